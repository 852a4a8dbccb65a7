import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FloorHead, seatsOn } from "../attendance/floor.rules.ts";
import type { AttendanceEvent } from "../attendance/presence.rules.ts";
import { CHOICES } from "./ballot.rules.ts";
import {
  type HandHead,
  type HandsFacts,
  planHands,
  type SaidHands,
  STANDINGS,
  type Standing,
  standsOf,
} from "./hands.rules.ts";

const said = (change: Partial<SaidHands> = {}): SaidHands => ({
  ...{ others: "for", for: "", against: "", abstain: "" },
  ...change,
});

const lotOf = (code: string) => ({ lotId: `lot-${code}`, code, votes: 10n });

function head(
  number: number,
  name: string,
  lots: string,
  change: Partial<HandHead> = {},
): HandHead {
  return {
    ...{ entitlementId: `head-${number}`, number, names: name.split("+"), carrier: null },
    ...{ lots: lots.split(" ").map(lotOf), votes: 10n * BigInt(lots.split(" ").length) },
    ...{ whole: true, standing: "free" },
    ...change,
  };
}

const roll: readonly HandHead[] = [
  head(1, "Ana Dupont", "A1 G1"),
  head(2, "Bruno Dubois", "A2"),
  head(3, "Élise de Smet", "B.1"),
  head(4, "Carla Peeters+Jan Peeters", "12"),
  head(5, "Immo Nord SA", "C1", { carrier: "Zoé Maes" }),
  head(6, "Farid Amrani", "D1", { standing: "remote" }),
  head(7, "Gus Dupuis", "D2", { standing: "voted" }),
  head(8, "Hilde Wouters", "E1 E2", { standing: "telephone" }),
  head(9, "Ivo Claes", "F1", { standing: "cut" }),
];

const against = (text: string) => {
  const plan = planHands(roll, said({ against: text }));
  return plan.problems.length > 0
    ? plan.problems.map(({ word, why }) => `${word}: ${why}`)
    : plan.votes.filter(({ derived }) => !derived).map(({ head: { number } }) => number);
};

test.each<[string, string, (number | string)[]]>([
  ["a lot", "A2", [2]],
  ["a lot in any case, without its point", "b1", [3]],
  ["one of several lots of a head", "g1", [1]],
  ["a lot that is a number", "12", [4]],
  ["the beginning of a family name", "peet", [4]],
  ["the beginning of a given name", "bru", [2]],
  ["a name without its accents", "elise", [3]],
  ["a name of several words", "de smet", [3]],
  ["several, between spaces", "A1 A2 b1", [1, 2, 3]],
  ["several, between commas", "de smet, 12; bruno", [2, 3, 4]],
  ["the same twice", "A1 ana", [1]],
  ["who carries the vote of another", "zoe", [5]],
  ["nobody", "  , ", []],
  ["a word nobody is called", "xavier", ["xavier: unknown"]],
  ["a beginning of two in the room", "du", ["du: several"]],
  ["a beginning of one in the room and one who voted", "dup", [1]],
  ["somebody at a distance", "D1", ["D1: remote"]],
  ["somebody on the telephone, by his lot", "E1", [8]],
  ["somebody on the telephone, by his name", "wouters", [8]],
  ["one lot alone of somebody on the telephone", "E1!", [8]],
  ["somebody whose line is dead", "F1", ["F1: cut"]],
  ["somebody who voted himself", "dupuis", ["dupuis: voted"]],
])("against: %s", (_, text, expected) => {
  expect(against(text)).toEqual(expected);
});

test("all others in the room are derived, nobody else is recorded", () => {
  const { votes, problems } = planHands(roll, said({ against: "A1", abstain: "12" }));
  expect(problems).toEqual([]);
  expect(votes.map(({ head: { number }, choice, derived }) => [number, choice, derived])).toEqual([
    [1, "against", false],
    [2, "for", true],
    [3, "for", true],
    [4, "abstain", false],
    [5, "for", true],
  ]);
});

test.each(CHOICES)("all %s, without exception", (others) => {
  const { votes } = planHands(roll, said({ others }));
  expect(votes.map(({ choice, derived }) => [choice, derived])).toEqual(
    Array.from({ length: 5 }, () => [others, true]),
  );
});

test("somebody named for two choices is asked about, not guessed", () => {
  const { problems } = planHands(roll, said({ against: "A1", abstain: "dupont" }));
  expect(problems.map(({ word, why }) => [word, why])).toEqual([["dupont", "twice"]]);
});

