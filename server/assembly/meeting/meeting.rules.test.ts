import fc from "fast-check";
import { expect, test } from "vitest";
import { daysBetween, legalDate, legalInstant, plainDate } from "#server/kernel/calendar.ts";
import * as rules from "./meeting.rules.ts";

const d = plainDate;

const notices = [
  { name: "the last comfortable day by post", sent: "2026-04-29", verdict: "comfortable" },
  { name: "one day past the post's margin", sent: "2026-04-30", verdict: "lawful" },
  { name: "one day to spare", sent: "2026-05-04", verdict: "lawful" },
  { name: "exactly fifteen days (R-AG-14)", sent: "2026-05-05", verdict: "lawful" },
  { name: "one day short (R-AG-14)", sent: "2026-05-06", verdict: "late" },
  { name: "one day short, urgent (R-AG-15)", sent: "2026-05-06", why: "Leak", verdict: "urgent" },
  { name: "the eve, urgent", sent: "2026-05-19", why: "Leak", verdict: "urgent" },
  { name: "the day itself is no notice", sent: "2026-05-20", why: "Leak", verdict: "late" },
  { name: "after the meeting", sent: "2026-05-21", why: "Leak", verdict: "late" },
  { name: "an empty reason is none", sent: "2026-05-06", why: "  ", verdict: "late" },
];

test.each(notices)("notice for 2026-05-20, $name: $verdict", ({ sent, why, verdict }) => {
  expect(rules.judgeNotice(d(sent), d("2026-05-20"), why ?? null)).toBe(verdict);
});

const latest = [
  { meeting: "2026-05-20", notice: "2026-05-05", name: "R-AG-14" },
  { meeting: "2028-03-14", notice: "2028-02-28", name: "over a leap day" },
  { meeting: "2028-03-15", notice: "2028-02-29", name: "onto a leap day" },
  { meeting: "2027-03-14", notice: "2027-02-27", name: "February of 28 days" },
  { meeting: "2026-04-05", notice: "2026-03-21", name: "over the change to summer time" },
  { meeting: "2026-11-01", notice: "2026-10-17", name: "over the change to winter time" },
  { meeting: "2027-01-10", notice: "2026-12-26", name: "over the new year" },
];

test.each(latest)("meeting $meeting: notice by $notice ($name)", ({ meeting, notice }) => {
  expect(rules.latestNotice(d(meeting)).toString()).toBe(notice);
});

const deposits = [
  { meeting: "2026-05-20", deposit: "2026-04-29", name: "over Labour Day" },
  {
    meeting: "2026-06-12",
    deposit: "2026-05-22",
    name: "over Whit Monday",
  },
  { meeting: "2026-06-24", deposit: "2026-06-04", name: "an ordinary week" },
];

test.each(deposits)("meeting $meeting: post by $deposit ($name)", ({ meeting, deposit }) => {
  expect(rules.recommendedDeposit(d(meeting)).toString()).toBe(deposit);
});

const instants = [
  { at: "2026-05-05T21:59:59Z", verdict: "lawful", name: "a second before midnight in Brussels" },
  { at: "2026-05-05T22:00:00Z", verdict: "late", name: "midnight in Brussels" },
];

test.each(instants)("sent at $at, $name: $verdict", ({ at, verdict }) => {
  const sentOn = legalDate(Temporal.Instant.from(at));
  expect(rules.judgeNotice(sentOn, d("2026-05-20"), null)).toBe(verdict);
});

test("a meeting at the hour that summer time skips is held on its day", () => {
  expect(legalDate(legalInstant(d("2026-03-29"), "02:30")).toString()).toBe("2026-03-29");
});

const seconds = [
  { first: "2026-05-04", notice: "2026-05-04", proposed: "2026-05-20", name: "R-AG-31" },
  {
    first: "2026-05-04",
    notice: "2026-05-05",
    proposed: "2026-05-20",
    name: "notice the day after",
  },
  {
    first: "2026-05-04",
    notice: "2026-05-06",
    proposed: "2026-05-21",
    name: "its own notice decides",
  },
  { first: "2028-02-15", notice: "2028-02-15", proposed: "2028-03-02", name: "over a leap day" },
  { first: "2026-10-20", notice: "2026-10-20", proposed: "2026-11-05", name: "over winter time" },
];

test.each(seconds)("second session after $first: $proposed ($name)", (row) => {
  const dates = rules.secondSessionDates(d(row.first), d(row.notice));
  expect(dates.proposed.toString()).toBe(row.proposed);
});

test("both readings of the second session after 2026-05-04 are shown (R-AG-31)", () => {
  const { counted, clear } = rules.secondSessionDates(d("2026-05-04"), d("2026-05-04"));
  expect([String(counted), String(clear)]).toEqual(["2026-05-19", "2026-05-20"]);
});

test("the notice of a proposed second session is never late", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 0, max: 90 }),
      (day, wait) => {
        const first = d("2000-01-01").add({ days: day });
        const notice = first.add({ days: wait });
        const { proposed } = rules.secondSessionDates(first, notice);
        const verdict = rules.judgeNotice(notice, proposed, null);
        return verdict !== "late" && rules.judgeSecondSession(first, proposed) === "lawful";
      },
    ),
    { seed: 20261121 },
  );
});

const secondVerdicts = [
  { second: "2026-05-18", verdict: "too-early", name: "fourteen days" },
  { second: "2026-05-19", verdict: "contestable", name: "fifteen days" },
  { second: "2026-05-20", verdict: "lawful", name: "fifteen clear days" },
];

