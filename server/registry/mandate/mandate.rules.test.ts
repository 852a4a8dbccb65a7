import { expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { judgeTerm, latestEnd } from "./mandate.rules.ts";

test.each([
  ["2026-05-20", "2026-05-20", "2029-05-18", "lawful"],
  ["2026-05-20", "2026-05-20", "2029-05-19", "lawful"],
  ["2026-05-20", "2026-05-20", "2029-05-20", "too-long"],
  ["2026-05-20", "2026-05-20", "2026-05-20", "lawful"],
  ["2026-05-20", "2026-05-20", "2026-05-19", "ends-before-start"],
  ["2026-05-20", "2026-05-19", "2027-05-19", "starts-before-appointment"],
  ["2024-02-29", "2024-02-29", "2027-02-27", "lawful"],
])("appointed %s, from %s to %s: %s", (appointed, from, to, verdict) => {
  expect(judgeTerm(plainDate(appointed), plainDate(from), plainDate(to))).toBe(verdict);
});

test("three years end the day before their anniversary", () => {
  expect(latestEnd(plainDate("2026-01-01")).toString()).toBe("2028-12-31");
});
