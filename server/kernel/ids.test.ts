import { expect, test } from "vitest";
import { newId } from "./ids.ts";

test("an identifier is a version 7 UUID that sorts by its time", () => {
  const early = newId(1_700_000_000_000);
  const late = newId(1_700_000_000_001);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early < late).toBe(true);
  expect(Number.parseInt(early.replaceAll("-", "").slice(0, 12), 16)).toBe(1_700_000_000_000);
});

test("two of the same millisecond differ", () => {
  expect(newId(1)).not.toBe(newId(1));
});
