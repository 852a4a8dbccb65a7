import { isBefore, type PlainDate } from "#server/kernel/calendar.ts";
import { sumShares } from "#server/kernel/shares.ts";
import { type Quorum, type QuorumRule, quorumOf } from "../attendance/attendance.rules.ts";
import { type Head, votersOf } from "../attendance/roll.rules.ts";
import type { MeetingStage } from "../meeting/meeting.schema.ts";
import type { Answer } from "./expected.schema.ts";

/** Whoever says so will be in the room, at a distance or represented. */
const COMING: readonly Answer[] = ["room", "remote", "proxy"];

export type Said = Readonly<{
  answer: Answer | null;
  /** A proxy of his is in force, for all of his lots or for some. */
  hasProxy: boolean;
  /** The lots his proxies name; null where one is for all of them, or he gave none. */
  proxyLots: readonly string[] | null;
}>;

/** Whether all of a person's lots count as present or represented; a proxy for them all decides. */
export function isExpected({ answer, hasProxy, proxyLots }: Said): boolean {
  return (hasProxy && proxyLots === null) || (answer !== null && COMING.includes(answer));
}

/** Whether he has let know anything at all: a reminder is for those who have not. */
export function hasReacted({ answer, hasProxy }: Said): boolean {
  return hasProxy || answer !== null;
}

export type Forecast = Readonly<{
  /** With those who say they come or will be represented, and nobody else. */
  expected: Quorum;
  /** If everybody came who has not said that he will not. */
  possible: Quorum;
  /** People convened who said nothing. */
  silent: number;
}>;

/**
 * The quorum as it would be from what people say, both conditions worked (R-AG-30): a head counts
 * where one of those who may vote for it is expected, a suspended one never (R-AG-33). Of who names a
 * holder for some of his lots and says no more, these lots are there.
 */
export function forecast(
  heads: readonly Head[],
  said: ReadonlyMap<string, Said>,
  session: number,
  rule: QuorumRule,
): Forecast {
  const nothing: Said = { answer: null, hasProxy: false, proxyLots: null };
  const of = (party: string) => said.get(party) ?? nothing;
  const sharesOf = (head: Head, counts: (said: Said) => boolean) => {
    const voters = votersOf(head).map(of);
    if (voters.some(counts)) return head.shares;
    const carried = voters.flatMap(({ proxyLots }) => proxyLots ?? []);
    const lots = head.lots.filter(({ lotId }) => carried.includes(lotId));
    return lots.length > 0 ? sumShares(lots.map(({ shares }) => shares)) : null;
  };
  const quorum = (counts: (said: Said) => boolean) => {
    const there = heads.map((head) => sharesOf(head, counts)).filter((shares) => shares !== null);
    return quorumOf(
      {
        headsPresent: there.length,
        headsTotal: heads.length,
        sharesPresent: sumShares(there),
        sharesTotal: sumShares(heads.map(({ shares }) => shares)),
      },
      session,
      rule,
    );
  };
  return {
    expected: quorum(isExpected),
    possible: quorum((one) => isExpected(one) || one.answer !== "absent"),
    silent: [...said.values()].filter((one) => !hasReacted(one)).length,
  };
}

export type ExpectedRefusal = "expected.too-late" | "expected.no-distance";

/** Asked from the notice to the opening; at a distance only where the notice provides for it. */
export function refuseExpected(
  answer: Answer,
  meeting: Readonly<{ stage: MeetingStage; remoteAllowed: boolean }>,
): ExpectedRefusal | null {
  if (meeting.stage !== "convened") return "expected.too-late";
  return answer === "remote" && !meeting.remoteAllowed ? "expected.no-distance" : null;
}

/** Days before the meeting from which those who said nothing are asked once. */
const REMINDER_DAYS = 3;

/**
 * From three days before to the day before, for a day on which nothing ran; not for a meeting that
 * was convened in those very days, whose notice has only just come.
 */
export function isReminderDay(
  today: PlainDate,
  meetingOn: PlainDate,
  convenedOn: PlainDate,
): boolean {
  const from = meetingOn.subtract({ days: REMINDER_DAYS });
  return !isBefore(today, from) && isBefore(today, meetingOn) && isBefore(convenedOn, from);
}
