import { isAfter, isBefore, type PlainDate, within } from "#server/kernel/calendar.ts";
import { type Fraction, reaches, whole } from "#server/kernel/fraction.ts";
import { rulesAt } from "../ballot/ballot.rules.ts";
import { after, before } from "../law/delay.rules.ts";
import type { MeetingStage } from "./meeting.schema.ts";

/** How far a meeting has come, from the facts recorded of it. */
export function stageOf(facts: {
  convened: boolean;
  quorate: boolean | null;
  closed: boolean;
  withdrawn: boolean;
}): MeetingStage {
  if (facts.quorate === false) return "failed";
  if (facts.closed) return "closed";
  if (facts.quorate !== null) return "open";
  // What was held is not undone by a notice that came too late.
  if (facts.withdrawn) return "withdrawn";
  return facts.convened ? "convened" : "draft";
}

/** Last day on which the notice can leave: `sent + 15 <= meeting` (R-AG-13, R-AG-14). */
export function latestNotice(meetingOn: PlainDate): PlainDate {
  return before(meetingOn, "notice");
}

/** Last day on which a registered letter should be deposited to arrive in time as well (R-AG-14). */
export function recommendedDeposit(meetingOn: PlainDate): PlainDate {
  return before(latestNotice(meetingOn), "post");
}

export type NoticeVerdict = "comfortable" | "lawful" | "urgent" | "late";

/**
 * What a notice sent on a day is worth. `lawful` respects the text but leaves the
 * post no time; `urgent` is too short, with the reason the law asks for (R-AG-15).
 */
export function judgeNotice(
  sentOn: PlainDate,
  meetingOn: PlainDate,
  urgencyReason: string | null,
): NoticeVerdict {
  if (!isAfter(sentOn, recommendedDeposit(meetingOn))) return "comfortable";
  if (!isAfter(sentOn, latestNotice(meetingOn))) return "lawful";
  const isReasoned = urgencyReason !== null && urgencyReason.trim() !== "";
  return isReasoned && isBefore(sentOn, meetingOn) ? "urgent" : "late";
}

/** The two readings of "after at least fifteen days", and the day that satisfies both (R-AG-31). */
export function secondSessionDates(firstOn: PlainDate, noticeOn: PlainDate) {
  const counted = after(firstOn, "second-session");
  const clear = counted.add({ days: 1 });
  const noticed = after(noticeOn, "notice");
  // A notice that leaves days after the failed session moves the second one too (art. 3.87 §3).
  return { counted, clear, proposed: isAfter(noticed, clear) ? noticed : clear };
}

/**
 * First day of a meeting whose notice leaves on `noticeOn`: of a second session after `firstOn`, of
 * one that puts texts of `retryOfOn` again.
 */
export function earliestMeeting(
  noticeOn: PlainDate,
  firstOn: PlainDate | null,
  retryOfOn: PlainDate | null,
): PlainDate {
  const day = firstOn ? secondSessionDates(firstOn, noticeOn).proposed : after(noticeOn, "notice");
  const retry = retryOfOn && unanimityRetry(retryOfOn);
  return retry && isAfter(retry, day) ? retry : day;
}

export type SecondSessionVerdict = "lawful" | "contestable" | "too-early";

/** `contestable`: fifteen days after the first session, not fifteen clear days (R-AG-31). */
export function judgeSecondSession(firstOn: PlainDate, secondOn: PlainDate): SecondSessionVerdict {
  const counted = after(firstOn, "second-session");
  if (isBefore(secondOn, counted)) return "too-early";
  return secondOn.equals(counted) ? "contestable" : "lawful";
}

export type Period = Readonly<{ from: PlainDate; to: PlainDate }>;

/** The fifteen days of the ordinary meeting that start in `year`; `start` is MM-DD (art. 3.85 §3 3°). */
export function annualPeriod(start: string, year: number): Period {
  const from = Temporal.PlainMonthDay.from(start).toPlainDate({ year });
  return { from, to: after(from, "period").subtract({ days: 1 }) };
}

