import { isAfter, isBefore, type PlainDate } from "#server/kernel/calendar.ts";

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
