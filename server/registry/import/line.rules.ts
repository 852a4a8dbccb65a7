import type { Field, Mapping, Problem, ProblemCode, Severity } from "./import.schema.ts";
import { EMPTY_CELL, type Row, type Table } from "./table.schema.ts";
import { isBlank } from "./value.rules.ts";
import { plain } from "./vocabulary.rules.ts";

/** A row of data, read by what its columns mean. */
export type Line = Readonly<{
  sheet: string;
  row: number;
  /** Text of a field, empty when blank or not mapped. */
  text: (field: Field) => string;
  has: (field: Field) => boolean;
  /** The file's own name for a field's column. */
  column: (field: Field) => string | null;
  formulas: readonly (string | null)[];
}>;

/** The rows of one sheet with its columns' names. */
export type Section = Readonly<{
  sheet: string;
  lines: readonly Line[];
  maps: (field: Field) => boolean;
  column: (field: Field) => string | null;
}>;

const TOTAL =
  /^(sous |sub ?)?total(en|e|ux|aal)?\b|^(algemeen |eind|sub)?totaal\b|^somme?\b|^sum(me)?\b|^gesamt|^insgesamt|^zwischensumme|^samen\b|^ensemble\b|^grand total/;

/** A total names itself in one cell and holds little else. */
function isTotal(row: Row): boolean {
  const filled = row.cells.filter(({ text }) => text !== "");
  return filled.length <= 4 && filled.some(({ text }) => TOTAL.test(plain(text)));
}

function repeats(row: Row, header: Row | undefined): boolean {
  return header?.cells.every(({ text }, index) => row.cells[index]?.text === text) ?? false;
}

function isNote(row: Row): boolean {
  return row.cells.filter(({ text }) => !isBlank(text)).length <= 1;
}

function readSection(table: Table, mapping: Mapping["sheets"][number], skip: (row: Row) => void) {
  const header = table.rows.find(({ number }) => number === mapping.headerRow);
  const indexes = new Map(mapping.columns.map(({ index, field }) => [field, index]));
  const nameAt = (index: number | undefined) =>
    index === undefined ? null : header?.cells[index]?.text || null;
  const column = (field: Field) => nameAt(indexes.get(field));
  const mapped = new Set(indexes.values());
  const lines: Line[] = [];
  for (const row of table.rows) {
    if (row.cells.every(({ text }) => text === "")) continue;
    const outside = row.number <= mapping.headerRow || isTotal(row) || isNote(row);
    if (outside || repeats(row, header)) {
      if (row.number !== mapping.headerRow) skip(row);
      continue;
    }
    const text = (field: Field) => {
      const index = indexes.get(field);
      const value = (index === undefined ? EMPTY_CELL : (row.cells[index] ?? EMPTY_CELL)).text;
      return isBlank(value) ? "" : value;
    };
    const formulas = row.cells.flatMap((cell, index) =>
      cell.formula && mapped.has(index) ? [nameAt(index)] : [],
    );
    const has = (field: Field) => text(field) !== "";
    lines.push({ sheet: table.sheet, row: row.number, text, has, column, formulas });
  }
  return { sheet: table.sheet, lines, maps: (field: Field) => indexes.has(field), column };
}

/** The data rows of the mapped sheets, without titles, totals, notes and repeated headers. */
export function readSections(
  tables: readonly Table[],
  mapping: Mapping,
): { sections: Section[]; skipped: { sheet: string; row: number }[] } {
  const skipped: { sheet: string; row: number }[] = [];
  const sections = mapping.sheets.flatMap((sheet) => {
    const table = tables.find((candidate) => candidate.sheet === sheet.sheet);
    if (!table) return [];
    return [
      readSection(table, sheet, ({ number }) => skipped.push({ sheet: sheet.sheet, row: number })),
    ];
  });
  return { sections, skipped };
}

/** Problems in the order they are found. */
export type Findings = Readonly<{
  all: Problem[];
  at: (
    line: Line,
    field: Field,
    code: ProblemCode,
    severity?: Severity,
    details?: Problem["details"],
  ) => void;
  whole: (
    column: string | null,
    code: ProblemCode,
    severity?: Severity,
    details?: Problem["details"],
  ) => void;
}>;

export function collectFindings(): Findings {
  const all: Problem[] = [];
  return {
    all,
    at: (line, field, code, severity = "error", details = {}) => {
      const { sheet, row } = line;
      all.push({ sheet, row, column: line.column(field), code, severity, details });
    },
    whole: (column, code, severity = "error", details = {}) => {
      all.push({ sheet: null, row: null, column, code, severity, details });
    },
  };
}
