import { expect, test } from "vitest";
import { checkKeys, readKeys, USUAL_KEYS, wishOf, writeKeys } from "./shortcuts.ts";

const press = (
  key: string,
  held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>> = {},
) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false },
  ...held,
});
const off = { ...USUAL_KEYS, on: false };

test.each([
  ["the usual key", USUAL_KEYS, press("/"), false, false, "search"],
  ["in a field it is only a character", USUAL_KEYS, press("/"), true, false, null],
  ["Ctrl+K, also in a field", USUAL_KEYS, press("k", { ctrlKey: true }), true, false, "search"],
  [
    "Ctrl+K, also when single keys are off",
    off,
    press("K", { metaKey: true }),
    false,
    false,
    "search",
  ],
  ["off", off, press("?"), false, false, null],
  ["help", USUAL_KEYS, press("?"), false, false, "help"],
  ["to go", USUAL_KEYS, press("g"), false, false, "go"],
  ["to go somewhere", USUAL_KEYS, press("c"), false, true, { href: "/calendar" }],
  ["to what the meeting is on", USUAL_KEYS, press("v"), false, true, "in-hand"],
  ["the same, off", off, press("v"), false, true, null],
  ["a letter alone", USUAL_KEYS, press("c"), false, false, null],
  ["another key", { ...USUAL_KEYS, search: "x" }, press("x"), false, false, "search"],
  ["the browser's own", USUAL_KEYS, press("g", { altKey: true }), false, false, null],
] as const)("%s", (_name, keys, pressed, typing, going, wish) => {
  expect(wishOf(keys, pressed, typing, going)).toEqual(wish);
});

test("keys are written and read back; what cannot be read is the usual ones", () => {
  const mine = { on: false, search: "&", help: "=", go: "é" };
  expect(readKeys(writeKeys(mine))).toEqual(mine);
  expect(readKeys(undefined)).toEqual(USUAL_KEYS);
  expect(readKeys("search=abc")).toEqual(USUAL_KEYS);
  expect(readKeys("search=?")).toEqual(USUAL_KEYS);
  expect(checkKeys({ ...USUAL_KEYS, go: " " })).toBe("not-a-key");
  expect(checkKeys({ ...USUAL_KEYS, go: "/" })).toBe("twice");
});
