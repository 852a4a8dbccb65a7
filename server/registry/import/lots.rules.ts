import type { LotKind, PreviewLot } from "./import.schema.ts";
import type { Findings, Line, Section } from "./line.rules.ts";
import { parseKind, parseShares } from "./value.rules.ts";

/** A line with the lot it is about: blank cells under a lot's first row mean the same lot. */
export type LotLine = Readonly<{ line: Line; code: string }>;

type Draft = {
  line: Line;
  code: string;
  kind: LotKind | null;
  floor: string | null;
  shares: bigint | null;
  faulty: boolean;
};

export type Lots = Readonly<{
  lots: readonly PreviewLot[];
  /** Position of a lot by its key, whether or not its shares could be read. */
  position: (code: string) => number | undefined;
  /** Rows that contradict an earlier row of their lot, left out of what follows. */
  contradicting: ReadonlySet<Line>;
  sharesSum: bigint;
}>;

/** Lots are the same whatever the case and spaces of their code. */
function keyOf(code: string): string {
  return code.replace(/\s+/g, "").toUpperCase();
}

export function isHolder(line: Line): boolean {
  return line.has("familyName") || line.has("givenName") || line.has("company");
}

/** Gives each line its lot; a line that names a holder below a lot continues it. */
export function assignLots(section: Section, findings: Findings): LotLine[] {
  const result: LotLine[] = [];
  let previous: Line | null = null;
  for (const line of section.lines) {
    const code = line.text("lot");
    if (code !== "") {
      result.push({ line, code });
      previous = line;
      continue;
    }
    const continues =
      previous !== null &&
      isHolder(line) &&
      (!line.has("shares") || line.text("shares") === previous.text("shares"));
    if (previous && continues) result.push({ line, code: previous.text("lot") });
    else if (isHolder(line) || line.has("kind")) findings.at(line, "lot", "lot-missing");
  }
  return result;
}

function readShares(line: Line, total: bigint, findings: Findings): bigint | null {
  const reading = parseShares(line.text("shares"));
  if (typeof reading === "string") {
    findings.at(line, "shares", `shares-${reading}`);
    return null;
  }
  if (reading.total !== null && reading.total !== total) {
    const details = { found: String(reading.total), total: String(total) };
    findings.at(line, "shares", "shares-other-total", "error", details);
    return null;
  }
  return reading.shares;
}

function readKind(line: Line, findings: Findings): LotKind | null {
  if (!line.has("kind")) return null;
  const kind = parseKind(line.text("kind"));
  if (kind === null) findings.at(line, "kind", "kind-unknown", "warning");
  return kind;
}

/** A row that repeats a lot adds nothing: shares are the lot's, however many hold it. */
function merge(draft: Draft, line: Line, shares: bigint | null, findings: Findings): boolean {
  if (shares !== null && draft.shares !== null && shares !== draft.shares) {
    findings.at(line, "lot", "lot-duplicate", "error", { row: draft.line.row });
    return false;
  }
  draft.shares ??= shares;
  draft.floor ??= line.text("floor") || null;
  return true;
}

/**
 * The lots of the sections that give shares, in the file's order: that order is
 * the register number, which breaks ties in every later distribution.
 */
export function readLots(lines: readonly LotLine[], sharesTotal: bigint, findings: Findings): Lots {
  const drafts = new Map<string, Draft>();
  const contradicting = new Set<Line>();
  for (const { line, code } of lines) {
    const known = drafts.get(keyOf(code));
    const noShares = !line.has("shares") && !line.has("kind") && !isHolder(line);
    if (!known && noShares && !line.has("holderReference")) continue;
    const shares = line.has("shares") ? readShares(line, sharesTotal, findings) : null;
    const faulty = line.has("shares") && shares === null;
    if (known) {
      known.faulty ||= faulty;
      known.kind ??= readKind(line, findings);
      if (!merge(known, line, shares, findings)) contradicting.add(line);
      continue;
    }
    const kind = readKind(line, findings);
    drafts.set(keyOf(code), {
      line,
      code,
      kind,
      floor: line.text("floor") || null,
      shares,
      faulty,
    });
  }
  for (const { line, shares, faulty } of drafts.values()) {
    if (shares === null && !faulty) findings.at(line, "shares", "shares-missing");
  }
  const positions = new Map([...drafts.keys()].map((key, index) => [key, index]));
  const lots = [...drafts.values()].map(({ line, code, kind, floor, shares }) => ({
    row: line.row,
    code,
    kind: kind ?? ("other" as const),
    floor,
    shares: shares ?? 0n,
  }));
  const sharesSum = lots.reduce((sum, { shares }) => sum + shares, 0n);
  return { lots, position: (code) => positions.get(keyOf(code)), contradicting, sharesSum };
}
