import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { DECISION_TYPES } from "../ballot/catalogue.rules.ts";
import {
  decisiveDays,
  hasSigned,
  isInTime,
  isUnanimous,
  missingOf,
  needDeed,
  refusers,
  signatories,
  signersBy,
  stateOf,
  unreasoned,
  unsignable,
} from "./written.rules.ts";

const known = (type: string) => DECISION_TYPES.filter((one) => one === type);

const head = (
  nature: "sole" | "undivided" | "divided",
  holders: string[],
  voter: string | null = null,
) => ({ nature, holders, voter: nature === "sole" ? (holders[0] ?? null) : voter });
const ana = head("sole", ["ana"]);
const couple = head("undivided", ["bob", "cleo"]);
const split = head("divided", ["dan", "eva"]);
const designated = head("divided", ["dan", "eva"], "eva");

test.each([
  ["a sole owner", ana, ["ana"], true],
  ["another owner for him", ana, ["bob"], false],
  ["one of a couple for both", couple, ["cleo"], true],
  ["nobody of a couple", couple, ["ana"], false],
  ["the usufructuary, nobody being designated", split, ["dan"], false],
  ["both of them, nobody being designated", split, ["dan", "eva"], false],
  ["who was designated", designated, ["eva"], true],
  ["the other one", designated, ["dan"], false],
  ["nobody", head("sole", []), ["ana"], false],
] as const)("%s signs", (_, one, signers, signed) => {
  expect(hasSigned(one, new Set(signers))).toBe(signed);
});

describe("unanimity", () => {
  const all = [ana, couple, designated];
  test.each([
    ["all have signed", all, ["ana", "bob", "eva"], true],
    ["one is missing", all, ["ana", "bob"], false],
    ["one cannot sign", [ana, split], ["ana", "dan", "eva"], false],
    ["nobody is a member", [], ["ana"], false],
  ] as const)("%s", (_, heads, signers, unanimous) => {
    expect(isUnanimous(heads, new Set(signers))).toBe(unanimous);
  });

  test("is lost by any one who does not sign, whoever he is and however many they are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (count, at) => {
        const heads = Array.from({ length: count }, (_, n) => head("sole", [`p${n}`]));
        const signers = new Set(heads.flatMap(({ holders }) => holders));
        expect(isUnanimous(heads, signers)).toBe(true);
        signers.delete(`p${at % count}`);
        expect(isUnanimous(heads, signers)).toBe(false);
        expect(missingOf(heads, signers)).toHaveLength(1);
      }),
      { seed: 42 },
    );
  });

  test("a signature of who sold counts for nobody", () => {
    expect(isUnanimous([head("sole", ["buyer"])], new Set(["seller"]))).toBe(false);
  });
});

test("whoever holds a right refuses for all; only who votes signs", () => {
  expect([...refusers([split])]).toEqual(["dan", "eva"]);
  expect([...signatories([split, couple])]).toEqual(["bob", "cleo"]);
  expect(unsignable([ana, split, couple])).toEqual([split]);
});

describe("how far it is", () => {
  const answerBy = plainDate("2026-06-30");
  test.each([
    ["not opened", false, null, "2026-07-10", "draft"],
    ["on its last day", true, null, "2026-06-30", "open"],
    ["the day after", true, null, "2026-07-01", "lapsed"],
    ["adopted before, looked at after", true, "adopted", "2026-07-01", "adopted"],
    ["refused", true, "refused", "2026-06-01", "refused"],
    ["taken back", true, "withdrawn", "2026-06-01", "withdrawn"],
  ] as const)("%s", (_, isOpened, end, today, state) => {
    expect(stateOf({ isOpened, end, answerBy }, plainDate(today))).toBe(state);
  });
});

const BY_DEED = ["D-13", "D-20", "D-25", "D-30", "D-31a", "D-31b"];
const PERHAPS_BY_DEED = ["D-21", "D-23", "D-24", "D-26"];

// The statutes, shares, the end of the association: by deed. D-34 is no subject.
test.each([...BY_DEED, "D-33", "D-34"])("%s is not decided in writing", (type) => {
  expect(needDeed("be-2019-01", known(type))).toEqual([0]);
});
test.each(["D-01", "D-02", "D-03", "D-05", "D-11", "D-14", "D-15", "D-17", "D-22", "D-28", "D-32"])(
  "%s may be decided in writing",
  (type) => {
    expect(needDeed("be-2019-01", known(type))).toEqual([]);
  },
);

test.each(PERHAPS_BY_DEED)("%s may be decided in writing, with a reason", (type) => {
  const [decisionType] = known(type);
  if (!decisionType) throw new Error("unknown type");
  expect(needDeed("be-2019-01", [decisionType])).toEqual([]);
  const said = (deedReason: string | null) => [
    { decisionType: "D-01" as const, deedReason: null },
    { decisionType, deedReason },
  ];
  expect(unreasoned("be-2019-01", said(null))).toEqual([1]);
  expect(unreasoned("be-2019-01", said("Acte prévu"))).toEqual([]);
});

test("only these four ask for a reason", () => {
  const texts = DECISION_TYPES.map((decisionType) => ({ decisionType, deedReason: null }));
  const places = unreasoned("be-2019-01", texts);
  expect(places.map((place) => DECISION_TYPES[place])).toEqual(PERHAPS_BY_DEED);
});

test.each([
  ["the day it was opened", "2026-06-01", "2026-06-10", true],
  ["the last day", "2026-06-30", "2026-07-05", true],
  ["the day before it was opened", "2026-05-31", "2026-06-10", false],
  ["the day after the last", "2026-07-01", "2026-07-05", false],
  ["tomorrow", "2026-06-11", "2026-06-10", false],
])("paper of %s is an answer in time: %s, filed on %s: %s", (_, on, filed, expected) => {
  const days = { openedOn: plainDate("2026-06-01"), answerBy: plainDate("2026-06-30") };
  expect(isInTime(plainDate(on), days, plainDate(filed))).toBe(expected);
  expect(isInTime(plainDate(on), { ...days, openedOn: null }, plainDate(filed))).toBe(false);
});

describe("the day of the last signature", () => {
  const given = [
    { partyId: "bob", on: plainDate("2026-06-10") },
    { partyId: "ana", on: plainDate("2026-06-02") },
    { partyId: "cleo", on: plainDate("2026-06-10") },
  ];
  test.each([
    ["from the opening on", "2026-06-01", "2026-06-15", ["2026-06-02", "2026-06-10", "2026-06-15"]],
    ["from the day of a paper on", "2026-06-03", "2026-06-15", ["2026-06-10", "2026-06-15"]],
    ["until a day that is one of them", "2026-06-01", "2026-06-10", ["2026-06-02", "2026-06-10"]],
    ["never after it", "2026-06-01", "2026-06-05", ["2026-06-02", "2026-06-05"]],
    ["never on a day that is over before it begins", "2026-06-20", "2026-06-15", []],
  ])("is looked for in order: %s", (_, from, until, days) => {
    const looked = decisiveDays(given, { from: plainDate(from), until: plainDate(until) });
    expect(looked.map(String)).toEqual(days);
  });

  test.each([
    ["2026-06-01", []],
    ["2026-06-02", ["ana"]],
    ["2026-06-10", ["ana", "bob", "cleo"]],
  ])("who had signed by %s", (day, names) => {
    expect([...signersBy(given, plainDate(day))].toSorted()).toEqual(names);
  });
});
