import { describe, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { MEETING_STAGES } from "../meeting/meeting.schema.ts";
import {
  kindOfCancellation,
  lettersMayBeLate,
  refuseCancellation,
  stillOwed,
} from "./cancellation.rules.ts";

test("only what was convened and not opened is cancelled", () => {
  const refusals = Object.fromEntries(
    MEETING_STAGES.map((stage) => [stage, refuseCancellation(stage)]),
  );
  expect(refusals).toEqual({
    draft: "cancellation.not-convened",
    convened: null,
    withdrawn: "cancellation.already",
    open: "cancellation.opened",
    failed: "cancellation.opened",
    closed: "cancellation.opened",
  });
});

test.each([
  ["a minute before its hour", "2026-05-20T17:29:00Z", "cancelled"],
  ["at its hour", "2026-05-20T17:30:00Z", "not-held"],
  ["the day after", "2026-05-21T08:00:00Z", "not-held"],
])("%s", (_when, now, kind) => {
  const startsAt = new Date("2026-05-20T17:30:00Z");
  expect(kindOfCancellation(startsAt, Temporal.Instant.from(now))).toBe(kind);
});

test.each([
  // Three working days from Thursday 14 May 2026, Ascension, are Tuesday 19.
  ["2026-05-13", false],
  ["2026-05-14", false],
  ["2026-05-15", true],
  ["2026-05-20", true],
])("a letter posted on %s for the 20th may be late: %s", (day, late) => {
  expect(lettersMayBeLate(plainDate(day), plainDate("2026-05-20"))).toBe(late);
});

describe("what goes on running", () => {
  const meeting = {
    ...{ kind: "extraordinary" as const, session: 1, isRetry: false },
    ...{ on: plainDate("2026-05-20"), periodStart: "05-11" },
    ...{ requestsReceivedOn: [], order: null },
  };
  const today = plainDate("2026-05-10");

  test("nothing of one that nobody had asked for", () => {
    expect(stillOwed(meeting, today)).toEqual([]);
  });

  test("the fifteen days of the annual meeting, of its first session alone", () => {
    const annual = { ...meeting, kind: "ordinary" as const };
    expect(stillOwed(annual, today)).toEqual([
      { ground: "annual", article: "3.87 §2", from: "2026-05-11", to: "2026-05-25" },
    ]);
    expect(stillOwed({ ...annual, session: 2 }, today)).toEqual([]);
    expect(stillOwed({ ...annual, isRetry: true }, today)).toEqual([]);
  });

  test.each([
    ["2026-04-10", "2026-05-10", false],
    ["2026-04-09", "2026-05-09", true],
  ])("the thirty days of a request received on %s, over on the eleventh: %s", (day, by, isPast) => {
    const asked = { ...meeting, requestsReceivedOn: [plainDate(day)] };
    expect(stillOwed(asked, today)).toEqual([
      { ground: "request", article: "3.87 §2", by, isPast },
    ]);
  });

  test("what a judge ordered, with or without a day", () => {
    const order = { reference: "26/1234/A", within: null };
    expect(stillOwed({ ...meeting, order }, today)).toEqual([
      { ground: "court", article: "3.92 §4", reference: "26/1234/A", by: null },
    ]);
  });
});
