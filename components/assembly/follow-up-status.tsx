import { useTranslations } from "next-intl";
import { Status } from "#components/ui/status.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { ExecutionState } from "#server/assembly/effect/effect.rules.ts";

const TONES: Readonly<Record<ExecutionState | "unsorted", Tone>> = {
  unsorted: "waiting",
  open: "waiting",
  started: "info",
  done: "done",
  dropped: "neutral",
};

/** How far a decision is carried out. */
export function FollowUpStatus({ state }: { state: ExecutionState | "unsorted" }) {
  const t = useTranslations("assembly.followUp.stateOf");
  return <Status tone={TONES[state]}>{t(state)}</Status>;
}
