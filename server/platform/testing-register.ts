import { expect } from "vitest";

export const RIGHTS = [
  "full",
  "bare",
  "usufruct",
  "use",
  "habitation",
  "long_lease",
  "building_right",
] as const;
export type Right = (typeof RIGHTS)[number];
type Part = Readonly<{ num: bigint; den: bigint }>;
type Held = Readonly<{ partyId: string; right: Right; part: Part }>;
type NewLot = Readonly<{ code: string; kind: string; floor: null; shares: bigint }>;

/** What happens in these histories, as the register is told it. */
export type Deed = Readonly<{ on: string }> &
  (
    | Readonly<{
        kind: "transfer";
        lotId: string;
        from: string;
        right: Right;
        part: Part;
        to: readonly Readonly<{ partyId: string; part: Part }>[];
        enjoyedFrom: null;
      }>
    | Readonly<{ kind: "rights"; lotId: string; holders: readonly Held[] }>
    | Readonly<{ kind: "split"; lotId: string; into: readonly NewLot[] }>
    | Readonly<{ kind: "merge"; lotIds: readonly string[]; into: NewLot }>
    | Readonly<{
        kind: "shares";
        total: bigint;
        shares: readonly Readonly<{ lotId: string; shares: bigint }>[];
      }>
  );

/** What the register answers for a day. */
type RegisterOn = Readonly<{
  total: bigint;
  lots: readonly Readonly<{ code: string; shares: bigint; holders: readonly Held[] }>[];
}>;

/**
 * A second register that knows nothing of rows: it keeps the acts, in units of a sixtieth of a lot,
 * and begins again from the base deed for each day it is asked about. Ownership is two heaps: who
 * has the thing and who has its use; full ownership is what somebody has of both.
 */
export const UNITS = 60;
export const PARTIES = ["ana", "bruno", "carla", "dirk"] as const;
export type Party = (typeof PARTIES)[number];
const BURDENS = ["use", "habitation", "long_lease", "building_right"] as const;
type Heap = "owned" | "enjoyed" | (typeof BURDENS)[number];
export type NaiveLot = { code: string; shares: number; heaps: Map<Heap, Map<Party, number>> };
export type Naive = { total: number; lots: NaiveLot[] };

export const heapsOf = (right: Right): readonly Heap[] =>
  right === "full"
    ? ["owned", "enjoyed"]
    : right === "bare"
      ? ["owned"]
      : right === "usufruct"
        ? ["enjoyed"]
        : [right];

const amount = (lot: NaiveLot, heap: Heap, party: Party) => lot.heaps.get(heap)?.get(party) ?? 0;

export function put(lot: NaiveLot, heap: Heap, party: Party, units: number): void {
  const heapMap = lot.heaps.get(heap) ?? new Map<Party, number>();
  heapMap.set(party, (heapMap.get(party) ?? 0) + units);
  lot.heaps.set(heap, heapMap);
}

/** What somebody can part with: of the thing and its use together, the smaller. */
export function has(lot: NaiveLot, party: Party, right: Right): number {
  return Math.min(...heapsOf(right).map((heap) => amount(lot, heap, party)));
}

export type NaiveAct = Readonly<{
  on: number;
  touches: readonly string[];
  /** Whether the lot allows it on its day. */
  may?: (lot: NaiveLot) => boolean;
  does: (state: Naive) => void;
}>;

export const copyOf = (lot: NaiveLot, code: string, shares: number): NaiveLot => ({
  code,
  shares,
  heaps: new Map([...lot.heaps].map(([heap, map]) => [heap, new Map(map)])),
});

export function replay(start: Naive, acts: readonly NaiveAct[], day: number): Naive {
  const state: Naive = {
    total: start.total,
    lots: start.lots.map((lot) => copyOf(lot, lot.code, lot.shares)),
  };
  // One by one by their days; those of a day as they were entered.
  const due = acts.filter(({ on }) => on <= day).sort((a, b) => a.on - b.on);
  for (const act of due) act.does(state);
  return state;
}

type Line = Readonly<{ code: string; shares: string; held: readonly string[] }>;

export function told(lot: NaiveLot): Line {
  const held = PARTIES.flatMap((party) => {
    const both = has(lot, party, "full");
    const of = (right: Right) =>
      right === "full"
        ? both
        : right === "bare" || right === "usufruct"
          ? has(lot, party, right) - both
          : has(lot, party, right);
    return RIGHTS.filter((right) => of(right) > 0).map((r) => `${party} ${r} ${of(r)}`);
  });
  return { code: lot.code, shares: String(lot.shares), held: held.sort() };
}

export type Told = Readonly<{ total: string; lots: readonly Line[] }>;

/** Numbers follow the order of entry, which the naive register does not keep. */
const byCode = <T extends { code: string }>(lots: readonly T[]) =>
  [...lots].sort((a, b) => (a.code < b.code ? -1 : 1));

export const toldOn = (start: Naive, log: readonly NaiveAct[], day: number): Told => {
  const { total, lots } = replay(start, log, day);
  return { total: String(total), lots: byCode(lots).map(told) };
};

/** What the register says, in the words of the naive one. */
export function toldBy({ total, lots }: RegisterOn): Told {
  return {
    total: String(total),
    lots: byCode(lots).map(({ code, shares, holders }) => ({
      code,
      shares: String(shares),
      held: holders
        .map(({ partyId, right, part: { num, den } }) => {
          // No part of these histories is finer than a sixtieth.
          expect((num * BigInt(UNITS)) % den).toBe(0n);
          return `${partyId} ${right} ${(num * BigInt(UNITS)) / den}`;
        })
        .sort(),
    })),
  };
}

/** The base deed: each lot held by one person, in turn. */
export function startOf(shares: readonly number[]): Naive {
  const owner = (index: number) => PARTIES[index % PARTIES.length] ?? "ana";
  const lots = shares.map((n, index): NaiveLot => {
    const lot: NaiveLot = { code: `L${index + 1}`, shares: n, heaps: new Map() };
    for (const heap of heapsOf("full")) put(lot, heap, owner(index), UNITS);
    return lot;
  });
  return { total: shares.reduce((sum, n) => sum + n, 0), lots };
}

/** Whom the base deed names for a lot. */
export function ownersOf(lot: NaiveLot): readonly Party[] {
  return PARTIES.filter((party) => has(lot, party, "full") > 0);
}
