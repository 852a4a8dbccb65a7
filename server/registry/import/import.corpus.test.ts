import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { previewRegister } from "./import.rules.ts";
import type { ImportPreview, Problem } from "./import.schema.ts";

const corpus = process.env.KOPRO_CORPUS ?? join(import.meta.dirname, "../../../../shared/corpus");
const folder = join(corpus, "register");
const present = existsSync(folder);

const Expected = z.object({
  file: z.string().optional(),
  import: z.enum(["accept", "refuse"]),
  sharesTotal: z.number().int(),
  sharesSum: z.number().int().optional(),
  lots: z.number().int().optional(),
  lotsByKind: z.record(z.string(), z.number()).optional(),
  lotsExcludingCellarsAndGarages: z.number().optional(),
  lotsWithSeveralHolders: z.array(z.string()).optional(),
  lotsWithUsufruct: z.array(z.string()).optional(),
  parties: z.number().optional(),
  companies: z.number().optional(),
  holdings: z.number().optional(),
  shares: z.record(z.string(), z.number()).optional(),
  problems: z.array(z.tuple([z.number(), z.string(), z.string()])).optional(),
});
type Expected = z.infer<typeof Expected>;

function lotsWhere(preview: ImportPreview, holds: (lot: number) => boolean): string[] {
  return preview.lots
    .filter((_, index) => holds(index))
    .map(({ code }) => code)
    .sort();
}

/** The same figures as the expectation, computed from what the importer would enter. */
function summarise(preview: ImportPreview) {
  const lotsByKind: Record<string, number> = {};
  for (const { kind } of preview.lots) lotsByKind[kind] = (lotsByKind[kind] ?? 0) + 1;
  const holdersOf = (lot: number) => preview.holdings.filter((holding) => holding.lot === lot);
  const secondary = ["cellar", "garage", "parking"];
  return {
    sharesSum: Number(preview.sharesSum),
    lots: preview.lots.length,
    lotsByKind,
    lotsExcludingCellarsAndGarages: preview.lots.filter(({ kind }) => !secondary.includes(kind))
      .length,
    lotsWithSeveralHolders: lotsWhere(preview, (lot) => holdersOf(lot).length > 1),
    lotsWithUsufruct: lotsWhere(preview, (lot) =>
      holdersOf(lot).some(({ right }) => right === "usufruct"),
    ),
    parties: preview.parties.length,
    companies: preview.parties.filter(({ kind }) => kind === "legal").length,
    holdings: preview.holdings.length,
    shares: Object.fromEntries(preview.lots.map(({ code, shares }) => [code, Number(shares)])),
  };
}

/** `[row, column]`; what concerns the whole file stands at no row of its own. */
function placesOf(problems: readonly Problem[]): string[] {
  return problems
    .filter(({ row }) => row !== null)
    .map(({ row, column }) => `${row} ${column}`)
    .sort();
}

function isWholeFile(what: string): boolean {
  return /whole file|sum differs/i.test(what);
}

function accepts(preview: ImportPreview, expected: Expected): void {
  expect(preview.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(preview.acceptable).toBe(true);
  const summary = summarise(preview);
  for (const [key, value] of Object.entries(summary)) {
    const wanted = Object.entries(expected).find(([name]) => name === key)?.[1];
    if (wanted !== undefined)
      expect([key, value]).toEqual([key, Array.isArray(wanted) ? [...wanted].sort() : wanted]);
  }
}

function refuses(preview: ImportPreview, expected: Expected): void {
  expect(preview.acceptable).toBe(false);
  const problems = expected.problems ?? [];
  const placed = problems.filter(([, , what]) => !isWholeFile(what));
  expect(placesOf(preview.problems)).toEqual(
    placed.map(([row, column]) => `${row} ${column}`).sort(),
  );
  const whole = preview.problems.filter(
    ({ row, severity }) => row === null && severity === "error",
  );
  expect(whole.map(({ column }) => column)).toEqual(
    problems.filter(([, , what]) => isWholeFile(what)).map(([, column]) => column),
  );
  for (const [row, column, what] of placed.filter(([, , text]) => text.includes("warning"))) {
    const found = preview.problems.find(
      (problem) => problem.row === row && problem.column === column,
    );
    expect([what, found?.severity]).toEqual([what, "warning"]);
  }
}

if (!present && process.env.CI) {
  test("the corpus of registers is there", () => expect(folder).toBe("a folder that exists"));
} else if (!present) {
  test("registers of the corpus", ({ skip }) => {
    skip("the corpus folder is not here: set KOPRO_CORPUS");
  });
}

describe.skipIf(!present)("registers as offices export them", () => {
  const names = present
    ? readdirSync(folder).filter((name) => name.endsWith(".expected.json"))
    : [];
  test.each(names.map((name) => name.replace(/\.expected\.json$/, "")))(
    "%s gives its expected result",
    (name) => {
      const expected = Expected.parse(
        JSON.parse(readFileSync(join(folder, `${name}.expected.json`), "utf8")),
      );
      const preview = previewRegister({
        bytes: readFileSync(join(folder, name)),
        sharesTotal: BigInt(expected.sharesTotal),
        language: "fr",
      });
      if (expected.import === "accept") accepts(preview, expected);
      else refuses(preview, expected);
    },
  );
});
