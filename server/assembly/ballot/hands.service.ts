import type { Actor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { now } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { mayRunBallot } from "./ballot.policy.ts";
import { holdBallotOf } from "./ballot.queries.ts";
import type { RecordHands } from "./ballot.schema.ts";
import { closeHeld } from "./ballot.service.ts";
import { handHeads, markOf, saidHands } from "./hands.queries.ts";
import { planHands } from "./hands.rules.ts";
import { keepVotes } from "./keeping.service.ts";
import { seatsOn } from "./vote.rules.ts";

/**
 * Records a show of hands exactly as it was shown before: all for, or against, or abstaining, except
 * those named; and closes the ballot in the same breath where that is asked. Who voted himself, is at
 * a distance, in conflict, suspended or gone is left out. Returns how many votes were kept.
 * @throws DomainError `ballot.hands-moved` where it would no longer be what was shown: somebody came,
 * left or voted meanwhile, or a second operator recorded the same paper
 */
export function recordHands(
  actor: Actor,
  association: AssociationId,
  { mark, close, ...asked }: RecordHands,
): Promise<number> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const { resolutionId } = asked;
    const held = await holdBallotOf(tx, association, resolutionId);
    const { state, seats, ballot } = held;
    if (!state.opened) throw new DomainError("ballot.not-open");
    if (state.closed) throw new DomainError("ballot.closed");
    if (state.paused) throw new DomainError("ballot.paused");
    const heads = await handHeads(tx, association, resolutionId, held);
    const plan = planHands(heads, saidHands(asked));
    if (markOf(resolutionId, plan) !== mark) throw new DomainError("ballot.hands-moved");
    if (plan.problems.length > 0) throw new DomainError("ballot.hands-unclear");
    if (plan.votes.length === 0) throw new DomainError("ballot.choice-missing");
    const seatOf = seatsOn(seats, now().epochMilliseconds, ballot.itemId);
    const known = new Map(seats.heads.map((head) => [head.entitlementId, head]));
    const casts = plan.votes.flatMap(({ head: { entitlementId, votes }, choice, derived }) => {
      const head = known.get(entitlementId);
      const seat = head && seatOf(head);
      return seat ? [{ head, entitlementId, seat, votes, choice, derived, byOperator: true }] : [];
    });
    const { meetingId } = ballot;
    await keepVotes(tx, actor, { association, meetingId, resolutionId }, casts);
    if (close) await closeHeld(tx, actor, association, { resolutionId, held });
    return casts.length;
  });
}
