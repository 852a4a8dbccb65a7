import { legalDate, legalInstants, legalTime } from "#server/kernel/calendar.ts";

/** How long before its hour people come to a meeting; no meeting lasts until then of the next day. */
const HOURS_BEFORE = 6;

/** What somebody who copies a sheet types: `1905`, `19h05`, `19.05`, `19:05`, `9:05`, `19h`. */
export function timeOf(typed: string): string | null {
  const match = /^(\d{1,2})(?:\s*[h:.,]\s*(\d{2})?|(\d{2}))?$/i.exec(typed.trim());
  if (!match) return null;
  const [, hour = "", minute = match[3] ?? "00"] = match;
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, "0")}:${minute}`;
}

export type ClockProblem = "paper.time-unreadable" | "paper.time-skipped";

/** The first moment that can belong to a meeting: the doors are not open before. */
export function doorsOpen(startsAt: number): number {
  return startsAt - HOURS_BEFORE * 3_600_000;
}

/**
 * The moment of a time written on the sheets of a meeting: of its day, or of the night that followed.
 * An hour that came twice, in autumn, is the first of both that is not before what came before it.
 * Milliseconds since 1970. @param notBefore what is known to have come before; null for nothing
 */
export function roomMoment(
  startsAt: number,
  typed: string,
  notBefore: number | null,
): number | ClockProblem {
  const time = timeOf(typed);
  if (time === null) return "paper.time-unreadable";
  const doors = Temporal.Instant.fromEpochMilliseconds(doorsOpen(startsAt));
  // By the clock on the wall: on a night with a change of hour the day is none of twenty-four.
  const isSameDay = time >= legalTime(doors);
  const day = legalDate(doors);
  const moments = legalInstants(isSameDay ? day : day.add({ days: 1 }), time);
  const millis = moments.map(({ epochMilliseconds }) => epochMilliseconds);
  return (
    millis.find((moment) => notBefore === null || moment >= notBefore) ??
    millis.at(-1) ??
    "paper.time-skipped"
  );
}
