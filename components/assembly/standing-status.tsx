import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { Standing } from "#server/assembly/challenge/challenge.schema.ts";

const TONES: Readonly<Record<Standing, Tone>> = {
  stands: "done",
  contested: "waiting",
  suspended: "danger",
  amended: "danger",
  annulled: "danger",
};

/** Where a decision stands in court. */
export function StandingStatus({ standing }: { standing: Standing }) {
  const t = useTranslations("assembly.challenge.standing");
  return <Status tone={TONES[standing]}>{t(standing)}</Status>;
}
