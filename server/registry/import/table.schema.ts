import type { ProblemCode } from "./import.schema.ts";

/** One cell as text. A formula is kept as the text it showed, or as its source; never evaluated. */
export type Cell = Readonly<{ text: string; formula: boolean }>;
export type Row = Readonly<{ number: number; cells: readonly Cell[] }>;
export type Table = Readonly<{ sheet: string; rows: readonly Row[] }>;

export type FileContent = Readonly<{
  encoding: string | null;
  delimiter: string | null;
  tables: readonly Table[];
}>;

/** A file that cannot be read at all, and why. */
export type Refusal = Readonly<{
  refusal: ProblemCode;
  details: Readonly<Record<string, string | number>>;
}>;

export function refuse(
  refusal: ProblemCode,
  details: Readonly<Record<string, string | number>> = {},
): Refusal {
  return { refusal, details };
}

export function isRefusal<T extends object>(value: T | Refusal): value is Refusal {
  return "refusal" in value;
}

export const EMPTY_CELL: Cell = { text: "", formula: false };

/** A register of 10 000 lots fits twice; a workbook cannot exhaust the worker. */
export const MAX_ROWS = 20_000;
export const MAX_COLUMNS = 256;
export const MAX_CELL_LENGTH = 2_000;

/** Text of a cell on its way in: bounded, in composed form, without control characters. */
export function cellText(raw: string): string {
  return raw
    .slice(0, MAX_CELL_LENGTH)
    .normalize("NFC")
    .replace(/[\p{Cc}\u00a0\u202f\u2007\ufeff]+/gu, " ")
    .trim();
}
