import type { PlainDate } from "#server/kernel/calendar.ts";
import { before } from "../law/delay.rules.ts";

/**
 * The last day on which the registered letter may reach the syndic by which an owner says who assists
 * him at the meeting: four working days before it (art. 3.87 §1, R-AG-43).
 */
export function assistantToldBy(meetingOn: PlainDate): PlainDate {
  return before(meetingOn, "assistant");
}
