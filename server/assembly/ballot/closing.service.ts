import type { Actor } from "#server/kernel/actor.ts";
import { legalDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { type Hash, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { sealTree } from "#server/proof/tree/tree.service.ts";
import { setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { holdMeeting, loadFloor } from "../attendance/floor.queries.ts";
import type { Floor } from "../attendance/floor.rules.ts";
import type { Happened } from "../attendance/presence.rules.ts";
import { challengeUntil, minutesDue } from "../meeting/meeting.rules.ts";
import { endConnections } from "../sitting/connection.service.ts";
import { forgetHands } from "../sitting/speaking.service.ts";
import { mayRunBallot } from "./ballot.policy.ts";
import { listBallotRows } from "./ballot.queries.ts";
import type { MeetingBallots } from "./ballot.schema.ts";

/** The leaves of a meeting's votes, replaced ones included, in the order they were cast. */
async function leavesOf(tx: Tx, association: AssociationId, meetingId: string): Promise<Hash[]> {
  const rows = await tx.$queryRaw<{ leaf: Uint8Array }[]>`
    SELECT leaf_hash AS leaf FROM vote_event
    WHERE association_id = ${association}::uuid AND meeting_id = ${meetingId}::uuid
    ORDER BY at, id`;
  return rows.map(({ leaf }) => new Uint8Array(leaf));
}

/**
 * Closes a meeting that the caller's transaction has alone, at the moment that happened: its votes are
 * sealed in one tree as they stand. Returns the root in hexadecimal, or null where nobody voted.
 */
export async function closeHeldMeeting(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { meetingId, floor, ...happened }: Happened & Readonly<{ meetingId: string; floor: Floor }>,
): Promise<string | null> {
  if (!floor.opening) throw new DomainError("ballot.meeting-not-open");
  if (floor.closedAt !== null) throw new DomainError("ballot.meeting-closed");
  const ballots = await listBallotRows(tx, association, meetingId);
  const open = ballots.find(({ openedAt, closedAt }) => openedAt && !closedAt);
  if (open) throw new DomainError("ballot.still-open", { item: open.item });

  await endConnections(tx, actor, association, meetingId);
  await forgetHands(tx, association, meetingId);
  await tx.meetingClosing.create({
    data: { associationId: association, meetingId, ...happened },
  });
  const leaves = await leavesOf(tx, association, meetingId);
  const subject = { kind: "assembly.meeting", subjectId: meetingId } as const;
  const root = await sealTree(tx, actor, association, subject, leaves);
  const on = legalDate(Temporal.Instant.fromEpochMilliseconds(floor.startsAt));
  const terms = [
    ["assembly.signatures", on, "3.87 §10"],
    ["assembly.minutes", minutesDue(on), "3.87 §12"],
    ["assembly.challenge", challengeUntil(on), "3.92 §3"],
  ] as const;
  for (const [kind, dueOn, article] of terms) {
    await setDeadline(tx, association, kind, meetingId, dueOn, article);
  }
  await record(tx, actor, association, "assembly/meeting.closed", { meetingId });
  return root && toHex(root);
}

/**
 * Closes a meeting: its votes are sealed in one tree, and the law's terms start to run
 * from its day. Returns the root in hexadecimal, or null where nobody voted.
 */
export function closeMeeting(
  actor: Actor,
  association: AssociationId,
  { meetingId }: MeetingBallots,
): Promise<string | null> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    await holdMeeting(tx, association, meetingId);
    const floor = await loadFloor(tx, association, meetingId);
    if (floor.onPaper) throw new DomainError("paper.in-hand");
    const now = { at: nowColumn(), recordedAt: null };
    return closeHeldMeeting(tx, actor, association, { meetingId, floor, ...now });
  });
}
