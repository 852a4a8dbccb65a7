import { expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { challengeTerm, standingOf } from "./challenge.rules.ts";
import type { RulingKind } from "./challenge.schema.ts";

/** R-AG-83: from the meeting, whatever the day the minutes arrived. */
test.each([
  // 20 September 2026 is a Sunday.
  ["2026-05-20", "2026-09-20", "2026-09-21"],
  ["2026-10-31", "2027-02-28", "2027-03-01"],
  ["2027-10-31", "2028-02-29", null],
  // All Saints, a Sunday; the day after is an ordinary Monday.
  ["2026-07-01", "2026-11-01", "2026-11-02"],
  // 25 December 2026 is a Friday: Christmas, then a weekend.
  ["2026-08-25", "2026-12-25", "2026-12-28"],
  ["2026-01-15", "2026-05-15", null],
])("decided on %s: in court by %s, by some readings %s", (on, until, extended) => {
  const term = challengeTerm(plainDate(on), plainDate(on));
  expect(term.until.toString()).toBe(until);
  expect(term.extended?.toString() ?? null).toBe(extended);
});

test.each([
  ["2026-09-19", true],
  ["2026-09-20", true],
  ["2026-09-21", false],
])("on %s a decision of 20 May can still be challenged: %s", (today, isOpen) => {
  expect(challengeTerm(plainDate("2026-05-20"), plainDate(today)).isOpen).toBe(isOpen);
});

const claim = (...kinds: RulingKind[]) => ({
  rulings: kinds.map((kind) => ({ id: kind, kind, on: "2026-10-01", reference: null })),
});

test.each([
  ["no claim", [], "stands"],
  ["a claim without ruling", [claim()], "contested"],
  ["a claim taken back", [claim("withdrawn")], "stands"],
  ["suspended, then upheld", [claim("suspended", "upheld")], "stands"],
  ["annulled, then upheld on appeal", [claim("annulled", "upheld")], "stands"],
  ["upheld, then annulled on appeal", [claim("upheld", "annulled")], "annulled"],
  ["one upheld, one open", [claim("upheld"), claim()], "contested"],
  ["one suspended, one open", [claim(), claim("suspended")], "suspended"],
  ["one upheld, one annulled", [claim("annulled"), claim("upheld")], "annulled"],
  ["the judge put his own words", [claim("amended")], "amended"],
] as const)("%s: %#", (_, claims, standing) => {
  expect(standingOf(claims)).toBe(standing);
});
