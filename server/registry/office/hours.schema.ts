import { z } from "zod";

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export const Weekday = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof Weekday>;

/** `09:00`; midnight at the end of a day is `24:00`. */
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

export const Period = z.object({ from: Time, to: Time });
export type Period = z.infer<typeof Period>;

/** Most periods of one day: morning, afternoon, evening. */
export const MOST_PERIODS = 3;

/** When an office can be reached, by day of the week; a day that is not there is closed. */
export const OpeningHours = z.partialRecord(Weekday, z.array(Period).min(1).max(MOST_PERIODS));
export type OpeningHours = z.infer<typeof OpeningHours>;
