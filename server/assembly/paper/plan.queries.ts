import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { now } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { loadFloor } from "../attendance/floor.queries.ts";
import type { Floor } from "../attendance/floor.rules.ts";
import { ballotState, findBallot, type HeldBallot } from "../ballot/ballot.queries.ts";
import { isDecisionType } from "../ballot/catalogue.rules.ts";
import { soleVoterAmong } from "../ballot/count.rules.ts";
import { electorateOf } from "../ballot/electorate.queries.ts";
import { keyOfRoll } from "../ballot/electorate.rules.ts";
import { syndicConflict, syndicVoters } from "../ballot/exclusion.rules.ts";
import { handHeads, markOf, saidHands } from "../ballot/hands.queries.ts";
import { type HandHead, type HandPlan, planHands, type SaidHands } from "../ballot/hands.rules.ts";
import { countedSeats } from "../ballot/seats.rules.ts";
import { roomMoment } from "./clock.rules.ts";
import { type Frame, type OrderProblem, voteProblem } from "./order.rules.ts";
import type { AskSheet, BallotContent } from "./paper.schema.ts";

/** When the votes that are recorded were closed, at the latest. */
export async function lastClosing(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<number | null> {
  const last = await tx.ballotClosure.aggregate({
    where: { associationId: association, resolution: { meetingId } },
    _max: { at: true },
  });
  return last._max.at?.getTime() ?? null;
}

/** What the moments written on a sheet are judged against. @throws DomainError before the notice */
export async function frameOf(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  { convenedAt, startsAt, opening }: Floor,
): Promise<Frame> {
  if (convenedAt === null) throw new DomainError("attendance.not-convened");
  const closing = await lastClosing(tx, association, meetingId);
  return { convenedAt, startsAt, openedAt: opening?.at ?? null, lastClosing: closing };
}

/** When a vote was opened and closed, as its sheet says. @throws DomainError what cannot be so */
export function voteTimes(
  frame: Frame,
  typed: Pick<AskSheet, "openedAt" | "closedAt">,
  moment: number,
): Pick<BallotContent, "openedAt" | "closedAt"> {
  const openedAt = roomMoment(frame.startsAt, typed.openedAt, frame.openedAt);
  if (typeof openedAt === "string") throw new DomainError(openedAt, {}, "openedAt");
  const closedAt = roomMoment(frame.startsAt, typed.closedAt, openedAt);
  if (typeof closedAt === "string") throw new DomainError(closedAt, {}, "closedAt");
  const problem: OrderProblem | null = voteProblem(frame, { openedAt, closedAt }, moment);
  if (problem) {
    throw new DomainError(
      problem,
      {},
      problem === "paper.before-opening" ? "openedAt" : "closedAt",
    );
  }
  return { openedAt, closedAt };
}

/** A text with all who may vote on it. */
type SheetText = Omit<HeldBallot, "facts">;

/** A text as it stands before its sheet is recorded, with those the opening will keep from it. */
async function textOnPaper(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
): Promise<SheetText> {
  const ballot = await findBallot(tx, association, resolutionId);
  const { meetingId, decisionType } = ballot;
  const floor = await loadFloor(tx, association, meetingId);
  const state = await ballotState(tx, association, resolutionId);
  const electorate = await electorateOf(tx, association, meetingId, resolutionId);
  const isSyndics = isDecisionType(decisionType) && syndicConflict(decisionType) === "certain";
  const decided = await tx.voteExclusion.findMany({
    where: { associationId: association, resolutionId },
    select: { partyId: true },
  });
  // The syndic is kept from the vote on his own mandate when it opens (R-AG-45): nobody types it.
  const barred = (isSyndics && !state.opened ? syndicVoters(floor) : [])
    .filter((party) => !decided.some(({ partyId }) => partyId === party))
    .map((party) => ({ id: "", party, ground: "syndic" as const, reason: "" }));
  const exclusions = [...state.exclusions, ...barred];
  return { ballot, seats: floor, electorate, state: { ...state, exclusions } };
}

/** What a sheet says of a vote, before it is recorded. */
export type SheetPlan = Readonly<{
  held: SheetText;
  heads: readonly HandHead[];
  plan: HandPlan;
  mark: string;
  /** One person alone would decide: whether his votes count is asked. */
  sole: boolean;
}>;

/** What would be recorded of a vote that was closed at a moment, by those who were there then. */
export async function planSheet(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
  said: SaidHands,
  closedAt: number,
): Promise<SheetPlan> {
  const held = await textOnPaper(tx, association, resolutionId);
  const { seats: floor, ballot, state, electorate } = held;
  const heads = await handHeads(tx, association, resolutionId, held, closedAt);
  const plan = planHands(heads, saidHands(said));
  const key = keyOfRoll(floor.heads, electorate);
  // Who decides alone is told by who is there, whatever he says.
  const seats = countedSeats(floor, [], closedAt, ballot.itemId, electorate).map((seat) =>
    key ? { ...seat, shares: seat.part?.votes ?? key.get(seat.entitlementId) ?? 0n } : seat,
  );
  const excluded = state.exclusions.map(({ party }) => party);
  return {
    ...{ held, heads, plan },
    mark: markOf(resolutionId, plan),
    sole: soleVoterAmong(seats, excluded) !== null,
  };
}

/** The clock that what is typed is compared with. */
export const clockNow = () => now().epochMilliseconds;
