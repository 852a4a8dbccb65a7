import { daysBetween, isAfter, isBefore, type PlainDate } from "#server/kernel/calendar.ts";
import { addWorkingDays } from "#server/kernel/working-days.ts";
import type { TaskKind } from "./mandate.schema.ts";

/** The last day a mandate may have: three years at most, never tacitly renewed (art. 3.89 §1, R-SYN-01). */
export function latestEnd(startsOn: PlainDate): PlainDate {
  return startsOn.add({ years: 3 }).subtract({ days: 1 });
}

export type TermVerdict = "lawful" | "too-long" | "ends-before-start" | "starts-before-appointment";

/** Whether a term may be given to a syndic. */
export function judgeTerm(
  appointedOn: PlainDate,
  startsOn: PlainDate,
  endsOn: PlainDate,
): TermVerdict {
  if (isBefore(endsOn, startsOn)) return "ends-before-start";
  if (isBefore(startsOn, appointedOn)) return "starts-before-appointment";
  return isAfter(endsOn, latestEnd(startsOn)) ? "too-long" : "lawful";
}

const FILING_WORKING_DAYS = 8;

/**
 * The last day on which an enterprise counter may be told of a decision (R-SYN-21): the working day
 * before it takes effect; where it was taken less than eight working days before, the eighth working
 * day after it.
 */
export function filingDue(decidedOn: PlainDate, startsOn: PlainDate): PlainDate {
  const isLate = isAfter(decidedOn, addWorkingDays(startsOn, -FILING_WORKING_DAYS));
  return isLate ? addWorkingDays(decidedOn, FILING_WORKING_DAYS) : addWorkingDays(startsOn, -1);
}

const HAND_OVER_DAYS = 30;

/** The last day for handing over the complete file (art. 3.89 §5 7°, R-SYN-04). */
export function handOverDue(endsOn: PlainDate): PlainDate {
  return endsOn.add({ days: HAND_OVER_DAYS });
}

/**
 * The last day on which an office reads what stood at the end of its mandate: as many days as the
 * association says, else until the hand-over is recorded, thirty at least; a year at most.
 */
export function readsUntil(
  endsOn: PlainDate,
  handedOverOn: PlainDate | null,
  accessDays: number | null,
): PlainDate {
  const most = endsOn.add({ years: 1 });
  const least = handOverDue(endsOn);
  const later = handedOverOn && isAfter(handedOverOn, least) ? handedOverOn : least;
  const wanted =
    accessDays === null ? (handedOverOn ? later : most) : endsOn.add({ days: accessDays });
  return isAfter(wanted, most) ? most : wanted;
}

/** How long an association may let a former syndic read: the term of the hand-over, to a year. */
export const ACCESS_DAYS = { fewest: HAND_OVER_DAYS, most: 365 } as const;

/** The number of days somebody typed; null for what is none, or out of bounds. */
export function accessDaysIn(text: string): number | null {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return days >= ACCESS_DAYS.fewest && days <= ACCESS_DAYS.most ? days : null;
}

/** Days before the end of a mandate at which its office is told that nothing renews it by itself. */
export const END_ALERTS = [180, 90, 30] as const;

export type EndVerdict =
  | "lawful"
  | "not-in-term"
  | "ends-before-decision"
  | "decision-in-future"
  | "judge-only";

type Ended = Readonly<{ startsOn: PlainDate; endsOn: PlainDate; appointer: string }>;
type End = Readonly<{ kind: string; decidedOn: PlainDate; lastDay: PlainDate }>;

/** Whether a mandate may end so, before its term. */
export function judgeEnd(
  mandate: Ended,
  { kind, decidedOn, lastDay }: End,
  on: PlainDate,
): EndVerdict {
  // Only the judge dismisses whom he appointed (art. 3.89 §7, R-SYN-03).
  if (kind === "dismissal" && mandate.appointer === "judge") return "judge-only";
  if (isAfter(decidedOn, on)) return "decision-in-future";
  if (isBefore(lastDay, mandate.startsOn) || !isBefore(lastDay, mandate.endsOn))
    return "not-in-term";
  return isBefore(lastDay, decidedOn) ? "ends-before-decision" : "lawful";
}

/** A mandate among those of one association, as the rules of succession need it. */
export type Known = Readonly<{
  id: string;
  officeId: string;
  startsOn: PlainDate;
  endsOn: PlainDate;
  provisional: boolean;
}>;

/** The next ordinary mandate that starts after one; undefined while none is recorded. */
export function successorOf(mandate: Known, all: readonly Known[]): Known | undefined {
  return all
    .filter((one) => !one.provisional && isAfter(one.startsOn, mandate.endsOn))
    .toSorted((a, b) => daysBetween(b.startsOn, a.startsOn))[0];
}

/** The ordinary mandate whose days meet these. A provisional syndic stands beside another (§7). */
export function overlapped(
  term: Readonly<{ startsOn: PlainDate; endsOn: PlainDate; provisional: boolean }>,
  all: readonly Known[],
): Known | undefined {
  return all.find(
    (one) =>
      one.provisional === term.provisional &&
      !isAfter(one.startsOn, term.endsOn) &&
      !isBefore(one.endsOn, term.startsOn),
  );
}

export type ExpectedTerm = Readonly<{
  kind: "registry.mandate" | "registry.handover";
  mandateId: string;
  dueOn: PlainDate;
}>;

/** A hand-over that was never recorded is asked for during a year, not for ever. */
const ASKED_FOR_DAYS = 365;

/**
 * What the mandates of an association ask for by themselves on a day: a decision before an end that
 * nothing follows, and the hand-over of one that another office follows, or nobody.
 */
export function expectedTerms(all: readonly Known[], on: PlainDate): readonly ExpectedTerm[] {
  return all.flatMap((mandate): readonly ExpectedTerm[] => {
    const { id: mandateId, endsOn } = mandate;
    const next = successorOf(mandate, all);
    const isOver = isBefore(endsOn, on);
    const left = daysBetween(on, endsOn);
    const terms: ExpectedTerm[] = [];
    if (!isOver && !next && left <= END_ALERTS[0]) {
      terms.push({ kind: "registry.mandate", mandateId, dueOn: endsOn });
    }
    const leaves = next ? next.officeId !== mandate.officeId : isOver;
    if (leaves && left > -ASKED_FOR_DAYS) {
      terms.push({ kind: "registry.handover", mandateId, dueOn: handOverDue(endsOn) });
    }
    return terms;
  });
}

/** The article each task rests on. */
export const TASK_ARTICLES = {
  filing: "3.89 §3",
  "filing-end": "3.89 §3",
  handover: "3.89 §5 7°",
} as const satisfies Record<TaskKind, string>;
