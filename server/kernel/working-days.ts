import { type PlainDate, plainDate } from "./calendar.ts";

/** Western Easter of a year, by Gauss's computation as completed for the Gregorian calendar. */
export function easterSunday(year: number): PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + skipped + 15) % 30;
  const moon =
    epact -
    Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  const sunday = moon - weekday;
  return plainDate(`${String(year).padStart(4, "0")}-03-28`).add({ days: sunday });
}

/** Days fixed in the calendar among the ten legal holidays. */
const FIXED = ["01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25"] as const;
/** Easter Monday, Ascension, Whit Monday, in days after Easter Sunday. */
const MOVEABLE = [1, 39, 50] as const;

/** The ten legal public holidays of a year (Act of 4 January 1974), in order of date. */
export function legalHolidays(year: number): readonly PlainDate[] {
  const easter = easterSunday(year);
  const fixed = FIXED.map((day) => plainDate(`${String(year).padStart(4, "0")}-${day}`));
  const moveable = MOVEABLE.map((days) => easter.add({ days }));
  return [...fixed, ...moveable].sort(Temporal.PlainDate.compare);
}

/** Neither Saturday, nor Sunday, nor a legal public holiday (R-SYN-21). */
export function isWorkingDay(date: PlainDate): boolean {
  return date.dayOfWeek <= 5 && !legalHolidays(date.year).some((holiday) => holiday.equals(date));
}

/** The working day that comes `count` working days after `date`; before it when negative. */
export function addWorkingDays(date: PlainDate, count: number): PlainDate {
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = day.add({ days: step });
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
