import { readFile } from "./file.rules.ts";
import { guessMapping, headerText, viewColumns } from "./header.rules.ts";
import { readHoldings } from "./holdings.rules.ts";
import type { ImportPreview, ImportTask, Mapping, Problem } from "./import.schema.ts";
import { collectFindings, type Findings, readSections, type Section } from "./line.rules.ts";
import { assignLots, type LotLine, type Lots, readLots } from "./lots.rules.ts";
import { isRefusal, type Table } from "./table.schema.ts";

const NOTHING = {
  encoding: null,
  delimiter: null,
  sheets: [],
  headerText: "",
  lots: [],
  parties: [],
  holdings: [],
  skipped: [],
  sharesSum: 0n,
} as const;

/** A lot whose holder could not be read is told once, where the name should be. */
const NAMELESS: ReadonlySet<string> = new Set(["holder-missing", "holder-unknown"]);

/** The two columns no register can do without, and one that names a holder. */
function checkColumns(sections: readonly Section[], findings: Findings): boolean {
  const has = (...fields: Parameters<Section["maps"]>[0][]) =>
    sections.some((section) => fields.some((field) => section.maps(field)));
  if (sections.length === 0) findings.whole(null, "header-missing");
  else {
    if (!has("lot")) findings.whole(null, "lot-column-missing");
    if (!has("shares")) findings.whole(null, "shares-column-missing");
    if (!has("familyName", "company")) findings.whole(null, "holder-column-missing");
  }
  return findings.all.length === 0;
}

function checkSum({ sharesSum }: Lots, total: bigint, column: string | null, findings: Findings) {
  if (sharesSum === total) return;
  const short = sharesSum < total;
  findings.whole(column, short ? "shares-short" : "shares-over", "error", {
    sum: String(sharesSum),
    total: String(total),
    difference: String(short ? total - sharesSum : sharesSum - total),
  });
}

function byPlace(a: Problem, b: Problem): number {
  return (a.row ?? 0) - (b.row ?? 0);
}

function interpret(tables: readonly Table[], mapping: Mapping, request: ImportTask) {
  const findings = collectFindings();
  const { sections, skipped } = readSections(tables, mapping);
  if (!checkColumns(sections, findings)) return { ...NOTHING, skipped, problems: findings.all };
  for (const line of sections.flatMap(({ lines }) => lines)) {
    for (const column of line.formulas) {
      const { sheet, row } = line;
      findings.all.push({ sheet, row, column, code: "formula", severity: "warning", details: {} });
    }
  }
  const withLots = sections.filter((section) => section.maps("lot"));
  const lines = new Map(withLots.map((section) => [section, assignLots(section, findings)]));
  const giving = withLots.filter((section) => section.maps("shares"));
  const linesOf = (from: readonly Section[]): LotLine[] =>
    from.flatMap((section) => lines.get(section) ?? []);
  const lots = readLots(linesOf(giving), request.sharesTotal, findings);
  const read = readHoldings(sections, linesOf(withLots), lots, request.language, findings);
  const held = new Set(read.holdings.map(({ lot }) => lot));
  for (const { line, code } of linesOf(giving)) {
    const position = lots.position(code);
    if (position === undefined || held.has(position) || lots.contradicting.has(line)) continue;
    if (findings.all.some(({ row, code: known }) => row === line.row && NAMELESS.has(known)))
      continue;
    held.add(position);
    findings.at(line, "lot", "lot-without-holder", "warning");
  }
  if (lots.lots.length === 0) findings.whole(null, "no-rows");
  else checkSum(lots, request.sharesTotal, giving[0]?.column("shares") ?? null, findings);
  const { lots: list, sharesSum } = lots;
  return { lots: list, sharesSum, ...read, skipped, problems: findings.all.sort(byPlace) };
}

/**
 * What a register file would enter, with every problem by row and column.
 * Pure: nothing is stored, no formula is evaluated, no entity is expanded.
 */
export function previewRegister(request: ImportTask): ImportPreview {
  const content = readFile(request.bytes);
  if (isRefusal(content)) {
    const { refusal: code, details } = content;
    const problem: Problem = {
      sheet: null,
      row: null,
      column: null,
      code,
      severity: "error",
      details,
    };
    return { ...NOTHING, mapping: { sheets: [] }, problems: [problem], acceptable: false };
  }
  const { encoding, delimiter, tables } = content;
  const guessed = guessMapping(tables);
  const mapping = request.mapping ?? guessed;
  const sheets = viewColumns(tables, mapping);
  const read = interpret(tables, mapping, request);
  const acceptable = read.problems.every(({ severity }) => severity === "warning");
  return {
    ...read,
    encoding,
    delimiter,
    sheets,
    mapping,
    // Of the guess, not of the correction: the next file of this kind is guessed the same way.
    headerText: headerText(viewColumns(tables, guessed)),
    acceptable,
  };
}
