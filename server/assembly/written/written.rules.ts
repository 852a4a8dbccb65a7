import { isAfter, isBefore, type PlainDate } from "#server/kernel/calendar.ts";
import { type Head, isSuspended, votersOf } from "../attendance/roll.rules.ts";
import { type DecisionType, decisionsInWriting, mayNeedDeed } from "../ballot/catalogue.rules.ts";
import type { WrittenState } from "./written.schema.ts";

/** The article that allows it, and asks that all of them agree. */
export const WRITTEN_ARTICLE = "3.87 §11";

export type Standing = Readonly<{
  isOpened: boolean;
  end: string | null;
  answerBy: PlainDate;
}>;

/** How far it is. Who has not signed by the last day has not agreed: nothing is presumed (R-AG-74). */
export function stateOf({ isOpened, end, answerBy }: Standing, today: PlainDate): WrittenState {
  if (end === "adopted" || end === "refused" || end === "withdrawn") return end;
  if (!isOpened) return "draft";
  return isBefore(answerBy, today) ? "lapsed" : "open";
}

type Voting = Pick<Head, "nature" | "voter" | "holders">;

/**
 * Whether a member has agreed. As at a meeting one holder of an undivided right signs for all, and where
 * rights are divided whoever was designated does (art. 3.87 §1). A proxy is for a meeting (art. 3.87 §7):
 * none serves here, only he who represents the member by law or by the register.
 */
export function hasSigned(head: Voting, signers: ReadonlySet<string>): boolean {
  return votersOf(head).some((party) => signers.has(party));
}

/** The members who have not signed; all of them must (R-MAJ-04), whatever their shares. */
export function missingOf<One extends Voting>(
  heads: readonly One[],
  signers: ReadonlySet<string>,
): readonly One[] {
  return heads.filter((head) => !hasSigned(head, signers));
}

/** Unanimous: there are members, and nobody is missing. */
export function isUnanimous(heads: readonly Voting[], signers: ReadonlySet<string>): boolean {
  return heads.length > 0 && missingOf(heads, signers).length === 0;
}

/** The parties who may sign, for any member. */
export function signatories(heads: readonly Voting[]): ReadonlySet<string> {
  return new Set(heads.flatMap((head) => votersOf(head)));
}

/** The parties whose refusal ends it: whoever holds a right with a vote, alone or with others. */
export function refusers(heads: readonly Voting[]): ReadonlySet<string> {
  return new Set(heads.flatMap((head) => [...head.holders, ...votersOf(head)]));
}

/** Members for whom nobody can sign today: rights are divided and nobody is designated, or nobody holds. */
export function unsignable<One extends Voting>(heads: readonly One[]): readonly One[] {
  return heads.filter((head) => isSuspended(head) || votersOf(head).length === 0);
}

/** The places of texts that nobody may decide in writing, from 0: they need an authentic deed. */
export function needDeed(version: string, types: readonly DecisionType[]): readonly number[] {
  const allowed = decisionsInWriting(version);
  return types.flatMap((type, index) => (allowed.includes(type) ? [] : [index]));
}

type Reasoned = Readonly<{ decisionType: DecisionType; deedReason: string | null }>;

/** The places of texts that may need an authentic deed, as we read it, and give no reason, from 0. */
export function unreasoned(version: string, texts: readonly Reasoned[]): readonly number[] {
  return texts.flatMap(({ decisionType, deedReason }, index) =>
    deedReason === null && mayNeedDeed(version, decisionType) ? [index] : [],
  );
}

type Days = Readonly<{ openedOn: PlainDate | null; answerBy: PlainDate }>;

/**
 * Whether paper that bears a day was an answer in time: its words were fixed by then, and the last day
 * was not over. When it is filed is another matter.
 */
export function isInTime(on: PlainDate, { openedOn, answerBy }: Days, today: PlainDate): boolean {
  if (openedOn === null || isBefore(on, openedOn)) return false;
  return !isAfter(on, answerBy) && !isAfter(on, today);
}

/** A signature with the day on which it was given: on screen that of the click, by hand that of the paper. */
export type DatedSignature = Readonly<{ partyId: string; on: PlainDate }>;

/** The parties that had signed by a day. */
export function signersBy(given: readonly DatedSignature[], on: PlainDate): ReadonlySet<string> {
  return new Set(given.flatMap((one) => (isAfter(one.on, on) ? [] : [one.partyId])));
}

/**
 * The days on which it may have become unanimous, the first one first: those of the signatures from a day
 * on, and the latest day that can be looked at, for a lot that passed to somebody who had signed.
 *
 * The law asks that all agree in writing (art. 3.87 §11), not that the syndic has filed it: we read that the
 * day of the last signature is the day of the decision, and that the members of that day must have signed.
 */
export function decisiveDays(
  given: readonly DatedSignature[],
  { from, until }: Readonly<{ from: PlainDate; until: PlainDate }>,
): readonly PlainDate[] {
  const days = [...given.map(({ on }) => on), until].filter(
    (on) => !isBefore(on, from) && !isAfter(on, until),
  );
  return [...new Map(days.map((on) => [on.toString(), on])).values()].sort((a, b) =>
    isBefore(a, b) ? -1 : 1,
  );
}

/** Whether two rolls name the same voters for a head, whatever its number. */
export function isSameHead(a: Pick<Head, "holders">, b: Pick<Head, "holders">): boolean {
  return a.holders.toSorted().join(" ") === b.holders.toSorted().join(" ");
}
