import { daysBetween, isAfter, type PlainDate } from "#server/kernel/calendar.ts";
import { END_ALERTS } from "../mandate/mandate.rules.ts";
import { kindsWhere, type Urgency } from "./deadline.schema.ts";

/** Days before a term at which its reminder goes out; the last day itself is one of them. */
const REMINDERS = [14, 7, 3, 1, 0] as const;

/** What only practice asks before a meeting is said in good time and once more, not every day. */
const PREPARING = [14, 3] as const;

/** A decision about the next mandate has to be on an agenda: its reminders come long before. */
const OWN_REMINDERS: Readonly<Record<string, readonly number[]>> = {
  "registry.mandate": END_ALERTS,
  ...Object.fromEntries(
    kindsWhere(({ isPractice }) => isPractice === true).map((kind) => [kind, PREPARING]),
  ),
};

/** When a list calls a term near. */
const SOON_DAYS = REMINDERS[0];

/** How far ahead the daily scan looks. */
export const HORIZON_DAYS = END_ALERTS[0];

/** The reminder a day stands at, as days before the term; -1 once it is past; null before the first. */
export function stageOf(dueOn: PlainDate, on: PlainDate, kind = ""): number | null {
  const left = daysBetween(on, dueOn);
  if (left < 0) return -1;
  return (OWN_REMINDERS[kind] ?? REMINDERS).findLast((days) => left <= days) ?? null;
}

/**
 * Whether a reminder goes out today: at each stage once, whatever days the scan missed,
 * and once when the term is past.
 */
export function isReminderDue(
  dueOn: PlainDate,
  remindedOn: PlainDate | null,
  on: PlainDate,
  kind = "",
): boolean {
  const stage = stageOf(dueOn, on, kind);
  if (stage === null) return false;
  const reached = remindedOn === null ? null : stageOf(dueOn, remindedOn, kind);
  return reached === null || stage < reached;
}

/** How a term reads in a list. */
export function urgencyOf(dueOn: PlainDate, on: PlainDate): Urgency {
  const left = daysBetween(on, dueOn);
  if (left < 0) return "overdue";
  if (left === 0) return "today";
  return left <= SOON_DAYS ? "soon" : "later";
}

/** A term is put off to a later day, never past itself: it does not move. */
export function mayPutOff(dueOn: PlainDate, until: PlainDate, on: PlainDate): boolean {
  return isAfter(until, on) && !isAfter(until, dueOn);
}
