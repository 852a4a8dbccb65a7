import { afterEach, expect, test, vi } from "vitest";
import { repeats } from "./testing-counts.ts";

afterEach(() => vi.unstubAllEnvs());

test.each([
  [1_000, 20],
  [51, 2],
  [50, 1],
  [1, 1],
])("of %i repetitions the tests do %i, the drill all", (full, few) => {
  vi.stubEnv("KOPRO_DRILL", "");
  expect(repeats(full)).toBe(few);
  vi.stubEnv("KOPRO_DRILL", "1");
  expect(repeats(full)).toBe(full);
});
