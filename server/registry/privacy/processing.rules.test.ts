import { expect, test } from "vitest";
import { ACTIVITIES, ACTIVITY_KEYS, periodOf } from "./processing.rules.ts";
import { RETENTION_KINDS } from "./retention.rules.ts";

test("whatever is kept belongs to one line of the register, which cites its articles", () => {
  expect(ACTIVITIES.map(({ key }) => key)).toEqual([...ACTIVITY_KEYS]);
  expect(ACTIVITIES.flatMap(({ kept }) => kept).toSorted()).toEqual(
    [...RETENTION_KINDS].toSorted(),
  );
  expect(ACTIVITIES.filter(({ articles }) => articles.length === 0)).toEqual([]);
});

test.each([
  { kind: "minutes", period: { unit: "building", count: 0 } },
  { kind: "consents", period: { unit: "years", count: 10 } },
  { kind: "sessions", period: { unit: "months", count: 12 } },
  { kind: "exports", period: { unit: "days", count: 14 } },
] as const)("$kind is told as $period", ({ kind, period }) => {
  expect(periodOf(kind)).toEqual(period);
});
