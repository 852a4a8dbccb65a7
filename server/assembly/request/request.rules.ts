import { isAfter, type PlainDate } from "#server/kernel/calendar.ts";
import type { Fraction } from "#server/kernel/fraction.ts";
import { rulesAt } from "../ballot/ballot.rules.ts";
import { mayRequestMeeting, requestAnsweredBy } from "../meeting/meeting.rules.ts";
import type { RequestState } from "./request.schema.ts";

/** One fifth of the shares, exactly: a part of an undivided lot is a fraction (art. 3.87 §2). */
export function isEnough({ num, den }: Fraction, total: bigint, on: PlainDate): boolean {
  return total > 0n && mayRequestMeeting(num, total * den, on);
}

/** How many more shares one fifth wants, rounded up: none of a share is half a share too few. */
export function missingShares({ num, den }: Fraction, total: bigint, on: PlainDate): bigint {
  const asked = rulesAt(on)?.requests.from;
  if (!asked) return total;
  const parts = asked.den * den;
  const wanting = asked.num * total * den - asked.den * num;
  return wanting <= 0n ? 0n : (wanting + parts - 1n) / parts;
}

type RequestFacts = Readonly<{
  held: Fraction;
  total: bigint;
  postedOn: PlainDate | null;
  receivedOn: PlainDate | null;
  isWithdrawn: boolean;
  /** A notice of a meeting that takes it up has left. */
  isConvened: boolean;
}>;

/** How far a request is on a day, from what is recorded of it (R-AG-02). */
export function stateOf(facts: RequestFacts, on: PlainDate): RequestState {
  const { held, total, postedOn, receivedOn, isWithdrawn, isConvened } = facts;
  if (isConvened) return "answered";
  if (isWithdrawn) return "withdrawn";
  if (receivedOn) {
    if (!isEnough(held, total, receivedOn)) return "short";
    return isAfter(on, requestAnsweredBy(receivedOn)) ? "lapsed" : "running";
  }
  if (postedOn) return "posted";
  return isEnough(held, total, on) ? "ready" : "gathering";
}

/** While it is open to signatures: until its letter is posted, whatever has been reached. */
export function isOpenToSign(state: RequestState): boolean {
  return state === "gathering" || state === "ready";
}

/** What the syndic may answer by putting its points to a meeting: also one that is late or too small. */
export function mayBeTakenUp(state: RequestState): boolean {
  return state === "short" || state === "running" || state === "lapsed";
}
