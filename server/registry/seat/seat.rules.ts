import { isAfter, isBefore, type PlainDate, plainDate } from "#server/kernel/calendar.ts";

/** A council is compulsory from this many lots, cellars, garages and parking spaces not counted (R-COU-01). */
export const COUNCIL_LOTS = 20;

const NOT_COUNTED: readonly string[] = ["cellar", "garage", "parking"];

/** The lots that count for the council (art. 3.90 §1). */
export function countedLots(kinds: readonly string[]): number {
  return kinds.filter((kind) => !NOT_COUNTED.includes(kind)).length;
}

export function needsCouncil(kinds: readonly string[]): boolean {
  return countedLots(kinds) >= COUNCIL_LOTS;
}

const PERIOD_DAYS = 15;

/**
 * The last day of the next ordinary assembly's period after a decision: until then a member of the
 * council sits, and the auditor checks a year (R-COU-02, R-AUD-01).
 * @param periodStart MM-DD
 */
export function nextPeriodEnd(appointedOn: PlainDate, periodStart: string): PlainDate {
  const thisYear = plainDate(`${appointedOn.year}-${periodStart}`);
  const next = isAfter(thisYear, appointedOn) ? thisYear : thisYear.add({ years: 1 });
  return next.add({ days: PERIOD_DAYS - 1 });
}

/** An ordinary assembly that is held late keeps the seats filled until it is held. */
const LATE_MONTHS = 6;

export type SeatVerdict =
  | "lawful"
  | "starts-before-appointment"
  | "ends-before-start"
  | "beyond-assembly";

type Days = Readonly<{ appointedOn: PlainDate; startsOn: PlainDate; endsOn: PlainDate }>;

/** Whether somebody may sit for these days. */
export function judgeSeat(
  { appointedOn, startsOn, endsOn }: Days,
  periodStart: string,
): SeatVerdict {
  if (isBefore(startsOn, appointedOn)) return "starts-before-appointment";
  if (isBefore(endsOn, startsOn)) return "ends-before-start";
  const latest = nextPeriodEnd(appointedOn, periodStart).add({ months: LATE_MONTHS });
  return isAfter(endsOn, latest) ? "beyond-assembly" : "lawful";
}

/** The last day of a power the assembly delegated to the council: one year at most (art. 3.90 §4, R-COU-04). */
export function delegationEnd(decidedOn: PlainDate): PlainDate {
  return decidedOn.add({ years: 1 }).subtract({ days: 1 });
}
