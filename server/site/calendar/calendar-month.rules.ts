import { deadlinePlace } from "#server/registry/deadline/deadline.schema.ts";
import type { CalendarEvent } from "./calendar.schema.ts";

type Month = Temporal.PlainYearMonth;

/** The days of a month in whole weeks from Monday on, those of other months as null. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const whole: Month = Temporal.PlainYearMonth.from(month);
  const first = whole.toPlainDate({ day: 1 });
  const before = Array.from({ length: first.dayOfWeek - 1 }, () => null);
  const days = Array.from({ length: whole.daysInMonth }, (_, index) =>
    first.add({ days: index }).toString(),
  );
  const filled = [...before, ...days];
  const cells = [...filled, ...Array.from({ length: (7 - (filled.length % 7)) % 7 }, () => null)];
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

export function monthsAround(month: string): { before: string; after: string } {
  const whole = Temporal.PlainYearMonth.from(month);
  return {
    before: whole.subtract({ months: 1 }).toString(),
    after: whole.add({ months: 1 }).toString(),
  };
}

/** The page of an event. */
export function placeOfEvent({ kind, slug, about, subjectId }: CalendarEvent): string {
  switch (kind) {
    case "deadline":
      return deadlinePlace(slug, about, subjectId);
    case "meeting":
      return `/${slug}/assembly/meetings/${subjectId}`;
    case "mandate":
      return `/${slug}`;
    default:
      return kind satisfies never;
  }
}
