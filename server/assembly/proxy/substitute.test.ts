import fc from "fast-check";
import { expect, test } from "vitest";
import { holdersOf, type Power, powersOn } from "../attendance/presence.rules.ts";
import { rulesOf } from "../ballot/ballot.rules.ts";
import { linksOf, refuseSubstitute, type SubstituteQuestion } from "./proxy.rules.ts";

const { proxies: limit } = rulesOf("be-2019-01");

/** `a>h b>c`: who gave whom his proxy. */
const linksIn = (text: string) =>
  text
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      const [principal = "", holder = ""] = word.split(">");
      return { principal, holder };
    });

const SHARES = { a: 20n, b: 20n, c: 20n, d: 20n, e: 20n, h: 500n, s: 20n, t: 21n } as const;
const lotsOf = new Map(
  Object.entries(SHARES).map(([party, shares]) => [party, new Map([[`lot ${party}`, shares]])]),
);
const asked = (inForce: string, substitute: string, more: Partial<SubstituteQuestion> = {}) =>
  refuseSubstitute({
    ...{ principal: "a", holder: "h", substitute, isSyndic: false, isInConflict: false },
    ...{ lotsOf, allVotes: 1000n, limit, inForce: linksIn(inForce), ...more },
  });

test.each([
  ["somebody of the house", "a>h", "s", {}, null],
  ["somebody from outside, who votes for nobody else", "a>h", "zoe", {}, null],
  ["the syndic", "a>h", "s", { isSyndic: true }, "proxy.syndic-holder"],
  ["the principal himself", "a>h", "a", {}, "proxy.holder-is-principal"],
  ["the holder himself", "a>h", "h", {}, "proxy.substitute-is-holder"],
  ["one in conflict too", "a>h", "s", { isInConflict: true }, "proxy.substitute-in-conflict"],
  ["one who is represented himself", "a>h s>b", "s", {}, "proxy.onward"],
  ["circular: one whose votes the holder carries", "a>h s>h", "s", {}, "proxy.onward"],
  ["two others already", "a>h b>s c>s", "s", {}, null],
  ["three others, within 10 %", "a>h b>s c>s d>s", "s", {}, null],
  ["three others, one vote over 10 %", "a>h b>t c>t d>t", "t", {}, "proxy.too-many"],
  ["the same proxy on another item counts once", "a>h b>t c>t a>t", "t", {}, null],
] as const)("a substitute for an item: %s", (_, inForce, substitute, more, refusal) => {
  expect(asked(inForce, substitute, more)).toBe(refusal);
});

const given = (principal: string, holder: string): Power => ({
  ...{ id: `${principal}>${holder}`, principal, holder, registeredAt: 0, revokedAt: null },
  lots: [],
  substitutes: [
    { itemId: "roof", holder: "s", registeredAt: 10, revokedAt: 20 },
    { itemId: "roof", holder: "t", registeredAt: 20, revokedAt: null },
  ],
});

test.each([
  ["before he was named", "roof", 9, "h"],
  ["from the instant he was", "roof", 10, "s"],
  ["until another took his place", "roof", 20, "t"],
  ["never on another item", "lift", 15, "h"],
  ["nor where no item is asked about", null, 15, "h"],
] as const)("the substitute carries %s", (_, item, moment, holder) => {
  expect(powersOn([given("a", "h")], item, moment)).toMatchObject([{ principal: "a", holder }]);
});

test("who carries one item only is expected at the meeting, who was taken back is not", () => {
  expect(holdersOf([given("a", "h")])).toEqual(["h", "t"]);
  expect(holdersOf([{ ...given("a", "h"), revokedAt: 30 }])).toEqual([]);
});

const party = fc.constantFrom(...Object.keys(SHARES));
const Standing = fc.record({
  id: fc.uuid(),
  principal: party,
  holder: party,
  substitutes: fc.array(fc.record({ itemId: fc.constantFrom("1", "2", "3"), holder: party })),
});

test("each proxy counts once for each who carries it, and is carried by one on every item", () => {
  fc.assert(
    fc.property(fc.array(Standing, { maxLength: 5 }), (standing) => {
      const links = linksOf(standing);
      const carriers = standing.flatMap(({ holder, substitutes }) => [
        ...new Set([holder, ...substitutes.map((one) => one.holder)]),
      ]);
      expect(links.map(({ holder }) => holder)).toEqual(carriers);
      const powers = standing.map(({ substitutes, ...power }) => ({
        ...{ ...power, lots: [], registeredAt: 0, revokedAt: null },
        substitutes: substitutes.map((one) => ({ ...one, registeredAt: 0, revokedAt: null })),
      }));
      for (const item of ["1", "2", "3"]) {
        const carried = powersOn(powers, item, 1);
        expect(carried.map(({ id }) => id)).toEqual(powers.map(({ id }) => id));
      }
    }),
    { seed: 20261122 },
  );
});
