import { describe, expect, test } from "vitest";
import { lossSeconds } from "./connection.rules.ts";
import { frameOf, looksBetween, retryOf, spreadOf } from "./following.rules.ts";

describe("how often a page hears of votes", () => {
  test.each([
    ["desk", 1, 1],
    ["desk", 200, 1],
    ["desk", 201, 2],
    ["desk", 2_000, 10],
    ["voter", 1, 1],
    ["voter", 250, 1],
    ["voter", 251, 2],
    ["voter", 2_000, 8],
    ["screen", 2_000, 1],
  ] as const)("a %s among %i: every %i looks", (audience, followers, looks) => {
    expect(looksBetween(audience, followers)).toBe(looks);
  });
});

describe("how soon pages are read again", () => {
  test.each([
    ["voter", 40, 0],
    ["voter", 41, 1_025],
    ["voter", 2_000, 50_000],
    ["desk", 2_000, 0],
    ["screen", 2_000, 0],
  ] as const)("a %s among %i: within %i ms", (audience, followers, ms) => {
    expect(spreadOf(audience, followers)).toBe(ms);
  });

  test("a stream that ended is back long before its line counts as lost", () => {
    expect(retryOf(1, 0)).toBe(500);
    expect(retryOf(100_000, 1)).toBe(5_500);
    expect(retryOf(100_000, 1)).toBeLessThan((lossSeconds(false) * 1_000) / 2);
  });
});

test("a word is one event of the stream, whatever it says", () => {
  const text = new TextDecoder().decode(frameOf({ event: "moved", id: "1.2", data: "a\nb" }, 500));
  expect(text).toBe('retry: 500\nid: 1.2\nevent: moved\ndata: "a\\nb"\n\n');
});
