import { expect, test } from "vitest";
import { reasonIn } from "./child.ts";

test.each([
  [
    "Collecting\nError: Failed to collect\n  [cause]: Error: Reserved word\n  type: 'Error'",
    "Error: Reserved word",
  ],
  ["one\nTypeError: x is not a function\n    at y (z.ts:1)", "TypeError: x is not a function"],
  ["one\nCannot find module 'x'\n", "Cannot find module 'x'"],
  ["one\ntwo\n", "two"],
  ["", ""],
])("the reason is found", (words, reason) => {
  expect(reasonIn(words)).toBe(reason);
});
