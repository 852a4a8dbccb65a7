import { plainDate } from "#server/kernel/calendar.ts";
import { parseDay } from "#server/registry/import/date.rules.ts";
import { decodeText } from "#server/registry/import/decode.rules.ts";
import { readDelimited } from "#server/registry/import/delimited.rules.ts";
import { isRefusal, type Row } from "#server/registry/import/table.schema.ts";
import type { FileRow } from "./posting.rules.ts";

/** Ten thousand rows of a carrier's list fit; the largest association posts a fifth of that. */
export const MAX_CARRIER_BYTES = 512 * 1024;
export const MAX_CARRIER_ROWS = 2000;

export type FileRefusal =
  | "posting.file-empty"
  | "posting.file-too-large"
  | "posting.file-unreadable"
  | "posting.file-columns"
  | "posting.file-too-long";

/** What a heading says in the four languages; the day first, since it may name the deposit's number. */
const HEADINGS = [
  ["on", /date|datum|\bjour\b|\bdag\b|\btag\b|\bday\b/],
  ["reference", /r[ée]f|referen/],
  ["number", /num|n°|nr\b|no\b|barcode|code.?barre|item|track|suivi|envoi|zending|sendung/],
] as const;
type Heading = (typeof HEADINGS)[number][0];

function headingOf(text: string): Heading | null {
  const plain = text.trim().toLowerCase();
  return HEADINGS.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** Where each thing stands; null where the first row names no reference or no number. */
function columnsOf(row: Row | undefined) {
  const headings = (row?.cells ?? []).map(({ text }) => headingOf(text));
  const [on, reference, number] = [
    headings.indexOf("on"),
    headings.indexOf("reference"),
    headings.indexOf("number"),
  ];
  return reference < 0 || number < 0 ? null : { on, reference, number };
}

/** A reference as the list gives it; its first letter may have been left out when it was copied. */
function referenceIn(text: string): string {
  const reference = text.toUpperCase().slice(0, 40);
  return /^[0-9A-F]{8}$/.test(reference) ? `R${reference}` : reference;
}

/**
 * The rows of a carrier's CSV: reference of the letter, its number and, where there is one, its day;
 * `on` is the day of those without. Rows without a number are of letters not handed over.
 */
export function readCarrierFile(
  bytes: Uint8Array,
  on: string,
): Readonly<{ rows: readonly FileRow[] }> | Readonly<{ refusal: FileRefusal }> {
  if (bytes.length === 0) return { refusal: "posting.file-empty" };
  if (bytes.length > MAX_CARRIER_BYTES) return { refusal: "posting.file-too-large" };
  const decoded = decodeText(bytes);
  if (isRefusal(decoded)) return { refusal: "posting.file-unreadable" };
  const content = readDelimited(decoded.text, decoded.encoding);
  if (isRefusal(content)) return { refusal: "posting.file-unreadable" };
  const filled = (content.tables[0]?.rows ?? []).filter(({ cells }) =>
    cells.some(({ text }) => text !== ""),
  );
  const columns = columnsOf(filled[0]);
  if (!columns) return { refusal: "posting.file-columns" };
  const body = filled.slice(1);
  if (body.length > MAX_CARRIER_ROWS) return { refusal: "posting.file-too-long" };
  const rows = body.flatMap(({ number: line, cells }) => {
    const cell = (place: number) => cells[place]?.text.trim() ?? "";
    const number = cell(columns.number);
    if (number === "") return [];
    const day = cell(columns.on) === "" ? on : parseDay(cell(columns.on));
    const reference = referenceIn(cell(columns.reference));
    return [
      { line, reference, number: number.slice(0, 60), on: day === null ? null : plainDate(day) },
    ];
  });
  return rows.length === 0 ? { refusal: "posting.file-empty" } : { rows };
}
