import { isAfter, isBefore, type PlainDate } from "#server/kernel/calendar.ts";

type Term = Readonly<{ startsOn: PlainDate; endsOn: PlainDate }>;

/** An absence is of days to come, the last of them included. */
export function isInOrder({ startsOn, endsOn }: Term, on: PlainDate): boolean {
  return !isBefore(endsOn, startsOn) && !isBefore(endsOn, on);
}

/** Whether two terms share a day. */
export function overlap(a: Term, b: Term): boolean {
  return !isAfter(a.startsOn, b.endsOn) && !isAfter(b.startsOn, a.endsOn);
}

/** What changes when one follows these and no others. */
export function changesOf(before: readonly string[], after: readonly string[]) {
  return {
    begins: after.filter((id) => !before.includes(id)),
    ends: before.filter((id) => !after.includes(id)),
  };
}
