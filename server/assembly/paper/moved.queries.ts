import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { nowColumn } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Floor } from "../attendance/floor.rules.ts";
import type { Happened } from "../attendance/presence.rules.ts";
import { findMotions, listMotions } from "../motion/motion.queries.ts";
import { type ItemMotions, lastMoved, movedBefore } from "../motion/motion.rules.ts";
import { roomMoment } from "./clock.rules.ts";
import { motionProblem } from "./order.rules.ts";
import { clockNow, frameOf } from "./plan.queries.ts";

type Said = Readonly<{
  /** As it stands on the sheet of a meeting held on paper. */
  typed: string;
  /** What was moved about the same before, the last of it. */
  before: readonly Readonly<{ at: string }>[];
}>;

/**
 * When something was moved about an item: now; at a meeting that is copied from paper, at the hour that
 * its sheet says. @throws DomainError what cannot be so
 */
export async function movedAt(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  floor: Floor,
  { typed, before }: Said,
): Promise<Happened> {
  if (!floor.onPaper) return { at: nowColumn(), recordedAt: null };
  const frame = await frameOf(tx, association, meetingId, floor);
  const moments = before.map(({ at }) => Temporal.Instant.from(at).epochMilliseconds);
  const last = moments.length > 0 ? Math.max(...moments) : null;
  const moment = roomMoment(frame.startsAt, typed, last ?? frame.openedAt);
  if (typeof moment === "string") throw new DomainError(moment, {}, "handledAt");
  const problem = motionProblem(frame, moment, last, clockNow());
  if (problem) throw new DomainError(problem, {}, "handledAt");
  return { at: new Date(moment), recordedAt: nowColumn() };
}

/** When something was moved last at a meeting: withdrawn, amended or taken again; null where nothing was. */
export async function lastMotion(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<number | null> {
  return lastMoved(await listMotions(tx, association, meetingId));
}

/**
 * A vote is opened on a text as it stands then: not before it was amended, taken up again or put to the
 * vote anew. @throws DomainError `paper.vote-before-motion`
 */
export async function refuseBeforeMotion(
  tx: Tx,
  association: AssociationId,
  { meetingId, resolutionId }: Readonly<{ meetingId: string; resolutionId: string }>,
  openedAt: number,
): Promise<void> {
  const isIts = ({ texts }: ItemMotions) => texts.some((one) => one.resolutionId === resolutionId);
  const item = await findMotions(tx, association, meetingId, isIts);
  const last = movedBefore(item, resolutionId);
  if (last !== null && openedAt < last) {
    throw new DomainError("paper.vote-before-motion", {}, "openedAt");
  }
}
