import { isAfter, type PlainDate } from "#server/kernel/calendar.ts";
import {
  agendaCutOff,
  annualPeriod,
  type Period,
  periodAround,
  placeProposal,
} from "../meeting/meeting.rules.ts";

/**
 * What becomes of a proposal by law: the ordinary meeting of `period` must have it on its agenda, or
 * that meeting may still take it and the next one must (art. 3.87 §§3-4, R-AG-20, R-AG-21).
 */
export type ProposalTerm = Readonly<{ period: Period; cutOff: PlainDate; isInTime: boolean }>;

/** The annual period that comes next after a proposal was received, and whether it came in time. */
export function termOf(receivedOn: PlainDate, periodStart: string): ProposalTerm {
  const period = periodAround(periodStart, receivedOn);
  const isInTime = placeProposal(receivedOn, period) === "this-meeting";
  return { period, cutOff: agendaCutOff(period), isInTime };
}

/**
 * The annual period an ordinary meeting is held for: the one it falls in, else the nearest; a meeting
 * that is late answers for the period it missed.
 */
export function periodOfMeeting(periodStart: string, on: PlainDate): Period {
  const [first, ...others] = [-1, 0, 1].map((shift) => annualPeriod(periodStart, on.year + shift));
  if (!first) throw new RangeError("no period");
  const distance = ({ from, to }: Period) =>
    isAfter(on, to) ? to.until(on).days : Math.max(0, on.until(from).days);
  return others.reduce((near, one) => (distance(one) < distance(near) ? one : near), first);
}

type PlannedMeeting = Readonly<{
  kind: string;
  session: number;
  /** Puts texts again whose unanimity failed by absence. */
  isRetry: boolean;
  on: PlainDate;
}>;

/**
 * The last day of receipt of what must stand on a meeting's agenda; null for a meeting that is not
 * the annual one, which may take proposals and need not (art. 3.87 §3).
 */
export function bindingUntil(meeting: PlannedMeeting, periodStart: string): PlainDate | null {
  const { kind, session, isRetry, on } = meeting;
  if (kind !== "ordinary" || session !== 1 || isRetry) return null;
  return agendaCutOff(periodOfMeeting(periodStart, on));
}
