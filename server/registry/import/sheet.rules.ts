import { childOf, childrenOf, type Element } from "./markup.rules.ts";
import { serialToDate } from "./serial.rules.ts";
import {
  type Cell,
  cellText,
  EMPTY_CELL,
  MAX_COLUMNS,
  MAX_ROWS,
  type Refusal,
  type Row,
  refuse,
} from "./table.schema.ts";

export type SheetContext = Readonly<{
  strings: readonly string[];
  dateStyles: readonly boolean[];
  from1904: boolean;
  stringOf: (item: Element) => string;
}>;

/** `BC12` → column 54 (from 0); -1 when the reference has no letters. */
export function columnIndex(reference: string): number {
  const letters = /^[A-Z]+/i.exec(reference)?.[0].toUpperCase() ?? "";
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

function numberText(value: string, isDate: boolean, context: SheetContext): string {
  const number = Number(value);
  if (value.trim() === "" || Number.isNaN(number)) return value;
  const day = isDate ? serialToDate(number, context.from1904) : null;
  return day ?? String(number);
}

function valueText(cell: Element, context: SheetContext): string {
  const value = childOf(cell, "v")?.text ?? "";
  switch (cell.attributes.t) {
    case "s":
      return context.strings[Number(value)] ?? "";
    case "inlineStr": {
      const item = childOf(cell, "is");
      return item ? context.stringOf(item) : "";
    }
    case "b":
      return value === "1" ? "true" : "false";
    case "str":
    case "e":
    case "d":
      return value;
    default:
      return numberText(
        value,
        context.dateStyles[Number(cell.attributes.s ?? "0")] ?? false,
        context,
      );
  }
}

/** A formula gives the text it last showed; without one, its own source as text. */
function readCell(cell: Element, context: SheetContext): Cell {
  const formula = childOf(cell, "f");
  const text = cellText(valueText(cell, context));
  if (formula && text === "") return { text: cellText(`=${formula.text}`), formula: true };
  return { text, formula: formula !== undefined || /^=./.test(text) };
}

/** Rows of a sheet with their own numbers; empty rows are left out. */
export function readSheet(sheet: Element, context: SheetContext): readonly Row[] | Refusal {
  const rows: Row[] = [];
  let last = 0;
  for (const row of childrenOf(childOf(sheet, "sheetData"), "row")) {
    last = Number(row.attributes.r ?? last + 1);
    const cells: Cell[] = [];
    for (const cell of childrenOf(row, "c")) {
      const named = columnIndex(cell.attributes.r ?? "");
      const index = named < 0 ? cells.length : named;
      if (index >= MAX_COLUMNS) continue;
      while (cells.length < index) cells.push(EMPTY_CELL);
      cells[index] = readCell(cell, context);
    }
    if (cells.some(({ text }) => text !== "")) rows.push({ number: last, cells });
    if (rows.length > MAX_ROWS) return refuse("too-many-rows", { limit: MAX_ROWS });
  }
  return rows;
}
