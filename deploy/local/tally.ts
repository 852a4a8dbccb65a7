import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/** What a stage of the tests came to. */
export type Tally = Readonly<{ passed: number; failed: number; skipped: number }>;

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (whole, { passed, failed, skipped }) => ({
      passed: whole.passed + passed,
      failed: whole.failed + failed,
      skipped: whole.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/** The last line of the run, alone. */
export const closingLine = ({ passed, failed }: Tally): string =>
  `${passed} passed, ${failed} failed`;

/** A check without a count of its own: one passed or one failed. */
export const verdict = (isGreen: boolean): Tally => ({
  passed: isGreen ? 1 : 0,
  failed: isGreen ? 0 : 1,
  skipped: 0,
});

/** A runner that fails without a failing test, or leaves no report, has failed once. */
function atLeast(tally: Tally, isGreen: boolean): Tally {
  return isGreen || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

const PlaywrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()).default([]),
});

const NONE: Tally = { passed: 0, failed: 0, skipped: 0 };

/** What Vitest's JSON says; a file that could not even be loaded counts as one failure. */
export function vitestTally(report: unknown, isGreen: boolean): Tally {
  const parsed = VitestReport.safeParse(report);
  if (!parsed.success) return atLeast(NONE, false);
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = parsed.data;
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const failed = numFailedTests + unloaded.length;
  return atLeast({ passed: numPassedTests, failed, skipped: numPendingTests }, isGreen);
}

/** What Playwright's JSON says; one that passed only when tried again has failed. */
export function playwrightTally(report: unknown, isGreen: boolean): Tally {
  const parsed = PlaywrightReport.safeParse(report);
  if (!parsed.success) return atLeast(NONE, false);
  const { expected, unexpected, flaky, skipped } = parsed.data.stats;
  return atLeast({ passed: expected, failed: unexpected + flaky, skipped }, isGreen);
}

/** A report from its file, or undefined when the runner left none. */
export function readReport(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
