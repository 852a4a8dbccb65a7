import { serialToDate } from "./serial.rules.ts";
import { plain } from "./vocabulary.rules.ts";

/** The first letters that tell a month's name in four languages. */
const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^(fev|feb)/,
  /^(mar|maa|mrt|mae|mrz)/,
  /^(avr|apr)/,
  /^(mai|mei|may)/,
  /^(juin|jun)/,
  /^(juil|jul)/,
  /^(aou|aug)/,
  /^sep/,
  /^(oct|okt)/,
  /^nov/,
  /^de[cz]/,
];

function day(year: number, month: number, date: number): string | null {
  try {
    return Temporal.PlainDate.from({ year, month, day: date }, { overflow: "reject" }).toString();
  } catch {
    return null;
  }
}

/** Two digits: nobody has held a lot before 1940, nor from 2040 on, at the time of writing. */
function fullYear(year: string): number {
  return year.length === 2 ? Number(year) + (Number(year) < 40 ? 2000 : 1900) : Number(year);
}

/** Whether a column writes the month first: some second number is no month, no first one is. */
export function isMonthFirst(values: readonly string[]): boolean {
  const pairs = values.flatMap((value) => {
    const match = /^(\d{1,2})\/(\d{1,2})\/\d{2,4}/.exec(value);
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  return (
    pairs.length >= 5 &&
    pairs.every(([first]) => first <= 12) &&
    pairs.some(([, second]) => second > 12)
  );
}

/**
 * The ISO day of what an office wrote: `17/11/2012`, `24.05.2010`, `2012-11-17`,
 * `17 novembre 2012`, or a spreadsheet's serial number. Null when there is no such day.
 */
export function parseDay(text: string, monthFirst = false): string | null {
  const bare = text.replace(/[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, "").trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(bare);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const usual = /^(\d{1,2})[-/.\s](\d{1,2})[-/.\s](\d{4}|\d{2})$/.exec(bare);
  if (usual) {
    const [, first = "", second = "", year = ""] = usual;
    const [date, month] = monthFirst ? [second, first] : [first, second];
    return day(fullYear(year), Number(month), Number(date));
  }
  if (/^\d{5}(\.\d+)?$/.test(bare)) return serialToDate(Number(bare), false);
  const named = /^(\d{1,2})(?:er|e|ste|de|st|nd|rd|th)? ([a-z]+) (\d{4}|\d{2})$/.exec(plain(bare));
  if (!named) return null;
  const month = MONTHS.findIndex((pattern) => pattern.test(named[2] ?? ""));
  return month < 0 ? null : day(fullYear(named[3] ?? ""), month + 1, Number(named[1]));
}
