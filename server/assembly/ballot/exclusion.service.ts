import type { Actor } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { loadFloor } from "../attendance/floor.queries.ts";
import { mayRunBallot } from "./ballot.policy.ts";
import { type HeldText, holdConvened } from "./ballot.queries.ts";
import type { ExcludeVoter, LiftExclusion } from "./ballot.schema.ts";
import { isDecisionType } from "./catalogue.rules.ts";
import { type Exclusion, syndicConflict, syndicVoters, votersKnown } from "./exclusion.rules.ts";

type NewExclusion = Omit<Exclusion, "id"> & Readonly<{ resolutionId: string; meetingId: string }>;

async function keepExclusion(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { meetingId, resolutionId, party: partyId, ground, reason }: NewExclusion,
): Promise<void> {
  const id = newRowId();
  const row = { associationId: association, id, resolutionId, partyId, ground, reason };
  await tx.voteExclusion.create({ data: { ...row, at: nowColumn() } });
  const told = { meetingId, resolutionId, partyId };
  await record(tx, actor, association, "assembly/voter.excluded", told);
}

/** Keeps somebody in conflict from a vote, with the ground the minutes print (art. 3.87 §9). */
export function excludeVoter(
  actor: Actor,
  association: AssociationId,
  { resolutionId, partyId, ground, reason }: ExcludeVoter,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const { ballot, state, floor } = await holdConvened(tx, association, resolutionId);
    if (state.closed) throw new DomainError("ballot.closed");
    authorize(votersKnown(floor).has(partyId));
    if (state.exclusions.some(({ party }) => party === partyId)) {
      throw new DomainError("ballot.already-excluded", {}, "partyId");
    }
    const { meetingId } = ballot;
    const exclusion = { meetingId, resolutionId, party: partyId, ground, reason };
    await keepExclusion(tx, actor, association, exclusion);
  });
}

/**
 * Lets somebody take part again before the ballot closes, for a reason that stays on record beside
 * the exclusion; votes he had cast count again.
 */
export function liftExclusion(
  actor: Actor,
  association: AssociationId,
  { resolutionId, exclusionId, reason }: LiftExclusion,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const { state } = await holdConvened(tx, association, resolutionId);
    if (state.closed) throw new DomainError("ballot.closed");
    const lifted = state.exclusions.find(({ id }) => id === exclusionId);
    if (!lifted) throw notFound();
    await tx.exclusionLift.create({
      data: { associationId: association, exclusionId, reason, at: nowColumn() },
    });
    const fact = { resolutionId, partyId: lifted.party };
    await record(tx, actor, association, "assembly/voter.readmitted", fact);
  });
}

/**
 * Keeps the syndic who is an owner, and his agents, from the vote on his own appointment or
 * dismissal (R-AG-45), when it opens. What the operator has already decided about one of them stands.
 */
export async function excludeSyndics(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  resolutionId: string,
  { decisionType, meetingId }: HeldText["ballot"],
): Promise<void> {
  if (!isDecisionType(decisionType) || syndicConflict(decisionType) !== "certain") return;
  const decided = await tx.voteExclusion.findMany({
    where: { associationId: association, resolutionId },
    select: { partyId: true },
  });
  const floor = await loadFloor(tx, association, meetingId);
  for (const party of syndicVoters(floor)) {
    if (decided.some(({ partyId }) => partyId === party)) continue;
    const exclusion = { meetingId, resolutionId, party, ground: "syndic", reason: "" } as const;
    await keepExclusion(tx, actor, association, exclusion);
  }
}