test.each<[string, string, string, string[]]>([
  ["one lot alone", "A1!", "", ["against A1", "for G1"]],
  ["each lot otherwise", "A1!", "G1!", ["abstain G1", "against A1"]],
  ["one lot alone, its holder for the rest", "A1!", "dupont", ["abstain G1", "against A1"]],
  ["every lot alone, alike: the whole head", "A1! G1!", "", ["against A1 G1"]],
])("of several lots: %s", (_, no, none, expected) => {
  const plan = planHands(roll.slice(0, 2), said({ against: no, abstain: none }));
  expect(plan.problems).toEqual([]);
  const own = plan.votes.filter(({ head: { number } }) => number === 1);
  const shown = own.map(
    ({ head: { lots }, choice }) => `${choice} ${lots.map(({ code }) => code).join(" ")}`,
  );
  expect(shown.toSorted()).toEqual(expected);
  expect(own.every(({ head: { whole } }) => whole === (own.length === 1))).toBe(true);
});

test("a lot alone is a lot of somebody in the room, and named for one choice", () => {
  const why = (no: string, none = "") =>
    planHands(roll, said({ against: no, abstain: none })).problems.map((one) => one.why);
  expect(why("A9!")).toEqual(["unknown"]);
  expect(why("ana!")).toEqual(["unknown"]);
  expect(why("D1!")).toEqual(["remote"]);
  expect(why("A1!", "A1!")).toEqual(["twice"]);
});

test("no head is recorded twice or without its turn, whatever is typed", () => {
  const words = fc.constantFrom(
    "A1",
    "A1!",
    "g1!",
    "ana",
    "12",
    "du",
    "b1",
    "D1",
    "gus",
    "zoe",
    "x",
    ",",
    ";",
  );
  const text = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(" "));
  const standings = fc.array(fc.constantFrom<Standing>(...STANDINGS), {
    minLength: roll.length,
    maxLength: roll.length,
  });
  fc.assert(
    fc.property(text, text, text, standings, fc.constantFrom(...CHOICES), (...drawn) => {
      const [yes, no, none, stands, others] = drawn;
      const heads = roll.map((line, place) => ({ ...line, standing: stands[place] ?? "away" }));
      const plan = planHands(heads, { others, for: yes, against: no, abstain: none });
      const ids = plan.votes.flatMap(({ head: { lots } }) => lots.map(({ lotId }) => lotId));
      expect(new Set(ids).size).toBe(ids.length);
      const free = heads.filter(({ standing }) => standing === "free");
      const own = free.flatMap(({ lots }) => lots.map(({ lotId }) => lotId));
      // Whoever is on the telephone counts where he is named, and never by what the others do.
      const heard = plan.votes.filter(({ head: { standing } }) => standing === "telephone");
      expect(heard.every(({ derived }) => !derived)).toBe(true);
      const said = heard.flatMap(({ head: { lots } }) => lots.map(({ lotId }) => lotId));
      expect(ids.toSorted()).toEqual([...own, ...said].toSorted());
    }),
    { seed: 20261121 },
  );
});

describe("where a head stands", () => {
  const owner: FloorHead = {
    ...{ entitlementId: "h", number: 1, nature: "sole", holders: ["ana"], voter: "ana" },
    ...{ shares: 10n, lots: [{ lotId: "l", shares: 10n }] },
  };
  const came = { id: "1", partyId: "ana", kind: "arrived", channel: "room", at: 1 } as const;
  const seated = (...events: AttendanceEvent[]) =>
    seatsOn({ events, powers: [], syndics: [] }, 5, "item");
  const facts: HandsFacts = {
    ...{ partsOf: seated(came), electorate: null, excluded: [], voted: new Map() },
    line: { telephone: new Set(), cut: new Set() },
  };
  const far = seated({ ...came, channel: "remote" });
  const ana = new Set(["ana"]);
  const given = (by: "operator" | "voter") => new Map([["h", [{ lots: [], sequence: 1, by }]]]);
  const left = { ...came, id: "2", kind: "departed", at: 2 } as const;
  const part = { keyId: "k", name: "Lift", version: null, lots: [] };

  test.each<[Standing, Partial<HandsFacts>, Partial<FloorHead>]>([
    ["free", {}, {}],
    ["away", { partsOf: seated(came, left) }, {}],
    ["remote", { partsOf: far }, {}],
    ["telephone", { partsOf: far, line: { telephone: ana, cut: new Set() } }, {}],
    ["cut", { partsOf: far, line: { telephone: ana, cut: ana } }, {}],
    ["excluded", { excluded: ["ana"] }, {}],
    ["recorded", { voted: given("operator") }, {}],
    ["voted", { voted: given("voter") }, {}],
    ["outside", { electorate: part }, {}],
    ["suspended", {}, { nature: "divided", voter: null, holders: ["ana", "bob"] }],
  ])("%s", (standing, change, of) => {
    const stands = standsOf({ ...owner, ...of }, { ...facts, ...change });
    expect(stands.map((one) => one.standing)).toEqual([standing]);
  });
});
