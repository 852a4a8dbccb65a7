import { expect, test } from "vitest";
import { rulesOf } from "./ballot.rules.ts";
import { DECISION_TYPES, decisionOf } from "./catalogue.rules.ts";
import { failedByAbsence, majorityAsked } from "./retry.rules.ts";
import type { CountRecord } from "./snapshot.schema.ts";

const rules = rulesOf("be-2019-01");
const raw = { for: "980", against: "0", abstain: "0", silent: "0" };
const result = (change: Partial<typeof raw>, outcome: "adopted" | "rejected" = "rejected") => ({
  outcome,
  raw: { ...raw, ...change },
  for: "980/1",
  against: "0/1",
  cap: { base: "980", reduced: [], soleVoter: null },
  named: { against: [], abstained: [], silent: [], excluded: [] },
});
type Case = readonly [string, CountRecord["majority"], CountRecord["result"], boolean];

test.each<Case>([
  ["980 for, 20 absent", "unanimity", result({}), true],
  ["nobody but the absent", "unanimity", result({ for: "0" }), true],
  ["one vote against", "unanimity", result({ against: "1" }), false],
  ["one abstention", "unanimity", result({ abstain: "1" }), false],
  ["one present and silent", "unanimity", result({ silent: "1" }), false],
  ["adopted", "unanimity", result({}, "adopted"), false],
  ["four fifths missed", "fourFifths", result({}), false],
  ["the second chance itself", "unanimityOfPresent", result({}), false],
])("R-MAJ-05, %s", (_name, majority, counted, opens) => {
  expect(failedByAbsence({ majority, result: counted })).toBe(opens);
});

test("only what needs all owners is put again to those present, under its own paragraph", () => {
  for (const type of DECISION_TYPES) {
    const { majority, article } = decisionOf("be-2019-01", type);
    expect(majorityAsked(rules, type, false)).toEqual({ majority, article });
    expect(majorityAsked(rules, type, true)).toEqual(
      majority === "unanimity"
        ? { majority: "unanimityOfPresent", article: "3.88 §4" }
        : { majority, article },
    );
  }
});
