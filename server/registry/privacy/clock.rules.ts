import type { PlainDate } from "#server/kernel/calendar.ts";
import { isWorkingDay } from "#server/kernel/working-days.ts";

/** One month to answer, two more when the request is complex or there are many (GDPR art. 12 §3). */
const MONTHS = 1;
const EXTENDED_MONTHS = 3;

/**
 * The end of a period of months: the day of the same date, or the last day of a month that has no
 * such date; where that is no working day, the next one (Regulation 1182/71 art. 3 §2 c and §4).
 */
function endOf(from: PlainDate, months: number): PlainDate {
  let day = from.add({ months }, { overflow: "constrain" });
  while (!isWorkingDay(day)) day = day.add({ days: 1 });
  return day;
}

/** The last day to answer a request received on a day. */
export function answerDue(receivedOn: PlainDate): PlainDate {
  return endOf(receivedOn, MONTHS);
}

/** The last day once extended: counted from the request, not from the first term. */
export function extendedDue(receivedOn: PlainDate): PlainDate {
  return endOf(receivedOn, EXTENDED_MONTHS);
}
