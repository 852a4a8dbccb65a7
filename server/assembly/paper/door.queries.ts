import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { loadFloor } from "../attendance/floor.queries.ts";
import { isOnPaper } from "../ballot/receipt.queries.ts";
import { roomMoment } from "./clock.rules.ts";
import { handedProblem } from "./handed.rules.ts";
import { clockNow, frameOf } from "./plan.queries.ts";

/**
 * A meeting that is copied from its sheets is over: nothing is given or taken back for it now, and what
 * was in the room has its hour. @throws DomainError `paper.at-the-door`
 */
export async function refuseAtDoor(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<void> {
  if (await isOnPaper(tx, association, meetingId)) throw new DomainError("paper.at-the-door");
}

type Item = Readonly<{ meetingId: string; itemId: string }>;

/** What a moment about one item is judged against: its own votes are sealed, no others hang on it. */
async function frameOfItem(tx: Tx, association: AssociationId, { meetingId, itemId }: Item) {
  const floor = await loadFloor(tx, association, meetingId);
  const frame = await frameOf(tx, association, meetingId, floor);
  const last = await tx.ballotClosure.aggregate({
    where: { associationId: association, resolution: { itemId } },
    _max: { at: true },
  });
  return { ...frame, openedAt: null, lastClosing: last._max.at?.getTime() ?? null };
}

/**
 * When somebody was named to carry a proxy on an item, as it was noted in the room of a meeting held on
 * paper; null at any other. @throws DomainError what cannot be so
 */
export async function namedAt(
  tx: Tx,
  association: AssociationId,
  { meetingId, itemId, typed }: Item & Readonly<{ typed: string }>,
): Promise<Date | null> {
  if (!(await isOnPaper(tx, association, meetingId))) return null;
  const frame = await frameOfItem(tx, association, { meetingId, itemId });
  const moment = roomMoment(frame.startsAt, typed, null);
  if (typeof moment === "string") throw new DomainError(moment, {}, "handledAt");
  const problem = handedProblem(frame, moment, clockNow());
  if (problem) throw new DomainError(problem, {}, "handledAt");
  return new Date(moment);
}

/** Votes of the item that counted on it are sealed. @throws DomainError `paper.proxy-after-votes` */
export async function refuseCounted(
  tx: Tx,
  association: AssociationId,
  { at, ...item }: Item & Readonly<{ at: Date }>,
): Promise<void> {
  const frame = await frameOfItem(tx, association, item);
  const problem = handedProblem(frame, at.getTime(), clockNow());
  if (problem) throw new DomainError(problem);
}
