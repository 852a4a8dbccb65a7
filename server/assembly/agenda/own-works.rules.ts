import { isAfter, type PlainDate } from "#server/kernel/calendar.ts";

/** Months an owner tells beforehand, and the association has to oppose (art. 3.82 §2). */
const MONTHS = 2;
/** Months in which the association begins, where it does the works itself (art. 3.82 §2). */
const BEGIN_MONTHS = 6;

/**
 * Cables, pipes and equipment for energy, water or telecommunication that an owner lays in common
 * parts at his own cost are his right, not a decision of the meeting (R-MAJ-21).
 */
export function ownWorksFrom(toldOn: PlainDate): PlainDate {
  return toldOn.add({ months: MONTHS });
}

/** The last day for the association's registered opposition, from the reception of the letter. */
export function opposeBy(receivedOn: PlainDate): PlainDate {
  return receivedOn.add({ months: MONTHS });
}

/** The last day on which the association begins works it said it would do itself. */
export function associationBeginsBy(receivedOn: PlainDate): PlainDate {
  return receivedOn.add({ months: BEGIN_MONTHS });
}

/** An opposition after its term is forfeited. */
export function mayOppose(receivedOn: PlainDate, on: PlainDate): boolean {
  return !isAfter(on, opposeBy(receivedOn));
}
