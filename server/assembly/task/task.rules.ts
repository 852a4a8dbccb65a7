import { ascending, fold, pageOf } from "#server/kernel/listing.ts";
import { ASKS, type Ask, type AskLine, type OfficeLine, type OfficeList } from "./task.schema.ts";

export const PAGE_ROWS = 20;

/** What became of a convened meeting, and of one owner in it. */
export type AskFacts = Readonly<{
  opened: boolean;
  closed: boolean;
  minuted: boolean;
  /** The day it was called for is over. */
  past: boolean;
  present: boolean;
  attended: boolean;
  represented: boolean;
  signed: boolean;
  ballots: number;
}>;

/** What is asked of an owner about one meeting; null when nothing is. */
export function askOf(facts: AskFacts): Ask | null {
  // Owners still there at the end sign the minutes (art. 3.87 §10).
  if (facts.minuted) return facts.attended && !facts.signed ? "sign" : null;
  if (facts.closed) return null;
  if (facts.opened) {
    if (facts.ballots > 0) return "vote";
    if (facts.present || facts.represented) return "follow";
    return "join";
  }
  if (facts.past) return null;
  return facts.represented ? "represented" : "prepare";
}

/** The most pressing first, then the nearest. */
export function byUrgency(asks: readonly AskLine[]): AskLine[] {
  return [...asks].sort(
    (a, b) => ASKS.indexOf(a.ask) - ASKS.indexOf(b.ask) || ascending(a.startsAt, b.startsAt),
  );
}

/** One page of an office's table: filtered by name or town, in the order asked for. */
export function officePage(lines: readonly OfficeLine[], asked: OfficeList) {
  const sought = fold(asked.q);
  const found = lines.filter(({ name, town }) => fold(`${name} ${town}`).includes(sought));
  const sign = asked.dir === "asc" ? 1 : -1;
  const sorted = found.sort(
    (a, b) => sign * ORDERS[asked.sort](a, b) || ascending(fold(a.name), fold(b.name)),
  );
  return pageOf(sorted, asked.page, asked.all ? Math.max(1, sorted.length) : PAGE_ROWS);
}

const ORDERS: Record<OfficeList["sort"], (a: OfficeLine, b: OfficeLine) => number> = {
  name: (a, b) => ascending(fold(a.name), fold(b.name)),
  lots: (a, b) => a.lots - b.lots,
  mandate: (a, b) => ascending(a.mandateEndsOn ?? "9", b.mandateEndsOn ?? "9"),
  meeting: (a, b) => ascending(a.meeting?.startsAt ?? "9", b.meeting?.startsAt ?? "9"),
};
