import { expect, test } from "vitest";
import { optionalText, typedCents } from "./typed.ts";

test.each([
  ["  une note ", "une note"],
  ["   ", null],
  ["", null],
  [null, null],
  [undefined, null],
])("%j is kept as %j", (typed, kept) => {
  expect(optionalText(10).parse(typed)).toBe(kept);
});

test("a text longer than it may be is refused, the spaces around it not counted", () => {
  expect(optionalText(4).safeParse("cinq!").success).toBe(false);
  expect(optionalText(4).parse(" cinq ")).toBe("cinq");
});

test("an amount is read as everywhere, and what is no amount is refused", () => {
  expect(typedCents.parse("64 200,00 €")).toBe(6_420_000n);
  expect(typedCents.safeParse("64.200,00").success).toBe(false);
  expect(typedCents.safeParse("").success).toBe(false);
});
