import { Field, type Mapping, type SheetMapping, type SheetView } from "./import.schema.ts";
import type { Row, Table } from "./table.schema.ts";
import { guessField, plain } from "./vocabulary.rules.ts";

const SEARCHED_ROWS = 40;
const SAMPLED_ROWS = 200;

type Column = Readonly<{ index: number; field: Field }>;

/** `64/1000, 125/1000` are shares of a total; `1/1, 1/2` are parts of a lot. */
function readsAsParts(values: readonly string[]): boolean | null {
  const filled = values.filter((value) => value !== "");
  const fractions = filled.flatMap((value) => {
    const match = /^(\d+)\s*\/\s*(\d+)$/.exec(value);
    return match ? [match] : [];
  });
  if (fractions.length * 2 > filled.length) {
    const denominators = new Set(fractions.map(([, , den]) => Number(den)));
    const isOneTotal = denominators.size === 1 && [...denominators].every((den) => den >= 100);
    return !isOneTotal || fractions.some(([, num, den]) => num === den);
  }
  const isFraction = (value: string) => /%$|^0[.,]\d+$/.test(value);
  const allSmall = filled.every((value) => isFraction(value) || value === "1");
  if (allSmall && filled.some(isFraction)) return true;
  return filled.some((value) => /^\d{2,}([.,\s]\d+)*$/.test(value)) ? false : null;
}

function guessColumn(header: Row, index: number, below: readonly Row[]) {
  const guess = guessField(header.cells[index]?.text ?? "");
  const field = Field.safeParse(guess?.field).data;
  if (!guess || !field) return [];
  const isPercentage = /percent|pourcent|prozent/i.test(header.cells[index]?.text ?? "");
  if ((field !== "shares" && field !== "part") || isPercentage) {
    return [{ index, field, score: guess.score }];
  }
  const asParts = readsAsParts(below.map(({ cells }) => cells[index]?.text ?? ""));
  const settled: Field = asParts === null ? field : asParts ? "part" : "shares";
  return [{ index, field: settled, score: guess.score }];
}

/** The best column for each field, each used once: surer names first, then from the left. */
function guessColumns(header: Row, below: readonly Row[]): Column[] {
  const candidates = header.cells.flatMap((_, index) => guessColumn(header, index, below));
  candidates.sort((a, b) => b.score - a.score || a.index - b.index);
  const columns: Column[] = [];
  for (const { index, field } of candidates) {
    if (columns.some((column) => column.field === field)) continue;
    columns.push({ index, field });
  }
  return columns.sort((a, b) => a.index - b.index);
}

function isUsable(columns: readonly Column[]): boolean {
  const has = (field: Field) => columns.some((column) => column.field === field);
  const named = has("lot") || has("familyName") || has("company") || has("holderReference");
  return columns.length >= 2 && named;
}

/**
 * The header of a sheet is the row, among the first forty, whose names mean the
 * most; a sheet without one is not part of the register.
 */
function guessSheet({ sheet, rows }: Table): SheetMapping | null {
  let best: SheetMapping | null = null;
  for (const [position, row] of rows.slice(0, SEARCHED_ROWS).entries()) {
    const columns = guessColumns(row, rows.slice(position + 1, position + 1 + SAMPLED_ROWS));
    if (isUsable(columns) && columns.length > (best?.columns.length ?? 0)) {
      best = { sheet, headerRow: row.number, columns };
    }
  }
  return best;
}

/** What each column of each sheet probably holds. People correct it; nothing is stored from it. */
export function guessMapping(tables: readonly Table[]): Mapping {
  return { sheets: tables.flatMap((table) => guessSheet(table) ?? []) };
}

/** Where no name is known, people choose from the row that has the most cells. */
function widestRow(rows: readonly Row[]): number {
  const filled = (row: Row) => row.cells.filter(({ text }) => text !== "").length;
  let widest = rows[0];
  for (const row of rows.slice(0, SEARCHED_ROWS)) {
    if (!widest || filled(row) > filled(widest)) widest = row;
  }
  return widest?.number ?? 1;
}

/** Every column of every sheet with its name, a sample, and what it is taken for. */
export function viewColumns(tables: readonly Table[], mapping: Mapping): SheetView[] {
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map(({ sheet, rows }) => {
      const mapped = mapping.sheets.find((candidate) => candidate.sheet === sheet);
      const headerRow = mapped?.headerRow ?? widestRow(rows);
      const below = rows.filter(({ number }) => number > headerRow);
      const header = rows.find(({ number }) => number === headerRow);
      const columns = (header?.cells ?? []).map(({ text }, index) => ({
        index,
        name: text,
        sample: below.find(({ cells }) => cells[index]?.text)?.cells[index]?.text ?? "",
        field: mapped?.columns.find((column) => column.index === index)?.field ?? null,
      }));
      return { sheet, headerRow, columns };
    });
}

/**
 * The columns' names in order, and on which row they stand: two exports of one program give the
 * same text. Names alone would lend a file the row of another that begins with a title.
 */
export function headerText(views: readonly SheetView[]): string {
  return views
    .map(({ headerRow, columns }) =>
      [headerRow, ...columns.map(({ name }) => plain(name))].join("\u001f"),
    )
    .join("\u001e");
}
