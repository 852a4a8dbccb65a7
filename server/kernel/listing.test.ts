import fc from "fast-check";
import { expect, test } from "vitest";
import { ascending, fold, pageOf } from "./listing.ts";

test("words are found whatever their accents and case", () => {
  expect(fold("Les Érables")).toBe("les erables");
  expect(["b", "A", "é"].sort((a, b) => ascending(fold(a), fold(b)))).toEqual(["A", "b", "é"]);
});

test("the pages together are the list, and none is longer than asked", () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 20 }), (rows, size) => {
      const { pages } = pageOf(rows, 1, size);
      const all = Array.from({ length: pages }, (_, n) => pageOf(rows, n + 1, size).rows);
      expect(all.flat()).toEqual(rows);
      expect(all.every((page) => page.length <= size)).toBe(true);
      expect(pageOf(rows, pages + 1, size).page).toBe(pages);
    }),
    { seed: 20260520 },
  );
});
