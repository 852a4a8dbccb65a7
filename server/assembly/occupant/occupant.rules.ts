import { isAfter, isBefore, type PlainDate } from "#server/kernel/calendar.ts";
import { addWorkingDays } from "#server/kernel/working-days.ts";
import { latestNotice } from "../meeting/meeting.rules.ts";

/** What occupants write reaches the meeting when it is there the day before. */
export function occupantsWriteUntil(meetingOn: PlainDate): PlainDate {
  return meetingOn.subtract({ days: 1 });
}

/**
 * The day to have the sheet hung by (art. 3.89 §5 6°). The law names none: as long before as the
 * owners' notice, or on the working day after a later one, and before the meeting in any case.
 */
export function occupantsToldBy(meetingOn: PlainDate, convenedOn: PlainDate): PlainDate {
  const usual = latestNotice(meetingOn);
  if (isBefore(convenedOn, usual)) return usual;
  const next = addWorkingDays(convenedOn, 1);
  const eve = occupantsWriteUntil(meetingOn);
  return isAfter(next, eve) ? eve : next;
}
