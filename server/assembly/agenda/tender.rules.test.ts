import { expect, test } from "vitest";
import { lacksQuotes, type TenderRule, tenderOf } from "./tender.rules.ts";

const rule: TenderRule = { fromCents: 500_000n, quotes: 3, decidedOn: "2025-05-20" };
const two: TenderRule = { ...rule, quotes: 2 };
type Item = Parameters<typeof tenderOf>[0];
const none: Item = { quotes: [], ceilings: [], types: ["D-14"] };

test.each<[string, Partial<Item>, TenderRule | null, string, number, boolean]>([
  ["no money, no offer", {}, rule, "none", 0, false],
  ["one cent below", { ceilings: [499_999n] }, rule, "none", 0, false],
  ["at the amount", { ceilings: [500_000n] }, rule, "several-quotes", 3, true],
  ["one cent above", { ceilings: [500_001n] }, rule, "several-quotes", 3, true],
  ["the dearest offer is judged", { quotes: [1n, 500_000n] }, rule, "several-quotes", 3, true],
  ["one offer short", { quotes: [600_000n, 700_000n] }, rule, "several-quotes", 3, true],
  ["as many as were decided", { quotes: [600_000n, 700_000n] }, two, "several-quotes", 2, false],
  ["one more", { quotes: [600_000n, 700_000n, 8n] }, two, "several-quotes", 2, false],
  [
    "no amount decided: said, nothing missing",
    { quotes: [9n] },
    null,
    "amount-not-fixed",
    3,
    false,
  ],
  [
    "conservation alone is exempt",
    { ceilings: [900_000n], types: ["D-06"] },
    rule,
    "none",
    0,
    false,
  ],
  [
    "conservation with more",
    { ceilings: [900_000n], types: ["D-06", "D-14"] },
    rule,
    "several-quotes",
    3,
    true,
  ],
])("%s", (_name, item, decided, duty, asked, isLacking) => {
  const state = tenderOf({ ...none, ...item }, decided);
  expect(state).toMatchObject({ duty, asked });
  expect(lacksQuotes(state)).toBe(isLacking);
});
