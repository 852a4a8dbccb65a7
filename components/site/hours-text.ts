import { type Locale, toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { groupDays } from "#server/registry/office/hours.rules.ts";
import { type OpeningHours, WEEKDAYS, type Weekday } from "#server/registry/office/hours.schema.ts";

/** A Monday, from which the others are counted. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;

/** The name of a day of the week, as it stands in a sentence. */
export function dayName(day: Weekday, locale: string, style: "long" | "short" = "long"): string {
  const format = new Intl.DateTimeFormat(`${locale}-BE`, { weekday: style, timeZone: "UTC" });
  return format.format(MONDAY + WEEKDAYS.indexOf(day) * DAY);
}

/** One day by its name, two side by side, more from the first to the last. */
function daysInWords(first: Weekday, last: Weekday, locale: Locale): string {
  const t = translator(locale, "site");
  const length = WEEKDAYS.indexOf(last) - WEEKDAYS.indexOf(first) + 1;
  if (length === 1) return dayName(first, locale);
  const names = { first: dayName(first, locale), last: dayName(last, locale) };
  return length === 2 ? t("public.twoDays", names) : t("public.days", names);
}

export type HoursLine = Readonly<{ days: string; times: string }>;

/** Office hours in words, as few lines as the week allows: `du lundi au jeudi`, `09:00–12:00`. */
export function hoursText(hours: OpeningHours, language: string): readonly HoursLine[] {
  const locale = toLocale(language);
  return groupDays(hours).map(({ first, last, periods }) => ({
    days: daysInWords(first, last, locale),
    times: periods.map(({ from, to }) => `${from}–${to}`).join(", "),
  }));
}

const SHORT = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] as const;

/** The same for machines, as schema.org writes it: `Mo-Th 09:00-12:00`. */
export function hoursForMachines(hours: OpeningHours): readonly string[] {
  const short = (day: Weekday) => SHORT[WEEKDAYS.indexOf(day)] ?? "";
  return groupDays(hours).flatMap(({ first, last, periods }) => {
    const days = first === last ? short(first) : `${short(first)}-${short(last)}`;
    return periods.map(({ from, to }) => `${days} ${from}-${to}`);
  });
}
