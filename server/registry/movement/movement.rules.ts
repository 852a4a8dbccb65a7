import { compare } from "#server/kernel/fraction.ts";
import { sumShares } from "#server/kernel/shares.ts";
import { type Act, type ActOf, isRefusal, type NewLot, type Refusal, refuse } from "./act.rules.ts";
import { enjoyedSince, type Reheld, rehold, restated, transferred } from "./holders.rules.ts";
import { gathered, type Held } from "./rights.rules.ts";
import { type Day, dayBefore, holdingsOn, isOn, type LotRow, type Rows } from "./rows.rules.ts";

/** What an act changes in the register's rows. */
export type Changes = Reheld &
  Readonly<{
    ended: readonly Readonly<{ lotId: string; endsOn: Day }>[];
    created: readonly LotRow[];
    reshared: readonly Readonly<{ lotId: string; former: bigint; shares: bigint }>[];
    total: Readonly<{ former: bigint; total: bigint }> | null;
  }>;

const NOTHING: Changes = {
  ...{ closed: [], dropped: [], opened: [], ended: [], created: [], reshared: [] },
  total: null,
};

const dayAfterEnd = (endsOn: Day | null, day: Day) => endsOn !== null && endsOn >= day;

/** The lots an act is about: all of them still there, and the register not moved past its day. */
function lotsOf(rows: Rows, act: Act): readonly LotRow[] | Refusal {
  const ids =
    act.kind === "merge"
      ? act.lotIds
      : act.kind === "shares"
        ? act.shares.map(({ lotId }) => lotId)
        : [act.lotId];
  const lots = [...new Set(ids)].flatMap((id) => rows.lots.filter(({ lotId }) => lotId === id));
  if (lots.length !== new Set(ids).size) return refuse("movement.lot-gone", "lotId");
  for (const lot of lots) {
    if (lot.endsOn !== null) return refuse("movement.lot-gone", "lotId", { lot: lot.code });
    const moved = act.kind === "shares" ? wasShaped(rows, lot, act.on) : wasMoved(rows, lot, act);
    if (moved) return refuse("movement.before-last", "on", { lot: lot.code });
  }
  return lots;
}

/** Whether a lot was made, or its shares were set, after a day. */
function wasShaped(rows: Rows, { lotId, startsOn }: LotRow, on: Day): boolean {
  const former = rows.formerShares.filter((one) => one.lotId === lotId);
  return (startsOn !== null && startsOn > on) || former.some(({ endsOn }) => endsOn >= on);
}

function wasHeldAnew(rows: Rows, lot: LotRow, on: Day): boolean {
  return rows.holdings.some(
    ({ lotId, startsOn, endsOn }) =>
      lotId === lot.lotId && (startsOn > on || dayAfterEnd(endsOn, on)),
  );
}

function wasMoved(rows: Rows, lot: LotRow, { kind, on }: Act): boolean {
  const structural = kind === "split" || kind === "merge";
  const made = lot.startsOn !== null && lot.startsOn > on;
  return made || wasHeldAnew(rows, lot, on) || (structural && wasShaped(rows, lot, on));
}

/** Whether any lot was split, merged or given other shares after a day. */
function wasReshaped(rows: Rows, on: Day): boolean {
  return (
    rows.lots.some((lot) => wasShaped(rows, lot, on) || dayAfterEnd(lot.endsOn, on)) ||
    rows.formerTotals.some(({ endsOn }) => endsOn >= on)
  );
}

function numbered(rows: Rows, into: readonly NewLot[], on: Day, newId: () => string): LotRow[] {
  const last = rows.lots.reduce((max, lot) => Math.max(max, lot.registerNumber), 0);
  return into.map((lot, index) => ({
    ...{ lotId: newId(), registerNumber: last + 1 + index, ...lot },
    ...{ startsOn: on, endsOn: null },
  }));
}

/** The former lots end, new ones take their place with the same holders (D-26). */
function replaced(
  rows: Rows,
  lots: readonly LotRow[],
  into: readonly NewLot[],
  on: Day,
  newId: () => string,
): Changes | Refusal {
  const codes = into.map(({ code }) => code);
  const taken = codes.find(
    (code, index) => codes.indexOf(code) !== index || rows.lots.some((lot) => lot.code === code),
  );
  if (taken !== undefined) return refuse("movement.code-taken", "into", { code: taken });
  const [before, after] = [
    sumShares(lots.map((l) => l.shares)),
    sumShares(into.map((l) => l.shares)),
  ];
  if (before !== after) {
    const details = { before: String(before), after: String(after) };
    return refuse("movement.shares-lost", "into", details);
  }
  const [first] = lots;
  const held = first ? gathered(holdingsOn(rows, first.lotId, on)) : [];
  const created = numbered(rows, into, on, newId);
  const left = lots.map(({ lotId }) => rehold(rows, lotId, [], { on, enjoyedFrom: on }, newId));
  const refusal = left.find(isRefusal);
  if (refusal) return refusal;
  const gone = left.filter((one): one is Reheld => !isRefusal(one));
  return {
    ...NOTHING,
    closed: gone.flatMap(({ closed }) => closed),
    dropped: gone.flatMap(({ dropped }) => dropped),
    opened: created.flatMap(({ lotId }) => opened(lotId, held, on, newId)),
    ended: lots.map(({ lotId }) => ({ lotId, endsOn: dayBefore(on) })),
    created,
  };
}

function opened(lotId: string, held: readonly Held[], on: Day, newId: () => string) {
  return held.map((one) => ({
    ...{ holdingId: newId(), lotId, ...one, startsOn: on },
    ...{ endsOn: null, enjoyedFrom: null, enjoyedUntil: null },
  }));
}

