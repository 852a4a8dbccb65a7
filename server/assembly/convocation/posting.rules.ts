import { isAfter, isBefore, type PlainDate } from "#server/kernel/calendar.ts";

/** A letter of a notice as far as its deposit goes. */
export type SentLetter = Readonly<{
  deliveryId: string;
  /** By which it is found on the posting list. */
  reference: string;
  /** The day the letter was made: no deposit is earlier. */
  madeOn: PlainDate;
  postedOn: PlainDate | null;
  number: string | null;
}>;

export type NumberRefusal =
  | "posting.number-unreadable"
  | "posting.number-misread"
  | "posting.number-taken"
  | "posting.letter-numbered"
  | "posting.letter-unknown"
  | "posting.date-differs"
  | "convocation.deposit-impossible";

/** Signs that people and readers put between the groups of a number. */
const SEPARATORS = /[\s.\-/_]+/g;
/** The shortest and the longest number carriers print on a label. */
const NUMBER = /^(?=.*\d)[A-Z0-9]{6,35}$/;
/** The identifier of the Universal Postal Union, standard S10: two letters, nine digits, a country. */
const S10 = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/;
const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const;

/** The check digit of the eight digits of an S10 identifier. */
export function s10CheckDigit(serial: string): number {
  const sum = S10_WEIGHTS.reduce((all, weight, place) => all + weight * Number(serial[place]), 0);
  const digit = 11 - (sum % 11);
  if (digit === 10) return 0;
  return digit === 11 ? 5 : digit;
}

/** The number as its barcode holds it; a sign read wrongly shows in an S10 identifier. */
export function readPostingNumber(
  text: string,
): Readonly<{ number: string }> | Readonly<{ refusal: NumberRefusal }> {
  const number = text.replace(SEPARATORS, "").toUpperCase();
  if (!NUMBER.test(number)) return { refusal: "posting.number-unreadable" };
  const [, serial, digit] = S10.exec(number) ?? [];
  if (serial && s10CheckDigit(serial) !== Number(digit)) {
    return { refusal: "posting.number-misread" };
  }
  return { number };
}

/** What is to be kept of one letter. */
export type NumberedLetter = Readonly<{ deliveryId: string; number: string; on: PlainDate }>;

/**
 * Whether a number may be kept of a letter deposited on a day. `known`: that very number is kept of
 * it already, and noting it again changes nothing.
 */
export function judgeNumber(
  letter: SentLetter,
  { number, on }: Pick<NumberedLetter, "number" | "on">,
  today: PlainDate,
  holder: string | null,
): NumberRefusal | "known" | null {
  if (holder !== null && holder !== letter.deliveryId) return "posting.number-taken";
  if (letter.number !== null) {
    return letter.number === number ? "known" : "posting.letter-numbered";
  }
  if (isBefore(on, letter.madeOn) || isAfter(on, today)) return "convocation.deposit-impossible";
  const isOther = letter.postedOn !== null && !letter.postedOn.equals(on);
  return isOther ? "posting.date-differs" : null;
}

export type FileRow = Readonly<{
  line: number;
  reference: string;
  number: string;
  on: PlainDate | null;
}>;
export type BadRow = Readonly<{
  line: number;
  reference: string;
  number: string;
  refusal: NumberRefusal;
}>;

/** What became of the rows of a carrier's file. */
export type CarrierFileResult = Readonly<{
  recorded: number;
  known: number;
  bad: readonly BadRow[];
}>;

/** A row of a file against the letters it may mean, and the numbers kept by then. */
function judgeRow(
  { number: text, on }: FileRow,
  [letter, another]: readonly SentLetter[],
  today: PlainDate,
  holders: ReadonlyMap<string, string>,
): NumberRefusal | "known" | NumberedLetter {
  if (!letter || another) return "posting.letter-unknown";
  const read = readPostingNumber(text);
  if ("refusal" in read) return read.refusal;
  if (!on) return "convocation.deposit-impossible";
  const numbered = { deliveryId: letter.deliveryId, number: read.number, on };
  return judgeNumber(letter, numbered, today, holders.get(read.number) ?? null) ?? numbered;
}

/**
 * The rows of a carrier's file: what is to be kept, how many say what is known already, and the bad
 * ones by their line. A number or a letter that comes twice is good once.
 */
export function judgeFile(
  rows: readonly FileRow[],
  letters: readonly SentLetter[],
  today: PlainDate,
  taken: ReadonlyMap<string, string>,
): Readonly<{ numbered: readonly NumberedLetter[]; known: number; bad: readonly BadRow[] }> {
  const holders = new Map(taken);
  const meant = new Map(Map.groupBy(letters, ({ reference }) => reference));
  const numbered: NumberedLetter[] = [];
  const bad: BadRow[] = [];
  let known = 0;
  for (const row of rows) {
    const verdict = judgeRow(row, meant.get(row.reference) ?? [], today, holders);
    if (verdict === "known") known += 1;
    else if (typeof verdict === "string") {
      const { line, reference, number } = row;
      bad.push({ line, reference, number, refusal: verdict });
    } else {
      numbered.push(verdict);
      holders.set(verdict.number, verdict.deliveryId);
      const { number, on } = verdict;
      const kept = (meant.get(row.reference) ?? []).map((one) => ({
        ...one,
        number,
        postedOn: on,
      }));
      meant.set(row.reference, kept);
    }
  }
  return { numbered, known, bad };
}

/** The letter to read the number of: the one asked for, or the first without one after another. */
export function nextLetter<Letter extends Pick<SentLetter, "deliveryId" | "number">>(
  letters: readonly Letter[],
  asked: Readonly<{ letter?: unknown; after?: unknown }>,
): Letter | null {
  const waiting = letters.filter(({ number }) => number === null);
  const chosen = waiting.find(({ deliveryId }) => deliveryId === asked.letter);
  const from = letters.findIndex(({ deliveryId }) => deliveryId === asked.after);
  const later = letters.slice(from + 1).find(({ number }) => number === null);
  return chosen ?? later ?? waiting[0] ?? null;
}
