import { ascending, fold, pageOf } from "#server/kernel/listing.ts";
import {
  ASKS,
  type Ask,
  type AskLine,
  type OfficeLine,
  type OfficeList,
  type OfficeName,
} from "./task.schema.ts";

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

/** A line of the table with its name as it is sought and sorted, worked out once. */
type Named<Line> = Readonly<{ line: Line; name: string }>;
type Order<Line> = (a: Named<Line>, b: Named<Line>) => number;

const byName: Order<OfficeName> = (a, b) => ascending(a.name, b.name);

const ORDERS: Record<OfficeList["sort"], Order<OfficeLine>> = {
  name: byName,
  lots: (a, b) => a.line.lots - b.line.lots,
  mandate: (a, b) => ascending(a.line.mandateEndsOn ?? "9", b.line.mandateEndsOn ?? "9"),
  meeting: (a, b) => ascending(a.line.meeting?.startsAt ?? "9", b.line.meeting?.startsAt ?? "9"),
};

function paged<Line extends OfficeName>(
  lines: readonly Line[],
  asked: OfficeList,
  order: Order<Line>,
) {
  const sought = fold(asked.q);
  const sign = asked.dir === "asc" ? 1 : -1;
  const sorted = lines
    .map((line) => ({ line, name: fold(line.name) }))
    .filter(({ line, name }) => `${name} ${fold(line.town)}`.includes(sought))
    .sort((a, b) => sign * order(a, b) || byName(a, b))
    .map(({ line }) => line);
  return pageOf(sorted, asked.page, asked.all ? Math.max(1, sorted.length) : PAGE_ROWS);
}

/** One page of an office's table: filtered by name or town, in the order asked for. */
export function officePage(lines: readonly OfficeLine[], asked: OfficeList) {
  return paged(lines, asked, ORDERS[asked.sort]);
}

/** The same where the order is that of the names: they alone say which lines stand on the page. */
export function namesPage(names: readonly OfficeName[], asked: OfficeList) {
  return paged(names, asked, byName);
}

/** Whether the names say it, and say it sooner than the lines would. */
export function isPagedByName({ sort, all }: OfficeList, associations: number): boolean {
  return sort === "name" && !all && associations > PAGE_ROWS;
}
