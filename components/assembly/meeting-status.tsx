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

type MeetingStatusProps = {
  stage: MeetingStage;
  /** Withdrawn with nothing in its place. */
  cancelled: Readonly<{ notHeld: boolean }> | null;
};

/** Where a meeting stands, in a word and a shape. */
export function MeetingStatus({ stage, cancelled }: MeetingStatusProps) {
  const t = useTranslations("assembly");
  if (stage === "withdrawn" && cancelled) {
    const word = cancelled.notHeld ? "cancellation.isNotHeld" : "cancellation.isCancelled";
    return <Status tone="danger">{t(word)}</Status>;
  }
  return <Status tone={TONE[stage]}>{t(`stage.${stage}`)}</Status>;
}
