import {
  MOST_PERIODS,
  type OpeningHours,
  type Period,
  WEEKDAYS,
  type Weekday,
} from "./hours.schema.ts";

const TIME = /(\d{1,2})\s*(?:[:.hHuU]\s*(\d{2})?)?\s*(?:uur|uhr|heures?)?/.source;
const SPAN = new RegExp(`^${TIME}\\s*(?:-|–|—|à|tot|bis|to)\\s*${TIME}$`, "i");

function time(hours: string | undefined, minutes: string | undefined): string | null {
  const [h, m] = [Number(hours), Number(minutes ?? "0")];
  if (m > 59 || h > 24 || (h === 24 && m > 0)) return null;
  return `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`;
}

function period(text: string): Period | null {
  const found = SPAN.exec(text);
  if (!found) return null;
  const [from, to] = [time(found[1], found[2]), time(found[3], found[4])];
  return from !== null && to !== null && from < to ? { from, to } : null;
}

/**
 * The periods somebody typed for a day: `9:00-12:00, 13h30-17h`, `9–12 et 14–17`; none when
 * nothing was typed, null when it cannot be read, or when two periods meet.
 */
export function parseDay(text: string): readonly Period[] | null {
  const parts = text
    .split(/[,;/]|\s(?:et|en|und|and)\s/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const periods: Period[] = [];
  for (const part of parts) {
    const next = period(part);
    const last = periods.at(-1);
    if (!next || (last && next.from <= last.to)) return null;
    periods.push(next);
  }
  return periods.length > MOST_PERIODS ? null : periods;
}

/** The periods of a day as one types them. */
export function dayAsTyped(periods: readonly Period[] | undefined): string {
  return (periods ?? []).map(({ from, to }) => `${from}-${to}`).join(", ");
}

/** Days that follow one another with the same periods. */
export type DayGroup = Readonly<{ first: Weekday; last: Weekday; periods: readonly Period[] }>;

/** A week in as few lines as it can be said in; days that are closed are left out. */
export function groupDays(hours: OpeningHours): readonly DayGroup[] {
  const groups: DayGroup[] = [];
  let yesterday: Weekday | null = null;
  for (const day of WEEKDAYS) {
    const periods = hours[day];
    const open = groups.at(-1);
    if (periods && open && open.last === yesterday && isSame(open.periods, periods)) {
      groups[groups.length - 1] = { ...open, last: day };
    } else if (periods) {
      groups.push({ first: day, last: day, periods });
    }
    yesterday = day;
  }
  return groups;
}

function isSame(a: readonly Period[], b: readonly Period[]): boolean {
  return dayAsTyped(a) === dayAsTyped(b);
}
