import { parse } from "csv-parse/sync";
import {
  type Cell,
  cellText,
  type FileContent,
  MAX_COLUMNS,
  MAX_ROWS,
  type Refusal,
  type Row,
  refuse,
} from "./table.schema.ts";

const DELIMITERS = [";", ",", "\t", "|"] as const;
const SAMPLE_LINES = 60;

/** How often each line of `text` holds `delimiter` outside quotes. */
function countPerLine(text: string, delimiter: string): number[] {
  const counts = [0];
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === "\n") counts.push(0);
    else if (sign === delimiter) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
  }
  return counts;
}

/** The delimiter that most lines hold equally often; ties go to the more frequent one. */
export function guessDelimiter(text: string): string {
  const declared = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (declared) return declared;
  const sample = text.split("\n", SAMPLE_LINES).join("\n");
  let best = { delimiter: ";", score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = countPerLine(sample, delimiter).filter((count) => count > 0);
    const most = Math.max(0, ...counts);
    const agreeing = counts.filter((count) => count === most).length;
    const score = agreeing * 1000 + most;
    if (most > 0 && score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/**
 * A spreadsheet would run what starts with `=`, `@f(` or a sign before a name;
 * a telephone number or a negative number starts with a sign too and is none.
 */
export function looksLikeFormula(text: string): boolean {
  return /^(=.|[+\-@]\s*[\p{L}_.]+\d*\s*[(!:+\-*/])/u.test(text);
}

function readCell(raw: string): Cell {
  const text = cellText(raw);
  // ="0123" is how some programs keep leading zeros: the literal is the value.
  const literal = /^="([^"]*)"$/.exec(text)?.[1];
  return { text: literal ?? text, formula: looksLikeFormula(text) };
}

function parseRecords(text: string, delimiter: string, relaxed: boolean): string[][] | null {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: relaxed,
      skip_empty_lines: false,
      max_record_size: 200_000,
      to: MAX_ROWS + 1,
    });
  } catch {
    return null;
  }
}

/** Records of a delimited text; a row's number is its place as a spreadsheet would show it. */
export function readDelimited(text: string, encoding: string): FileContent | Refusal {
  // DOS programs end a file with this sign.
  const body = text.split("\u001a", 1)[0] ?? "";
  if (body.trim() === "") return refuse("empty");
  const delimiter = guessDelimiter(body);
  const records = parseRecords(body, delimiter, false) ?? parseRecords(body, delimiter, true);
  if (records === null) return refuse("quotes-broken");
  if (records.length > MAX_ROWS) return refuse("too-many-rows", { limit: MAX_ROWS });
  const rows = records.map(
    (record, index): Row => ({
      number: index + 1,
      cells: record.slice(0, MAX_COLUMNS).map(readCell),
    }),
  );
  return { encoding, delimiter, tables: [{ sheet: "", rows }] };
}
