import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { stateOf } from "./poll.rules.ts";
import type { PollState } from "./poll.schema.ts";

/** A poll held until the end of the transaction: nobody answers while it ends, nor ends it meanwhile. */
export type HeldPoll = Readonly<{
  id: string;
  several: boolean;
  byCouncil: boolean;
  endsOn: PlainDate;
  state: PollState;
}>;

type Row = Omit<HeldPoll, "endsOn" | "state"> &
  Readonly<{ endsOn: Date; isPublished: boolean; end: string | null }>;

/** @throws notFound */
export async function holdPoll(tx: Tx, association: AssociationId, id: string): Promise<HeldPoll> {
  const locked = await tx.$queryRaw<Row[]>`
    SELECT id FROM poll WHERE association_id = ${association}::uuid AND id = ${id}::uuid FOR UPDATE`;
  if (locked.length === 0) throw notFound();
  // Read once it is held: what ended it meanwhile is there.
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT p.id, p.several, p.by_council AS "byCouncil", p.ends_on AS "endsOn",
      u.poll_id IS NOT NULL AS "isPublished", e.kind AS "end"
    FROM poll p
    LEFT JOIN poll_publication u ON u.association_id = p.association_id AND u.poll_id = p.id
    LEFT JOIN poll_end e ON e.association_id = p.association_id AND e.poll_id = p.id
    WHERE p.association_id = ${association}::uuid AND p.id = ${id}::uuid`;
  if (!row) throw notFound();
  const { isPublished, end, ...poll } = row;
  const endsOn = fromColumn(poll.endsOn);
  return { ...poll, endsOn, state: stateOf({ isPublished, end, endsOn }, today()) };
}

/** @throws DomainError `poll.not-published`, `poll.over` */
export function refuseUnlessOpen({ state }: HeldPoll): void {
  if (state === "draft") throw new DomainError("poll.not-published");
  if (state !== "open") throw new DomainError("poll.over");
}
