import { isAfter, isBefore, type PlainDate } from "#server/kernel/calendar.ts";
import { addWorkingDays } from "#server/kernel/working-days.ts";
import { periodAround, requestAnsweredBy } from "../meeting/meeting.rules.ts";
import type { MeetingKind, MeetingStage } from "../meeting/meeting.schema.ts";
import type { CancellationKind, StillOwed } from "./cancellation.schema.ts";

/**
 * Why a meeting cannot be cancelled; null where it can. A draft is discarded, what was opened was held.
 */
export function refuseCancellation(stage: MeetingStage) {
  if (stage === "convened") return null;
  if (stage === "draft") return "cancellation.not-convened";
  return stage === "withdrawn" ? "cancellation.already" : "cancellation.opened";
}

/** Until its hour a meeting is called off; after it, that it was not held is a fact like another. */
export function kindOfCancellation(startsAt: Date, now: Temporal.Instant): CancellationKind {
  return now.epochMilliseconds < startsAt.getTime() ? "cancelled" : "not-held";
}

/** The working days a letter is given to arrive (R-AG-14). */
const POST_DAYS = 3;

/** Whether a letter posted today may reach somebody who has set out already. */
export function lettersMayBeLate(today: PlainDate, meetingOn: PlainDate): boolean {
  return !isBefore(addWorkingDays(today, POST_DAYS), meetingOn);
}

type Owing = Readonly<{
  kind: MeetingKind;
  session: number;
  isRetry: boolean;
  on: PlainDate;
  periodStart: string;
  /** The days on which requests of a fifth that it answered were received. */
  requestsReceivedOn: readonly PlainDate[];
  order: Readonly<{ reference: string; within: string | null }> | null;
}>;

/**
 * What goes on running whatever became of the meeting: the annual one is due in its fifteen days, a
 * requested one within thirty of the request (art. 3.87 §2), a judge's by his order (art. 3.92 §4).
 */
export function stillOwed(meeting: Owing, today: PlainDate): readonly StillOwed[] {
  const { kind, session, isRetry, on, periodStart, requestsReceivedOn, order } = meeting;
  const owed: StillOwed[] = [];
  if (kind === "ordinary" && session === 1 && !isRetry) {
    const { from, to } = periodAround(periodStart, on);
    owed.push({
      ...{ ground: "annual", article: "3.87 §2" },
      ...{ from: from.toString(), to: to.toString() },
    });
  }
  for (const receivedOn of requestsReceivedOn) {
    const by = requestAnsweredBy(receivedOn);
    owed.push({
      ...{ ground: "request", article: "3.87 §2" },
      ...{ by: by.toString(), isPast: isAfter(today, by) },
    });
  }
  if (order) {
    const { reference, within } = order;
    owed.push({ ground: "court", article: "3.92 §4", reference, by: within });
  }
  return owed;
}
