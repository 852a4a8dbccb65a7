import fc from "fast-check";
import { expect, test } from "vitest";
import { faultLimits, isReference, referenceOf, stateOf } from "./fault.rules.ts";

test("a number is read out without doubt: no I, L, O or U in it", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 16 }), (random) => {
      expect(referenceOf(random)).toMatch(/^[^ILOU]{4}-[^ILOU]{4}$/);
      expect(isReference(referenceOf(random))).toBe(true);
    }),
    { seed: 3 },
  );
});

test.each(["", "<b>", "ABCD-EFG", "ABCD-EFGI", "abcd-efgh", "ABCD-EFGH "])(
  "%j is no number of a report",
  (text) => expect(isReference(text)).toBe(false),
);

test.each([
  [0, false, "received"],
  [1, false, "answered"],
  [2, true, "closed"],
  [0, true, "closed"],
])("%i answers, closed %s: %s", (answers, isClosed, state) => {
  expect(stateOf(answers, isClosed)).toBe(state);
});

const points = (slug: string, address: string) =>
  Object.fromEntries(faultLimits(slug, address).map(({ key, points: left }) => [key, left]));

test("no network can use up what a building may receive", () => {
  const [ofBoth, ofNetwork, ofBuilding] = faultLimits("les-glycines", "198.51.100.7");
  expect(ofBoth?.points).toBeLessThan(ofBuilding?.points ?? 0);
  expect(ofNetwork?.points).toBeLessThan(ofBuilding?.points ?? 0);
});

test("another building or another network has counters of its own", () => {
  const keys = (slug: string, address: string) => Object.keys(points(slug, address));
  const here = keys("les-glycines", "198.51.100.7");
  const there = keys("les-glycines", "198.51.100.8");
  const other = keys("les-tilleuls", "198.51.100.7");
  expect(here.filter((key) => there.includes(key))).toEqual(["fault:building:les-glycines"]);
  expect(here.filter((key) => other.includes(key))).toEqual(["fault:network:198.51.100.7"]);
  // One subscriber chooses any address of his network.
  expect(keys("x", "2001:db8:1:2::1")).toEqual(keys("x", "2001:db8:1:2:ffff::9"));
});
