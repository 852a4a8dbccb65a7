import fc from "fast-check";
import { expect, test } from "vitest";
import { conflictsOn, mayCarry, type ProxyQuestion, refuseProxy } from "./proxy.rules.ts";

const carried = [
  { name: "X1", count: 3, votes: 320n, total: 1000n, allowed: true },
  { name: "X2: exactly 10 %", count: 4, votes: 100n, total: 1000n, allowed: true },
  { name: "X3: one vote more", count: 4, votes: 101n, total: 1000n, allowed: false },
  { name: "X4: holder is no owner", count: 4, votes: 100n, total: 1000n, allowed: true },
  { name: "four, one vote under 10 %", count: 4, votes: 99n, total: 1000n, allowed: true },
  { name: "two of any worth", count: 2, votes: 999n, total: 1000n, allowed: true },
  { name: "three of any worth", count: 3, votes: 999n, total: 1000n, allowed: true },
  { name: "ten worth 10 %", count: 10, votes: 100n, total: 1000n, allowed: true },
  {
    name: "10 % of 9 999 is not reached at 999",
    count: 4,
    votes: 999n,
    total: 9999n,
    allowed: true,
  },
  {
    name: "10 % of 9 999 is passed at 1 000",
    count: 4,
    votes: 1000n,
    total: 9999n,
    allowed: false,
  },
  {
    name: "a total beyond what a float holds, at 10 %",
    count: 4,
    votes: 900_719_925_474_099_300n,
    total: 9_007_199_254_740_993_000n,
    allowed: true,
  },
  {
    name: "a total beyond what a float holds, one more",
    count: 4,
    votes: 900_719_925_474_099_301n,
    total: 9_007_199_254_740_993_000n,
    allowed: false,
  },
];

test.each(carried)("$name: $count proxies, $votes of $total: $allowed", (row) => {
  expect(mayCarry(row.count, row.votes, row.total)).toBe(row.allowed);
});

/** Owners a to f with a lot of 20 each, g with 20 and h with 21, in a building of 1 000. */
const lotsOf = new Map(
  [..."abcdefgh"].map((party) => [party, new Map([[`lot-${party}`, party === "h" ? 21n : 20n]])]),
);
const base: ProxyQuestion = {
  principal: "a",
  holder: "g",
  holderIsSyndic: false,
  lotsOf,
  allVotes: 1000n,
  inForce: [],
};
const toHolder = (holder: string, principals: string) =>
  [...principals].map((principal) => ({ principal, holder }));

const questions: { name: string; asked: Partial<ProxyQuestion>; refusal: string | null }[] = [
  { name: "a first proxy", asked: {}, refusal: null },
  { name: "to somebody who is no owner", asked: { holder: "stranger" }, refusal: null },
  { name: "X1: a third", asked: { inForce: toHolder("g", "bc") }, refusal: null },
  { name: "X2: a fourth at 10 %", asked: { inForce: toHolder("g", "bcd") }, refusal: null },
  {
    name: "X3: a fourth at 10 % and one vote",
    asked: { holder: "h", inForce: toHolder("h", "bcd") },
    refusal: "proxy.too-many",
  },
  {
    name: "X4: a fourth to no owner",
    asked: { holder: "stranger", inForce: toHolder("stranger", "bcd") },
    refusal: null,
  },
  { name: "X5: to the syndic", asked: { holderIsSyndic: true }, refusal: "proxy.syndic-holder" },
  { name: "to himself", asked: { holder: "a" }, refusal: "proxy.holder-is-principal" },
  {
    name: "by somebody who has no vote",
    asked: { principal: "stranger" },
    refusal: "proxy.principal-without-vote",
  },
  {
    name: "given twice, to another",
    asked: { inForce: toHolder("b", "a") },
    refusal: "proxy.already-given",
  },
  {
    name: "given twice, to the same",
    asked: { inForce: toHolder("g", "a") },
    refusal: "proxy.already-given",
  },
  {
    name: "circular",
    asked: { inForce: [{ principal: "g", holder: "a" }] },
    refusal: "proxy.onward",
  },
  {
    name: "to one who is represented",
    asked: { inForce: toHolder("b", "g") },
    refusal: "proxy.onward",
  },
  {
    name: "by one who carries another's",
    asked: { inForce: toHolder("a", "b") },
    refusal: "proxy.onward",
  },
  {
    name: "others' proxies do not count against the holder",
    asked: { allVotes: 100n, inForce: toHolder("h", "bcd") },
    refusal: null,
  },
];

test.each(questions)("proxy $name: $refusal", ({ asked, refusal }) => {
  expect(refuseProxy({ ...base, ...asked })).toBe(refusal);
});

test("a lot held in common by holder and principal counts once in the 10 %", () => {
  const common = new Map([...lotsOf, ["g", new Map([["lot-a", 20n]])]]);
  const asked = { ...base, lotsOf: common, allVotes: 800n, inForce: toHolder("g", "bcd") };
  expect(refuseProxy(asked)).toBeNull();
  expect(refuseProxy({ ...asked, allVotes: 799n })).toBe("proxy.too-many");
});

test("whatever the order in which they come, more than three never pass 10 %", () => {
  const order = fc.shuffledSubarray([..."abcdef"], { minLength: 4 });
  fc.assert(
    fc.property(order, fc.bigInt({ min: 200n, max: 1500n }), (principals, allVotes) => {
      const accepted: { principal: string; holder: string }[] = [];
      for (const principal of principals) {
        const question = { ...base, principal, allVotes, inForce: accepted };
        if (refuseProxy(question) === null) accepted.push({ principal, holder: "g" });
      }
      const worth = BigInt(accepted.length + 1) * 20n;
      return accepted.length >= 3 && (accepted.length === 3 || 10n * worth <= allVotes);
    }),
    { seed: 20261121 },
  );
});

const conflicts = [
  { name: "the holder is excluded", excluded: ["g"], expected: ["a:holder", "b:holder"] },
  { name: "a principal is excluded", excluded: ["b"], expected: ["b:principal"] },
  { name: "nobody is", excluded: [], expected: [] },
];

test.each(conflicts)("on an item where $name (R-AG-45)", ({ excluded, expected }) => {
  const found = conflictsOn(toHolder("g", "ab"), new Set(excluded));
  expect(found.map((one) => `${one.principal}:${one.excluded}`)).toEqual(expected);
});
