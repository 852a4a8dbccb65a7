import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import type { BoardView } from "#server/assembly/sitting/board.queries.ts";
import { ClosingTime, closingOf } from "./closing-time.tsx";

type VoterClosingProps = {
  ballot: BallotView;
  board: BoardView;
  /** The reader votes for somebody at this moment. */
  isVoting: boolean;
  askTime: FormAction;
};

/** When the vote ends, and how to ask the chair for more time. */
export function VoterClosing({ ballot, board, isVoting, askTime }: VoterClosingProps) {
  const t = useTranslations("assembly.sitting");
  const { number: item, resolutionId } = ballot;
  const closing = closingOf(board, ballot);
  return (
    <>
      {closing ? <ClosingTime closing={closing} /> : null}
      {!isVoting ? null : board.asked.includes(resolutionId) ? (
        <p>{t("timeAsked")}</p>
      ) : (
        <ActionForm action={askTime} label={t("askTimeLabel", { item })}>
          <input type="hidden" name="resolutionId" value={resolutionId} />
          <p>
            <Button tone="quiet" dense label={t("askTimeLabel", { item })}>
              {t("askTime")}
            </Button>
          </p>
        </ActionForm>
      )}
    </>
  );
}
