import { describe, expect, test } from "vitest";
import { isAfter, isBefore, plainDate } from "#server/kernel/calendar.ts";
import { bindingUntil, periodOfMeeting, termOf } from "./proposal.rules.ts";

const d = plainDate;

describe("R-AG-20, three weeks before the first day of the period", () => {
  test.each([
    // The worked example: period 11-25 May 2026.
    { start: "05-11", received: "2026-04-19", inTime: true, cutOff: "2026-04-20" },
    { start: "05-11", received: "2026-04-20", inTime: true, cutOff: "2026-04-20" },
    { start: "05-11", received: "2026-04-21", inTime: false, cutOff: "2026-04-20" },
    // Inside the period it is too late; the day after, the next year's is to come.
    { start: "05-11", received: "2026-05-25", inTime: false, cutOff: "2026-04-20" },
    { start: "05-11", received: "2026-05-26", inTime: true, cutOff: "2027-04-20" },
    // A period of January is cut off in December.
    { start: "01-05", received: "2026-12-14", inTime: true, cutOff: "2026-12-15" },
    { start: "01-05", received: "2026-12-15", inTime: true, cutOff: "2026-12-15" },
    { start: "01-05", received: "2026-12-16", inTime: false, cutOff: "2026-12-15" },
    // Over the change of hour of 29 March 2026, and over the leap day of 2028.
    { start: "04-10", received: "2026-03-20", inTime: true, cutOff: "2026-03-20" },
    { start: "04-10", received: "2026-03-21", inTime: false, cutOff: "2026-03-20" },
    { start: "03-15", received: "2028-02-23", inTime: true, cutOff: "2028-02-23" },
    { start: "03-15", received: "2027-02-22", inTime: true, cutOff: "2027-02-22" },
    { start: "02-29", received: "2027-02-07", inTime: true, cutOff: "2027-02-07" },
    { start: "02-29", received: "2028-02-08", inTime: true, cutOff: "2028-02-08" },
  ])("received $received, period of $start", ({ start, received, inTime, cutOff }) => {
    const term = termOf(d(received), start);
    expect([term.isInTime, term.cutOff.toString()]).toEqual([inTime, cutOff]);
  });
});

describe("R-AG-01, the period an ordinary meeting is held for", () => {
  test.each([
    ["05-11", "2026-05-10", "2026-05-11"],
    ["05-11", "2026-05-11", "2026-05-11"],
    ["05-11", "2026-05-25", "2026-05-11"],
    ["05-11", "2026-05-26", "2026-05-11"],
    // Late by months it still answers for the year it missed.
    ["05-11", "2026-10-20", "2026-05-11"],
    ["05-11", "2027-03-01", "2027-05-11"],
    ["12-20", "2027-01-10", "2026-12-20"],
    ["01-05", "2026-12-30", "2027-01-05"],
  ])("start %s, held %s: the period of %s", (start, on, from) => {
    expect(periodOfMeeting(start, d(on)).from.toString()).toBe(from);
  });

  test("no other period is nearer, on any day of five years", () => {
    for (const start of ["01-01", "02-29", "05-11", "12-31"]) {
      for (let on = d("2024-01-01"); isBefore(on, d("2029-01-01")); on = on.add({ days: 1 })) {
        const { from, to } = periodOfMeeting(start, on);
        const half = 184;
        expect(isAfter(on, to) ? to.until(on).days : on.until(from).days).toBeLessThan(half);
      }
    }
  });
});

describe("what binds a meeting's agenda", () => {
  const annual = { kind: "ordinary", session: 1, isRetry: false, on: d("2026-05-20") };
  test.each([
    { name: "the annual meeting", meeting: annual, until: "2026-04-20" },
    { name: "held late", meeting: { ...annual, on: d("2026-07-01") }, until: "2026-04-20" },
    { name: "an extraordinary one", meeting: { ...annual, kind: "extraordinary" }, until: null },
    { name: "a second session", meeting: { ...annual, session: 2 }, until: null },
    { name: "a second chance of unanimity", meeting: { ...annual, isRetry: true }, until: null },
  ])("$name", ({ meeting, until }) => {
    expect(bindingUntil(meeting, "05-11")?.toString() ?? null).toBe(until);
  });
});