test.each(secondVerdicts)("first 2026-05-04, second $second, $name: $verdict", (row) => {
  expect(rules.judgeSecondSession(d("2026-05-04"), d(row.second))).toBe(row.verdict);
});

const periods = [
  { start: "05-11", on: "2026-05-10", from: "2026-05-11", to: "2026-05-25", inside: false },
  { start: "05-11", on: "2026-05-11", from: "2026-05-11", to: "2026-05-25", inside: true },
  { start: "05-11", on: "2026-05-25", from: "2026-05-11", to: "2026-05-25", inside: true },
  { start: "05-11", on: "2026-05-26", from: "2027-05-11", to: "2027-05-25", inside: false },
  { start: "12-24", on: "2027-01-07", from: "2026-12-24", to: "2027-01-07", inside: true },
  { start: "12-24", on: "2027-01-08", from: "2027-12-24", to: "2028-01-07", inside: false },
  { start: "02-29", on: "2027-02-28", from: "2027-02-28", to: "2027-03-14", inside: true },
  { start: "02-29", on: "2028-02-28", from: "2028-02-29", to: "2028-03-14", inside: false },
];

test.each(periods)("period from $start on $on: $from to $to, inside $inside", (row) => {
  const { from, to } = rules.periodAround(row.start, d(row.on));
  expect({ from: String(from), to: String(to) }).toEqual({ from: row.from, to: row.to });
  expect(rules.isInPeriod(row.start, d(row.on))).toBe(row.inside);
});

const proposals = [
  { received: "2026-04-19", place: "this-meeting" },
  { received: "2026-04-20", place: "this-meeting" },
  { received: "2026-04-21", place: "next-meeting" },
];

test.each(proposals)("point received $received, period 11-25 May 2026: $place (R-AG-20)", (row) => {
  const period = rules.annualPeriod("05-11", 2026);
  expect(rules.placeProposal(d(row.received), period)).toBe(row.place);
});

const requests = [
  { sum: 199n, total: 1000n, allowed: false },
  { sum: 200n, total: 1000n, allowed: true },
  { sum: 201n, total: 1000n, allowed: true },
  { sum: 1999n, total: 9999n, allowed: false },
  { sum: 2000n, total: 9999n, allowed: true },
  { sum: 2001n, total: 9999n, allowed: true },
  { sum: 19_999_999_999_999_999n, total: 100_000_000_000_000_000n, allowed: false },
  { sum: 20_000_000_000_000_000n, total: 100_000_000_000_000_000n, allowed: true },
];

test.each(requests)("request by $sum of $total shares: $allowed (R-AG-02)", (row) => {
  expect(rules.mayRequestMeeting(row.sum, row.total)).toBe(row.allowed);
});

const dues = [
  {
    rule: rules.requestAnsweredBy,
    from: "2026-03-02",
    due: "2026-04-01",
    name: "request (R-AG-02)",
  },
  {
    rule: rules.requestAnsweredBy,
    from: "2028-02-01",
    due: "2028-03-02",
    name: "request, leap year",
  },
  {
    rule: rules.unanimityRetry,
    from: "2026-05-20",
    due: "2026-06-19",
    name: "unanimity (R-MAJ-05)",
  },
  {
    rule: rules.unanimityRetry,
    from: "2027-01-31",
    due: "2027-03-02",
    name: "unanimity, February",
  },
  { rule: rules.minutesDue, from: "2026-05-20", due: "2026-06-19", name: "minutes (R-AG-81)" },
  { rule: rules.minutesDue, from: "2028-01-31", due: "2028-03-01", name: "minutes, leap year" },
  { rule: rules.minutesDue, from: "2026-10-20", due: "2026-11-19", name: "minutes, winter time" },
  {
    rule: rules.challengeUntil,
    from: "2026-05-20",
    due: "2026-09-20",
    name: "challenge (R-AG-83)",
  },
  { rule: rules.challengeUntil, from: "2026-10-31", due: "2027-02-28", name: "challenge, clamped" },
  {
    rule: rules.challengeUntil,
    from: "2027-10-31",
    due: "2028-02-29",
    name: "challenge, leap day",
  },
  {
    rule: rules.challengeUntil,
    from: "2027-10-29",
    due: "2028-02-29",
    name: "challenge, on leap day",
  },
  {
    rule: rules.challengeUntil,
    from: "2026-10-28",
    due: "2027-02-28",
    name: "challenge, unclamped",
  },
  {
    rule: rules.challengeUntil,
    from: "2026-05-31",
    due: "2026-09-30",
    name: "challenge, thirty days",
  },
];

test.each(dues)("$name from $from: $due", ({ rule, from, due }) => {
  expect(rule(d(from)).toString()).toBe(due);
});

const occupants = [
  { told: "2026-06-19", until: "2026-08-19", name: "two months from being told" },
  { told: "2026-07-19", until: "2026-09-19", name: "the day before the four months" },
  { told: "2026-07-20", until: "2026-09-20", name: "both end together" },
  { told: "2026-07-21", until: "2026-09-20", name: "never past the four months" },
];

test.each(occupants)("occupant told $told: until $until ($name, R-AG-84)", ({ told, until }) => {
  expect(rules.occupantChallengeUntil(d("2026-05-20"), d(told)).toString()).toBe(until);
});

test("fifteen days are fifteen days on every day of the calendar", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
      const meeting = d("2000-01-01").add({ days: day });
      return daysBetween(rules.latestNotice(meeting), meeting) === 15;
    }),
    { seed: 20261121 },
  );
});
