import type { Actor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { now } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { seatsOn } from "../attendance/floor.rules.ts";
import type { Representation } from "../attendance/presence.rules.ts";
import { refuseHearing } from "../attendance/telephone.rules.ts";
import { lineOf } from "../sitting/line.queries.ts";
import { mayRunBallot } from "./ballot.policy.ts";
import { type HeldBallot, holdBallotOf } from "./ballot.queries.ts";
import type { RecordHands } from "./ballot.schema.ts";
import { closeHeld } from "./ballot.service.ts";
import { nextSequences } from "./casting.queries.ts";
import { handHeads, markOf, saidHands } from "./hands.queries.ts";
import { lotsNamed, planHands, type SaidHands } from "./hands.rules.ts";
import { keepVotes } from "./keeping.service.ts";
import { claimed } from "./vote.rules.ts";

type Said = Readonly<{
  resolutionId: string;
  held: HeldBallot;
  said: SaidHands;
  /** Of the plan that was shown. */
  mark: string;
  /** When the hands were up, in milliseconds. */
  moment: number;
}>;

/** Keeps what a show of hands says, in the caller's transaction. Returns how many votes were kept. */
export async function keepHands(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { resolutionId, held, said, mark, moment }: Said,
): Promise<number> {
  const { seats, ballot } = held;
  const heads = await handHeads(tx, association, resolutionId, held, moment);
  const plan = planHands(heads, said);
  if (markOf(resolutionId, plan) !== mark) throw new DomainError("ballot.hands-moved");
  if (plan.problems.length > 0) throw new DomainError("ballot.hands-unclear");
  if (plan.votes.length === 0) throw new DomainError("ballot.choice-missing");
  const partsOf = seatsOn(seats, moment, ballot.itemId);
  const line = await lineOf(tx, association, ballot.meetingId);
  const isHeard = (by: Representation) => refuseHearing(by, line.telephone, line.cut) === null;
  const known = new Map(seats.heads.map((head) => [head.entitlementId, head]));
  const casts = plan.votes.flatMap(({ head: shown, choice, derived }) => {
    const { entitlementId, votes } = shown;
    const head = known.get(entitlementId);
    const lots = lotsNamed(shown);
    const claims = head ? claimed(head, partsOf(head), lots, isHeard) : [];
    if (!head || typeof claims === "string") return [];
    return claims.map(({ seat }) => ({
      ...{ head, entitlementId, seat, lots, votes, choice, derived, byOperator: true },
    }));
  });
  const text = { association, meetingId: ballot.meetingId, resolutionId };
  const cast = casts.map(({ entitlementId }) => entitlementId);
  await keepVotes(tx, actor, text, casts, await nextSequences(tx, text, cast));
  return casts.length;
}

/**
 * Records a show of hands exactly as it was shown before: all for, or against, or abstaining, except
 * those named; and closes the ballot in the same breath where that is asked. Who is on the telephone
 * counts where he is named: his answer was heard. Who voted himself, votes on a screen, is in conflict,
 * suspended or gone is left out. Returns how many votes were kept.
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
    const { state } = held;
    if (!state.opened) throw new DomainError("ballot.not-open");
    if (state.closed) throw new DomainError("ballot.closed");
    if (state.paused) throw new DomainError("ballot.paused");
    const said = saidHands(asked);
    const moment = now().epochMilliseconds;
    const count = await keepHands(tx, actor, association, {
      resolutionId,
      held,
      said,
      mark,
      moment,
    });
    if (close) await closeHeld(tx, actor, association, { resolutionId, held });
    return count;
  });
}
