import fc from "fast-check";
import { expect, test } from "vitest";
import { numberSought, wordsSought } from "./search.rules.ts";

test.each([
  ["Côté", "'cote':*"],
  ["  el  IDRISSI ", "'el':* & 'idrissi':*"],
  ["D’Hondt", "'d':* & 'hondt':*"],
  ["Straße 3", "'strasse':* & '3':*"],
  ["A", null],
  ["", null],
  ["'; DROP", "'drop':*"],
  ["a | b & !c", "'a':* & 'b':* & 'c':*"],
])("%s is sought as %s", (text, sought) => {
  expect(wordsSought(text)).toBe(sought);
});

test.each([
  ["0477/12.34.56", "'+32477123456':*"],
  ["+32 477 12 34 56", "'+32477123456':*"],
  ["+32 (0)477 12 34 56", "'+32477123456':*"],
  ["0032 477 12", "'+3247712':*"],
  ["+33 6 12 34", "'+3361234':*"],
  ["477 12 34", "'+4771234':*"],
  ["12", null],
  ["A12 3456", null],
])("%s is sought as the number %s", (text, sought) => {
  expect(numberSought(text)).toBe(sought);
});

test("whatever is typed, nothing but letters and digits reaches the query", () => {
  const shape = /^'[\p{L}\p{N}]+':\*(?: & '[\p{L}\p{N}]+':\*)*$/u;
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const sought = wordsSought(text);
      return sought === null || shape.test(sought);
    }),
    { seed: 3, numRuns: 2_000 },
  );
});
