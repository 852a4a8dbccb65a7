import { daysBetween, isAfter, type PlainDate } from "#server/kernel/calendar.ts";

/** Days before a term at which its reminder goes out; the last day itself is one of them. */
const REMINDERS = [14, 7, 3, 1, 0] as const;

/** How far ahead the daily scan looks. */
export const HORIZON_DAYS = REMINDERS[0];

/** The reminder a day stands at, as days before the term; -1 once it is past; null before the first. */
function stageOf(dueOn: PlainDate, on: PlainDate): number | null {
  const left = daysBetween(on, dueOn);
  if (left < 0) return -1;
  return REMINDERS.findLast((days) => left <= days) ?? null;
}

/**
 * Whether a reminder goes out today: at each stage once, whatever days the scan missed,
 * and once when the term is past.
 */
export function isReminderDue(
  dueOn: PlainDate,
  remindedOn: PlainDate | null,
  on: PlainDate,
): boolean {
  const stage = stageOf(dueOn, on);
  if (stage === null) return false;
  const reached = remindedOn === null ? null : stageOf(dueOn, remindedOn);
  return reached === null || stage < reached;
}

export type Urgency = "overdue" | "today" | "soon" | "later";

/** How a term reads in a list. */
export function urgencyOf(dueOn: PlainDate, on: PlainDate): Urgency {
  const left = daysBetween(on, dueOn);
  if (left < 0) return "overdue";
  if (left === 0) return "today";
  return left <= HORIZON_DAYS ? "soon" : "later";
}

/** A term is put off to a later day, never past itself: it does not move. */
export function mayPutOff(dueOn: PlainDate, until: PlainDate, on: PlainDate): boolean {
  return isAfter(until, on) && !isAfter(until, dueOn);
}