const sameHolders = (a: readonly Held[], b: readonly Held[]) =>
  a.length === b.length &&
  a.every((held, index) => {
    const other = b[index];
    return (
      other !== undefined &&
      other.partyId === held.partyId &&
      other.right === held.right &&
      compare(other.part, held.part) === 0
    );
  });

function merged(
  rows: Rows,
  lots: readonly LotRow[],
  { into, on }: ActOf<"merge">,
  newId: () => string,
): Changes | Refusal {
  const [first, ...others] = lots.map(({ lotId }) => gathered(holdingsOn(rows, lotId, on)));
  if (!first || others.length === 0) return refuse("movement.two-lots", "lotIds");
  if (others.some((other) => !sameHolders(first, other))) {
    return refuse("movement.holders-differ", "lotIds");
  }
  return replaced(rows, lots, [into], on, newId);
}

/** Other shares by deed, which make exactly the total that the deed declares (R-GEN-07). */
function reshared(rows: Rows, { on, total, shares }: ActOf<"shares">): Changes | Refusal {
  if (wasReshaped(rows, on)) return refuse("movement.before-last", "on", {});
  const given = new Map(shares.map((one) => [one.lotId, one.shares]));
  const lots = rows.lots.filter(({ startsOn, endsOn }) => isOn(on, startsOn, endsOn));
  const sum = sumShares(lots.map((lot) => given.get(lot.lotId) ?? lot.shares));
  if (sum !== total) {
    return refuse("movement.total-differs", "total", { sum: String(sum), total: String(total) });
  }
  const changed = lots.flatMap(({ lotId, shares: former }) => {
    const now = given.get(lotId) ?? former;
    return now === former ? [] : [{ lotId, former, shares: now }];
  });
  return {
    ...NOTHING,
    reshared: changed,
    total: total === rows.total ? null : { former: rows.total, total },
  };
}

function reheldAs(
  rows: Rows,
  { on, lotId }: ActOf<"transfer" | "rights">,
  after: Held[] | Refusal,
  enjoyedFrom: Day | null,
  newId: () => string,
): Changes | Refusal {
  if (isRefusal(after)) return after;
  const changes = rehold(rows, lotId, after, { on, enjoyedFrom: enjoyedFrom ?? on }, newId);
  return isRefusal(changes) ? changes : { ...NOTHING, ...changes };
}

function isEmpty({ total, ...lists }: Changes): boolean {
  return total === null && Object.values(lists).every((list) => list.length === 0);
}

function decide(rows: Rows, act: Act, lots: readonly LotRow[], newId: () => string) {
  switch (act.kind) {
    case "transfer": {
      const held = gathered(holdingsOn(rows, act.lotId, act.on));
      return reheldAs(rows, act, transferred(held, act), act.enjoyedFrom, newId);
    }
    case "rights": {
      // Who begins to hold by it enjoys from its day, or from the day that was agreed before it.
      const since = enjoyedSince(rows, act.lotId, act.on);
      return reheldAs(rows, act, restated(act.holders), since > act.on ? since : null, newId);
    }
    case "split":
      return act.into.length < 2
        ? refuse("movement.two-lots", "into")
        : replaced(rows, lots, act.into, act.on, newId);
    case "merge":
      return merged(rows, lots, act, newId);
    case "shares":
      return reshared(rows, act);
    default:
      return act satisfies never;
  }
}

/**
 * What an act makes of the register, or why it cannot be entered: dated in the future, or before
 * what already happened to its lots; more than the whole of a lot; shares lost or gained.
 * @param newId gives an id to each lot and holding that begins.
 */
export function plan(rows: Rows, act: Act, today: Day, newId: () => string): Changes | Refusal {
  if (act.on > today) return refuse("movement.in-the-future", "on");
  const lots = lotsOf(rows, act);
  if (isRefusal(lots)) return lots;
  const changes = decide(rows, act, lots, newId);
  if (!isRefusal(changes) && isEmpty(changes)) return refuse("movement.nothing-changes", "");
  return changes;
}

/** The rows as an act of that day leaves them: what a service does in the database. */
export function applied(rows: Rows, changes: Changes, on: Day): Rows {
  const { closed, dropped, total } = changes;
  const until = dayBefore(on);
  const kept = rows.holdings.filter((one) => !dropped.some((d) => d.holdingId === one.holdingId));
  const known = (lotId: string) =>
    rows.formerShares.some((one) => one.lotId === lotId && one.endsOn === until);
  return {
    total: total?.total ?? rows.total,
    formerTotals:
      total && !rows.formerTotals.some(({ endsOn }) => endsOn === until)
        ? [...rows.formerTotals, { endsOn: until, total: total.former }]
        : rows.formerTotals,
    lots: [
      ...rows.lots.map((lot) => {
        const end = changes.ended.find(({ lotId }) => lotId === lot.lotId);
        const shares = changes.reshared.find(({ lotId }) => lotId === lot.lotId)?.shares;
        return { ...lot, endsOn: end?.endsOn ?? lot.endsOn, shares: shares ?? lot.shares };
      }),
      ...changes.created,
    ],
    formerShares: [
      ...rows.formerShares,
      ...changes.reshared
        .filter(({ lotId }) => !known(lotId))
        .map(({ lotId, former }) => ({ lotId, endsOn: until, shares: former })),
    ],
    holdings: [
      ...kept.map((holding) => ({
        ...holding,
        ...closed.find(({ holdingId }) => holdingId === holding.holdingId),
      })),
      ...changes.opened,
    ],
  };
}
