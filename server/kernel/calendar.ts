/** Legal dates are calendar days; moments are instants. Only this file knows the zone. */
export const LEGAL_ZONE = "Europe/Brussels";

export type PlainDate = Temporal.PlainDate;

/** A calendar date from `YYYY-MM-DD`. @throws RangeError when there is no such day. */
export function plainDate(iso: string): PlainDate {
  return Temporal.PlainDate.from(iso, { overflow: "reject" });
}

/** The calendar day on which an instant falls where the law applies. */
export function legalDate(instant: Temporal.Instant): PlainDate {
  return instant.toZonedDateTimeISO(LEGAL_ZONE).toPlainDate();
}

/** The instant of a wall-clock time in Belgium; a time skipped by DST moves forward. */
export function legalInstant(date: PlainDate, time: string): Temporal.Instant {
  return date
    .toPlainDateTime(Temporal.PlainTime.from(time))
    .toZonedDateTime(LEGAL_ZONE)
    .toInstant();
}

/**
 * The instants at which the clocks of Belgium showed a time: none where it was skipped in spring, two
 * where the hour came twice in autumn, in their order.
 */
export function legalInstants(date: PlainDate, time: string): readonly Temporal.Instant[] {
  const shown = date.toPlainDateTime(Temporal.PlainTime.from(time));
  return (["earlier", "later"] as const)
    .map((disambiguation) => shown.toZonedDateTime(LEGAL_ZONE, { disambiguation }))
    .filter((moment) => moment.toPlainDateTime().equals(shown))
    .map((moment) => moment.toInstant())
    .filter((instant, at, all) => at === 0 || !all[0]?.equals(instant));
}

export function isAfter(a: PlainDate, b: PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}

export function isBefore(a: PlainDate, b: PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return from.until(to, { largestUnit: "days" }).days;
}

/** `date` lies in [from, to], `to` included; an open end never closes. */
export function within(date: PlainDate, from: PlainDate, to: PlainDate | null): boolean {
  return !isBefore(date, from) && (to === null || !isAfter(date, to));
}

/** From a `@db.Date` column (read as UTC midnight) to a calendar day. */
export function fromColumn(value: Date): PlainDate {
  return plainDate(value.toISOString().slice(0, 10));
}

/** To a `@db.Date` column. */
export function toColumn(date: PlainDate): Date {
  return new Date(`${date.toString()}T00:00:00Z`);
}

/** A day as a number that a translated sentence formats: its noon in Belgium, in milliseconds. */
export function noonOf(date: PlainDate): number {
  return legalInstant(date, "12:00").epochMilliseconds;
}

/** The wall-clock time in Belgium, `HH:MM`. */
export function legalTime(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(LEGAL_ZONE).toPlainTime().toString().slice(0, 5);
}