/** The annual period a day falls in, or else the next one. */
export function periodAround(start: string, on: PlainDate): Period {
  const periods = [-1, 0, 1].map((shift) => annualPeriod(start, on.year + shift));
  return periods.find(({ to }) => !isAfter(on, to)) ?? annualPeriod(start, on.year + 1);
}

/** Whether an ordinary meeting would be held in its period. */
export function isInPeriod(start: string, on: PlainDate): boolean {
  const { from, to } = periodAround(start, on);
  return within(on, from, to);
}

/** Last day on which an owner's point must be taken: three weeks before the period (R-AG-20). */
export function agendaCutOff(period: Period): PlainDate {
  return before(period.from, "proposal");
}

/** A proposal in time goes on the agenda; a later one to the next meeting, unless taken (R-AG-21). */
export function placeProposal(
  receivedOn: PlainDate,
  period: Period,
): "this-meeting" | "next-meeting" {
  return isAfter(receivedOn, agendaCutOff(period)) ? "next-meeting" : "this-meeting";
}

/** The part of the shares from which a meeting may be asked for. */
export type RequestRule = Readonly<{ from: Fraction; article: string }>;

/** One fifth of the shares may ask for a meeting (R-AG-02). */
export function mayRequestMeeting(sum: bigint, total: bigint, on: PlainDate): boolean {
  const rule = rulesAt(on)?.requests;
  return rule !== undefined && reaches(whole(sum), whole(total), rule.from);
}

/** The notice of a requested meeting leaves within thirty days of the request (R-AG-02). */
export function requestAnsweredBy(receivedOn: PlainDate): PlainDate {
  return after(receivedOn, "request");
}

/** First day of the meeting that may decide unanimously without the absent (R-MAJ-05). */
export function unanimityRetry(failedOn: PlainDate): PlainDate {
  return after(failedOn, "retry");
}

/**
 * The first day the text allows, and the one after thirty clear days, which no reading disputes;
 * a notice that leaves late moves both (art. 3.87 §3).
 */
export function retryDates(failedOn: PlainDate, noticeOn: PlainDate) {
  const noticed = after(noticeOn, "notice");
  const notBefore = (day: PlainDate) => (isAfter(noticed, day) ? noticed : day);
  const counted = unanimityRetry(failedOn);
  return { earliest: notBefore(counted), proposed: notBefore(counted.add({ days: 1 })) };
}

/** The minutes are registered and sent within thirty days of the meeting (R-AG-81). */
export function minutesDue(meetingOn: PlainDate): PlainDate {
  return after(meetingOn, "minutes");
}

/** Last day for an owner to go to court, from the meeting and not from reception (R-AG-83). */
export function challengeUntil(meetingOn: PlainDate): PlainDate {
  return after(meetingOn, "challenge");
}

/** Last day for an occupant without vote: two months from being told, within the four (R-AG-84). */
export function occupantChallengeUntil(meetingOn: PlainDate, toldOn: PlainDate): PlainDate {
  const own = after(toldOn, "occupant-challenge");
  const last = challengeUntil(meetingOn);
  return isAfter(own, last) ? last : own;
}

/** What the day of a corrected notice depends on. */
export type CorrectionPlan = Readonly<{
  sentOn: PlainDate;
  firstOn: PlainDate | null;
  retryOfOn: PlainDate | null;
  urgencyReason: string | null;
}>;

/** Whether a notice that leaves on `sentOn` may call for that day: its delays are judged anew. */
export function judgeCorrection(on: PlainDate, plan: CorrectionPlan): boolean {
  const { sentOn, firstOn, retryOfOn, urgencyReason } = plan;
  if (judgeNotice(sentOn, on, urgencyReason) === "late") return false;
  if (firstOn && judgeSecondSession(firstOn, on) === "too-early") return false;
  return !(retryOfOn && isBefore(on, unanimityRetry(retryOfOn)));
}

/** The day that was convened while a new notice can still leave for it, else the first lawful one. */
export function correctedDay(convenedFor: PlainDate, plan: CorrectionPlan): PlainDate {
  if (judgeCorrection(convenedFor, plan)) return convenedFor;
  return earliestMeeting(plan.sentOn, plan.firstOn, plan.retryOfOn);
}
