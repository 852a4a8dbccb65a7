import { add, compare, type Fraction, one, zero } from "#server/kernel/fraction.ts";
import { isMonthFirst, parseDay } from "./date.rules.ts";
import type { Language, PreviewHolding, PreviewParty, Right } from "./import.schema.ts";
import type { Findings, Line, Section } from "./line.rules.ts";
import { isHolder, type LotLine, type Lots } from "./lots.rules.ts";
import { collectPeople, readParty } from "./parties.rules.ts";
import { parsePart, parseRight } from "./value.rules.ts";

type Draft = {
  line: Line;
  lot: number;
  party: number;
  right: Right;
  part: Fraction | null;
  since: string | null;
};

function readRight(line: Line, findings: Findings): Right {
  if (!line.has("right")) return "full";
  const right = parseRight(line.text("right"));
  if (right === null) findings.at(line, "right", "right-unknown");
  return right ?? "full";
}

/** Percentages without their sign: a column of whole numbers up to a hundred, one above 1. */
function isPercentColumn(lines: readonly Line[]): boolean {
  const values = lines.map((line) => line.text("part")).filter((value) => value !== "");
  const numbers = values.map((value) => Number(value.replace(",", ".")));
  return values.length > 0 && numbers.every((n) => n > 0 && n <= 100) && numbers.some((n) => n > 1);
}

/** The part of the lot a row states; null when it is left to be shared equally. */
function readPart(line: Line, percent: boolean, findings: Findings): Fraction | null | "faulty" {
  if (!line.has("part")) return null;
  const text = line.text("part");
  const part = parsePart(percent && !text.endsWith("%") ? `${text}%` : text);
  if (part === null) {
    findings.at(line, "part", "part-unreadable");
    return "faulty";
  }
  if (part.num === 0n || compare(part, one) > 0) {
    findings.at(line, "part", part.num === 0n ? "part-not-positive" : "part-over-whole");
    return "faulty";
  }
  return part;
}

function readSince(line: Line, monthFirst: boolean, findings: Findings): string | null {
  if (!line.has("since")) return null;
  const since = parseDay(line.text("since"), monthFirst);
  if (since === null) findings.at(line, "since", "date-unreadable");
  return since;
}

/** Holders of one right without a stated part hold it in equal parts. */
function settleParts(drafts: readonly Draft[]): PreviewHolding[] {
  const counts = new Map<string, bigint>();
  const key = ({ lot, right }: Draft) => `${lot} ${right}`;
  for (const draft of drafts) counts.set(key(draft), (counts.get(key(draft)) ?? 0n) + 1n);
  return drafts.map((draft) => {
    const part = draft.part ?? { num: 1n, den: counts.get(key(draft)) ?? 1n };
    const { line, lot, party, right, since } = draft;
    return { row: line.row, lot, party, right, part, since };
  });
}

/**
 * Full ownership with usufruct, and full ownership with bare ownership, each make
 * at most the whole lot; the row that passes it is told, a lot left short is warned of.
 */
function checkWhole(
  holdings: readonly PreviewHolding[],
  drafts: readonly Draft[],
  faulty: ReadonlySet<number>,
  findings: Findings,
): void {
  const sums = new Map<
    number,
    { enjoyed: Fraction; owned: Fraction; first: Line; over: boolean }
  >();
  for (const [index, { lot, right, part }] of holdings.entries()) {
    const line = drafts[index]?.line;
    if (!line || faulty.has(lot)) continue;
    const sum = sums.get(lot) ?? { enjoyed: zero, owned: zero, first: line, over: false };
    if (right === "full" || right === "usufruct") sum.enjoyed = add(sum.enjoyed, part);
    if (right === "full" || right === "bare") sum.owned = add(sum.owned, part);
    const over = compare(sum.enjoyed, one) > 0 || compare(sum.owned, one) > 0;
    if (over && !sum.over)
      findings.at(line, line.column("part") ? "part" : "lot", "part-over-whole");
    sums.set(lot, { ...sum, over: sum.over || over });
  }
  for (const { enjoyed, owned, first, over } of sums.values()) {
    const short = compare(enjoyed, one) < 0 || compare(owned, one) < 0;
    if (short && !over) {
      findings.at(first, first.column("part") ? "part" : "lot", "part-incomplete", "warning");
    }
  }
}

/** People of a sheet that has no lots, by the reference under which other rows name them. */
function directoryOf(sections: readonly Section[]): Map<string, Line> {
  const apart = sections.filter(
    (section) => section.maps("holderReference") && !section.maps("lot"),
  );
  return new Map(
    apart.flatMap(({ lines }) =>
      lines.map((line) => [line.text("holderReference").toUpperCase(), line]),
    ),
  );
}

/** Who a row is about: itself, or the person its reference names on another sheet. */
function personOf(line: Line, directory: Map<string, Line>, findings: Findings): Line | null {
  if (isHolder(line)) return line;
  if (!line.has("holderReference")) {
    const nameless = line.has("email") || line.has("enterpriseNumber");
    if (nameless) findings.at(line, "familyName", "holder-missing");
    return null;
  }
  const person = directory.get(line.text("holderReference").toUpperCase());
  if (!person) findings.at(line, "holderReference", "holder-unknown");
  return person ?? null;
}

export type Holdings = Readonly<{
  parties: readonly PreviewParty[];
  holdings: readonly PreviewHolding[];
}>;

/** Who holds what, one holding per row of a holder. */
export function readHoldings(
  sections: readonly Section[],
  lotLines: readonly LotLine[],
  lots: Lots,
  fallback: Language,
  findings: Findings,
): Holdings {
  const people = collectPeople(findings);
  const directory = directoryOf(sections);
  const lines = lotLines.map(({ line }) => line);
  const percent = isPercentColumn(lines);
  const monthFirst = isMonthFirst(lines.map((line) => line.text("since")));
  const drafts: Draft[] = [];
  const faulty = new Set<number>();
  const read = new Map<Line, PreviewParty>();
  for (const { line, code } of lotLines) {
    const person = personOf(line, directory, findings);
    if (!person) continue;
    const party = read.get(person) ?? readParty(person, fallback, findings);
    read.set(person, party);
    const right = readRight(line, findings);
    const part = readPart(line, percent, findings);
    const since = readSince(line, monthFirst, findings);
    const lot = lots.position(code);
    if (lot === undefined) findings.at(line, "lot", "lot-unknown");
    if (lot === undefined || lots.contradicting.has(line)) continue;
    if (part === "faulty") faulty.add(lot);
    const stated = part === "faulty" ? null : part;
    drafts.push({ line, lot, party: people.add(person, party), right, part: stated, since });
  }
  const holdings = settleParts(drafts);
  checkWhole(holdings, drafts, faulty, findings);
  const name = (field: "consent" | "street" | "since") =>
    sections.find((section) => section.maps(field))?.column(field) ?? null;
  const undated = holdings.filter(({ since }) => since === null).length;
  if (undated > 0) findings.whole(name("since"), "since-missing", "warning", { count: undated });
  return {
    parties: people.finish({ consent: name("consent"), street: name("street") }),
    holdings,
  };
}
