import { type Actor, type Person, partiesOf } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { holdMeeting, isConcerned } from "../attendance/floor.queries.ts";
import { mayAskToVote, mayRunBallot } from "../ballot/ballot.policy.ts";
import type { HandRef, SittingRef } from "./sitting.schema.ts";
import { hasCome, isInProgress, textInHand, whereabouts } from "./speaking.queries.ts";

// Who spoke, and when, is no part of the act: the minutes hold the decisions and who opposed them
// (art. 3.87 §10). Hands leave no audit row therefore, and are forgotten when the meeting closes.

/**
 * Somebody present, in the room or at a distance, asks to speak on the text in hand. A hand that is
 * up already stays in its place.
 */
export function raiseHand(
  actor: Person,
  association: AssociationId,
  { meetingId }: SittingRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayAskToVote(actor, association));
    await holdMeeting(tx, association, meetingId);
    const parties = partiesOf(actor, association);
    const here = await whereabouts(tx, association, meetingId, parties);
    if (!here) {
      // Whom the meeting does not concern is told nothing of it.
      authorize(await isConcerned(tx, actor, association, meetingId));
      throw new DomainError("ballot.not-present");
    }
    if (!(await isInProgress(tx, association, meetingId))) {
      throw new DomainError("ballot.meeting-closed");
    }
    const { partyId } = here;
    const own = { associationId: association, meetingId, partyId };
    if (await tx.raisedHand.count({ where: { ...own, loweredAt: null } })) return;
    const inHand = await textInHand(tx, association, meetingId);
    const raised = { id: newRowId(), itemId: inHand?.itemId ?? null, raisedAt: nowColumn() };
    await tx.raisedHand.create({ data: { ...own, ...raised } });
  });
}

/** Somebody lowers his own hand. */
export function lowerOwnHand(
  actor: Person,
  association: AssociationId,
  { meetingId }: SittingRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayAskToVote(actor, association));
    const parties = partiesOf(actor, association);
    authorize(await hasCome(tx, association, meetingId, parties));
    const partyId = { in: [...parties] };
    await tx.raisedHand.updateMany({
      where: { associationId: association, meetingId, partyId, loweredAt: null },
      data: { loweredAt: nowColumn() },
    });
  });
}

async function holdHand(tx: Tx, association: AssociationId, { meetingId, handId }: HandRef) {
  await holdMeeting(tx, association, meetingId);
  const where = { associationId: association, meetingId, id: handId };
  const hand = await tx.raisedHand.findFirst({ where });
  if (!hand) throw notFound();
  return hand;
}

/** The chair gives the floor; whoever had it has spoken. */
export function giveFloor(actor: Actor, association: AssociationId, ref: HandRef): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const hand = await holdHand(tx, association, ref);
    if (hand.loweredAt || hand.givenAt) return;
    const { meetingId } = ref;
    const others = { associationId: association, meetingId, loweredAt: null };
    const at = nowColumn();
    await tx.raisedHand.updateMany({
      where: { ...others, givenAt: { not: null } },
      data: { loweredAt: at },
    });
    const key = { associationId_id: { associationId: association, id: hand.id } };
    await tx.raisedHand.update({ where: key, data: { givenAt: at } });
  });
}

/** The chair lowers a hand: somebody has spoken, or asks no more. */
export function lowerHand(actor: Actor, association: AssociationId, ref: HandRef): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const hand = await holdHand(tx, association, ref);
    if (hand.loweredAt) return;
    const key = { associationId_id: { associationId: association, id: hand.id } };
    await tx.raisedHand.update({ where: key, data: { loweredAt: nowColumn() } });
  });
}

/** What is of no use once the meeting is closed; in its transaction. */
export async function forgetHands(tx: Tx, association: AssociationId, meetingId: string) {
  await tx.raisedHand.deleteMany({ where: { associationId: association, meetingId } });
}
