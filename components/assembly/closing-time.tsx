import { useLocale, useTranslations } from "next-intl";
import { formatClock } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import type { BoardView, Closing } from "#server/assembly/sitting/board.queries.ts";

/** The announced closing of a text; undefined where none is announced. */
export const closingOf = ({ closings }: BoardView, { resolutionId }: BallotView) =>
  closings.find((closing) => closing.resolutionId === resolutionId);

/** When a vote ends, as text: who listens to the page hears the same hour that is projected. */
export function ClosingTime({ closing }: { closing: Closing }) {
  const t = useTranslations("assembly.sitting");
  const time = formatClock(closing.closesAt, useLocale());
  return (
    <Notice tone="waiting">
      <p>{t(closing.over ? "closedAt" : "closesAt", { time })}</p>
    </Notice>
  );
}
