import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatClock } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import { EXTENSIONS } from "#server/assembly/sitting/announcement.rules.ts";
import type { BoardView } from "#server/assembly/sitting/board.queries.ts";
import { ClosingTime, closingOf } from "./closing-time.tsx";

type RoomClosingProps = { ballot: BallotView; board: BoardView; announce: FormAction };

/** Whether the operator may close a text now; the server decides it again. */
export function mayClose(board: BoardView, ballot: BallotView): boolean {
  const isFree = board.desk?.free.includes(ballot.resolutionId) ?? false;
  return isFree || (closingOf(board, ballot)?.over ?? false);
}

/** The closing told beforehand to those at a distance, who asks for more time, and giving it. */
export function RoomClosing({ ballot, board, announce }: RoomClosingProps) {
  const t = useTranslations("assembly.sitting");
  const closing = closingOf(board, ballot);
  const { number: item, resolutionId } = ballot;
  if (!closing && mayClose(board, ballot)) return <Asking ballot={ballot} board={board} />;
  return (
    <>
      {closing ? <ClosingTime closing={closing} /> : null}
      <Asking ballot={ballot} board={board} />
      <ActionForm
        action={announce}
        label={t(closing ? "extendLabel" : "announceLabel", { item })}
        className="grid gap-3"
      >
        <input type="hidden" name="resolutionId" value={resolutionId} />
        {closing ? (
          <p className="flex flex-wrap items-center gap-3">
            <span>{t("extend")}</span>
            {EXTENSIONS.map((seconds) => (
              <Button
                key={seconds}
                tone="secondary"
                dense
                name="seconds"
                value={String(seconds)}
                label={t("byMinutesLabel", { item, minutes: seconds / 60 })}
              >
                {t("byMinutes", { minutes: seconds / 60 })}
              </Button>
            ))}
          </p>
        ) : (
          <>
            <p className="max-w-measure">{t("announceWhy")}</p>
            <p>
              <Button label={t("announceLabel", { item })}>{t("announce")}</Button>
            </p>
          </>
        )}
      </ActionForm>
    </>
  );
}

function Asking({ ballot, board }: Omit<RoomClosingProps, "announce">) {
  const t = useTranslations("assembly.sitting");
  const locale = useLocale();
  const asking = (board.desk?.requests ?? []).filter(
    ({ resolutionId }) => resolutionId === ballot.resolutionId,
  );
  if (asking.length === 0) return null;
  const names = asking
    .map(({ name, at }) => t("requestLine", { name, time: formatClock(at, locale) }))
    .join(", ");
  return (
    <Notice tone="waiting">
      <p>{t("requests", { names })}</p>
    </Notice>
  );
}
