import fc from "fast-check";
import { expect, test } from "vitest";
import { daysBetween, legalDate, legalInstant, plainDate } from "#server/kernel/calendar.ts";
import * as rules from "./meeting.rules.ts";

// Terms and thresholds, each with its neighbours, are rows of the decision table (server/law-table).

const d = plainDate;

test("a meeting at the hour that summer time skips is held on its day", () => {
  expect(legalDate(legalInstant(d("2026-03-29"), "02:30")).toString()).toBe("2026-03-29");
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

test("fifteen days are fifteen days on every day of the calendar", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
      const meeting = d("2000-01-01").add({ days: day });
      return daysBetween(rules.latestNotice(meeting), meeting) === 15;
    }),
    { seed: 20261121 },
  );
});
