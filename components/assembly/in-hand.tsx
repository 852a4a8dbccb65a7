import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IN_HAND } from "#components/ui/shortcuts.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import type { BoardView } from "#server/assembly/sitting/board.queries.ts";

type InHandProps = { board: BoardView; ballot: BallotView; children: ReactNode };

/** What the meeting is on has an address on the page, for a link and for a key. */
export function InHand({ board, ballot, children }: InHandProps) {
  if (board.inHand !== ballot.resolutionId) return children;
  return (
    <div id={IN_HAND.id} tabIndex={-1} className="scroll-mt-4">
      {children}
    </div>
  );
}

export function JumpToItem({ board }: { board: BoardView }) {
  const t = useTranslations("assembly.projector");
  return board.inHand ? <a href={`#${IN_HAND.id}`}>{t("jump")}</a> : null;
}
