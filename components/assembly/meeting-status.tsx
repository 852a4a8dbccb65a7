import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import type { MeetingStage } from "#server/assembly/meeting/meeting.schema.ts";

const TONE = {
  draft: "neutral",
  convened: "info",
  withdrawn: "neutral",
  open: "waiting",
  failed: "danger",
  closed: "done",
} as const;

/** Where a meeting stands, in a word and a shape. */
export function MeetingStatus({ stage }: { stage: MeetingStage }) {
  const t = useTranslations("assembly");
  return <Status tone={TONE[stage]}>{t(`stage.${stage}`)}</Status>;
}
