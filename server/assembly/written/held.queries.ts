import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import { DomainError, type ErrorCode, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { toHex } from "#server/proof/leaf/leaf.rules.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { stateOf } from "./written.rules.ts";
import type { WrittenState } from "./written.schema.ts";

/** A written decision in hand: nobody else signs, opens or ends it before this use case is over. */
export type Held = Readonly<{
  id: string;
  title: string;
  explanation: string | null;
  language: string;
  answerBy: PlainDate;
  /** The day it was put to the owners; null for a draft. */
  openedOn: PlainDate | null;
  rulesVersion: string;
  askedById: string | null;
  state: WrittenState;
  /** SHA-256 of what is signed, in hexadecimal; empty for a draft. */
  hash: string;
}>;

/** @throws notFound */
export async function holdWritten(tx: Tx, association: AssociationId, id: string): Promise<Held> {
  await tx.$queryRaw`
    SELECT FROM written_decision
    WHERE association_id = ${association}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.writtenDecision.findUnique({
    where: { associationId_id: { associationId: association, id } },
    select: {
      ...{ title: true, explanation: true, language: true, answerBy: true, rulesVersion: true },
      ...{
        askedById: true,
        opening: { select: { hash: true, at: true } },
        end: { select: { kind: true } },
      },
    },
  });
  if (!row) throw notFound();
  const { opening, end, ...said } = row;
  const answerBy = fromColumn(said.answerBy);
  const isOpened = opening !== null;
  return {
    ...{ ...said, id, answerBy, hash: opening ? toHex(opening.hash) : "" },
    openedOn: opening && dayOf(opening.at),
    state: stateOf({ isOpened, end: end?.kind ?? null, answerBy }, today()),
  };
}

const NOT_OPEN: Readonly<Record<Exclude<WrittenState, "open">, ErrorCode>> = {
  draft: "written.not-open",
  lapsed: "written.late",
  adopted: "written.ended",
  refused: "written.ended",
  withdrawn: "written.ended",
};

/** @throws DomainError `written.not-open`, `written.late`, `written.ended` */
export function refuseUnlessOpen({ state }: Held): void {
  if (state !== "open") throw new DomainError(NOT_OPEN[state]);
}

/**
 * Paper is filed while it is open, and after its last day too: it may have been an answer in time.
 * @throws DomainError `written.not-open`, `written.ended`
 */
export function refuseUnlessFiling({ state }: Held): void {
  if (state !== "open" && state !== "lapsed") throw new DomainError(NOT_OPEN[state]);
}

/** Its words are fixed from its opening on. @throws DomainError `written.opened` */
export function refuseUnlessDraft({ state }: Held): void {
  if (state !== "draft") throw new DomainError("written.opened");
}
