import { expect, test } from "vitest";
import { closingLine, playwrightTally, sum, verdict, vitestTally } from "./tally.ts";

const vitest = (
  passed: number,
  failed: number,
  files: { status: string; tests: string[] }[] = [],
) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 1,
  testResults: files.map(({ status, tests }, index) => ({
    name: `${index}.test.ts`,
    status,
    assertionResults: tests.map((one) => ({ status: one })),
  })),
});
const playwright = (expected: number, unexpected: number, flaky = 0) => ({
  stats: { expected, unexpected, flaky, skipped: 0 },
  errors: [],
});

test.each([
  ["all green", vitestTally(vitest(5, 0), true), { passed: 5, failed: 0, skipped: 1 }],
  [
    "one failed",
    vitestTally(vitest(4, 1, [{ status: "failed", tests: ["failed"] }]), false),
    { passed: 4, failed: 1, skipped: 1 },
  ],
  [
    "a file that does not load",
    vitestTally(vitest(5, 0, [{ status: "failed", tests: [] }]), false),
    { passed: 5, failed: 1, skipped: 1 },
  ],
  [
    "an error outside any test",
    vitestTally(vitest(5, 0), false),
    { passed: 5, failed: 1, skipped: 1 },
  ],
  ["no report", vitestTally(undefined, true), { passed: 0, failed: 1, skipped: 0 }],
  [
    "a green browser run",
    playwrightTally(playwright(3, 0), true),
    { passed: 3, failed: 0, skipped: 0 },
  ],
  ["a red one", playwrightTally(playwright(2, 1), false), { passed: 2, failed: 1, skipped: 0 }],
  [
    "one that passed at the second try",
    playwrightTally(playwright(2, 0, 1), true),
    { passed: 2, failed: 1, skipped: 0 },
  ],
  [
    "a browser run without report",
    playwrightTally(undefined, false),
    { passed: 0, failed: 1, skipped: 0 },
  ],
  ["a check", verdict(false), { passed: 0, failed: 1, skipped: 0 }],
])("%s is counted", (_name, tally, expected) => {
  expect(tally).toEqual(expected);
});

test("the closing line has the two sums and nothing else", () => {
  const whole = sum([verdict(true), verdict(false), { passed: 40, failed: 2, skipped: 3 }]);
  expect(closingLine(whole)).toBe("41 passed, 3 failed");
});
