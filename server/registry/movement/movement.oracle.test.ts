import fc from "fast-check";
import { expect, test } from "vitest";
import { RIGHTS, type Right } from "../import/import.schema.ts";
import { type Act, isRefusal } from "./act.rules.ts";
import { applied, plan } from "./movement.rules.ts";
import { type RegisterOn, type Rows, registerOn } from "./rows.rules.ts";

/**
 * A second register that knows nothing of rows: it keeps the acts, in units of a sixtieth of a lot,
 * and begins again from the base deed for each day it is asked about. Ownership is two heaps: who
 * has the thing and who has its use; full ownership is what somebody has of both.
 */
const UNITS = 60;
const PARTIES = ["ana", "bruno", "carla", "dirk"] as const;
type Party = (typeof PARTIES)[number];
const BURDENS = ["use", "habitation", "long_lease", "building_right"] as const;
type Heap = "owned" | "enjoyed" | (typeof BURDENS)[number];
type NaiveLot = { code: string; shares: number; heaps: Map<Heap, Map<Party, number>> };
type Naive = { total: number; lots: NaiveLot[] };

const heapsOf = (right: Right): readonly Heap[] =>
  right === "full"
    ? ["owned", "enjoyed"]
    : right === "bare"
      ? ["owned"]
      : right === "usufruct"
        ? ["enjoyed"]
        : [right];

const amount = (lot: NaiveLot, heap: Heap, party: Party) => lot.heaps.get(heap)?.get(party) ?? 0;

function put(lot: NaiveLot, heap: Heap, party: Party, units: number): void {
  const heapMap = lot.heaps.get(heap) ?? new Map<Party, number>();
  heapMap.set(party, (heapMap.get(party) ?? 0) + units);
  lot.heaps.set(heap, heapMap);
}

/** What somebody can part with: of the thing and its use together, the smaller. */
function has(lot: NaiveLot, party: Party, right: Right): number {
  return Math.min(...heapsOf(right).map((heap) => amount(lot, heap, party)));
}

type NaiveAct = Readonly<{
  on: number;
  touches: readonly string[];
  /** Whether the lot allows it on its day. */
  may?: (lot: NaiveLot) => boolean;
  does: (state: Naive) => void;
}>;

const copyOf = (lot: NaiveLot, code: string, shares: number): NaiveLot => ({
  code,
  shares,
  heaps: new Map([...lot.heaps].map(([heap, map]) => [heap, new Map(map)])),
});

function replay(start: Naive, acts: readonly NaiveAct[], day: number): Naive {
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

function told(lot: NaiveLot): Line {
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

type Told = Readonly<{ total: string; lots: readonly Line[] }>;

/** Numbers follow the order of entry, which the naive register does not keep. */
const byCode = <T extends { code: string }>(lots: readonly T[]) =>
  [...lots].sort((a, b) => (a.code < b.code ? -1 : 1));

const toldOn = (start: Naive, log: readonly NaiveAct[], day: number): Told => {
  const { total, lots } = replay(start, log, day);
  return { total: String(total), lots: byCode(lots).map(told) };
};

/** What the register says, in the words of the naive one. */
function toldBy({ total, lots }: RegisterOn): Told {
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

const DAY_0 = Temporal.PlainDate.from("2024-01-01");
const dayOf = (n: number) => DAY_0.add({ days: n }).toString();
const HORIZON = 40;

/** Numbers from which an act is made, whatever the register has become. */
const Move = fc.record({
  kind: fc.constantFrom("transfer", "transfer", "transfer", "rights", "split", "merge", "shares"),
  on: fc.nat(HORIZON),
  lot: fc.nat(20),
  other: fc.nat(20),
  from: fc.constantFrom(...PARTIES),
  to: fc.uniqueArray(fc.constantFrom(...PARTIES), { minLength: 1, maxLength: 2 }),
  right: fc.constantFrom<Right>("full", "full", "bare", "usufruct", "use", "long_lease"),
  units: fc.integer({ min: 1, max: UNITS }),
  cut: fc.nat(1000),
});
type Move = typeof Move extends fc.Arbitrary<infer T> ? T : never;
const History = fc.record({
  shares: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 }),
  // Mostly one after the other, as deeds come in; some late, which is refused.
  moves: fc.array(Move, { minLength: 1, maxLength: 14 }).map((moves) => {
    const sorted = [...moves].sort((a, b) => a.on - b.on);
    return sorted.map((move, i) => ((moves[i]?.cut ?? 0) % 7 === 0 ? (moves[i] ?? move) : move));
  }),
});

/** Most transfers are of something that somebody has; the others are refused. */
function sensible(move: Move, lot: NaiveLot): Pick<Move, "from" | "right" | "units"> {
  if (move.cut % 5 === 0) return move;
  const from = PARTIES.find((party) => has(lot, party, move.right) > 0);
  if (!from) return move;
  return { from, right: move.right, units: Math.min(move.units, has(lot, from, move.right)) };
}

const lotId = (code: string) => `lot ${code}`;

/** The act a move stands for, in both tongues; null where it stands for none. */
function actOf(move: Move, now: Naive, serial: number): { act: Act; naive: NaiveAct } | null {
  const lot = now.lots[move.lot % now.lots.length];
  if (!lot) return null;
  const on = dayOf(move.on);
  const base = { on, kind: move.kind };
  const at = (state: Naive, code = lot.code) => state.lots.find((one) => one.code === code);
  if (move.kind === "transfer") {
    const { from, right, units } = sensible(move, lot);
    const to = move.to.filter((party) => party !== from);
    const [first, second] = to;
    if (!first) return null;
    const half = second ? Math.floor(units / 2) : 0;
    if (second && half === 0) return null;
    const parts: [Party, number][] = [
      [first, units - half],
      ...(second ? [[second, half] as [Party, number]] : []),
    ];
    return {
      act: {
        ...{ on, kind: "transfer", lotId: lotId(lot.code), from, right, enjoyedFrom: null },
        part: { num: BigInt(units), den: BigInt(UNITS) },
        to: parts.map(([partyId, n]) => ({
          partyId,
          part: { num: BigInt(n), den: BigInt(UNITS) },
        })),
      },
      naive: {
        on: move.on,
        touches: [lot.code],
        may: (there) => has(there, from, right) >= units,
        does: (state) => {
          const there = at(state);
          if (!there) throw new Error(`no lot ${lot.code}`);
          for (const heap of heapsOf(right)) {
            put(there, heap, from, -units);
            for (const [party, n] of parts) put(there, heap, party, n);
          }
        },
      },
    };
  }
  if (move.kind === "rights") {
    const [owner, other] = [move.from, move.to[0] ?? move.from];
    const n = move.units;
    // Ownership in one hand, its use in another for a part, and a long lease over it.
    const lines: [Party, Right, number][] = [
      [owner, "full", UNITS - n],
      [owner, "bare", n],
      [other, "usufruct", n],
      [other, "long_lease", move.cut % (UNITS + 1)],
    ];
    const holders = lines.filter(([, , units]) => units > 0);
    return {
      act: {
        ...{ on, kind: "rights", lotId: lotId(lot.code) },
        holders: holders.map(([partyId, right, units]) => ({
          ...{ partyId, right, part: { num: BigInt(units), den: BigInt(UNITS) } },
        })),
      },
      naive: {
        on: move.on,
        touches: [lot.code],
        does: (state) => {
          const there = at(state);
          if (!there) throw new Error(`no lot ${lot.code}`);
          there.heaps.clear();
          for (const [party, right, units] of holders) {
            for (const heap of heapsOf(right)) put(there, heap, party, units);
          }
        },
      },
    };
  }
  const fresh = (n: number, shares: number) => ({
    ...{ code: `N${serial}.${n}`, kind: "apartment", floor: null, shares: BigInt(shares) },
  });
  if (move.kind === "split") {
    const cut = move.cut % (lot.shares + 1);
    const into = [fresh(1, cut), fresh(2, lot.shares - cut)];
    return {
      act: { ...{ on, kind: "split", lotId: lotId(lot.code) }, into },
      naive: {
        on: move.on,
        touches: [lot.code],
        does: (state) => {
          const there = at(state);
          if (!there) throw new Error(`no lot ${lot.code}`);
          state.lots = state.lots.filter((one) => one !== there);
          for (const { code, shares } of into) state.lots.push(copyOf(there, code, Number(shares)));
        },
      },
    };
  }
  const second = now.lots[move.other % now.lots.length];
  if (move.kind === "merge") {
    if (!second || second === lot) return null;
    const into = fresh(1, lot.shares + second.shares);
    return {
      act: { ...{ on, kind: "merge", lotIds: [lotId(lot.code), lotId(second.code)] }, into },
      naive: {
        on: move.on,
        touches: [lot.code, second.code],
        does: (state) => {
          const there = at(state);
          if (!there) throw new Error(`no lot ${lot.code}`);
          state.lots = state.lots.filter(({ code }) => code !== lot.code && code !== second.code);
          state.lots.push(copyOf(there, into.code, Number(into.shares)));
        },
      },
    };
  }
  const more = move.cut % 50;
  const total = now.total + (move.right === "full" ? 0 : more);
  const given = new Map([[lot.code, lot.shares + more]]);
  if (total === now.total) {
    if (!second || second === lot || second.shares < more) return null;
    given.set(second.code, second.shares - more);
  }
  return {
    act: {
      ...{ on: base.on, kind: "shares", total: BigInt(total) },
      shares: [...given].map(([code, shares]) => ({ lotId: lotId(code), shares: BigInt(shares) })),
    },
    naive: {
      on: move.on,
      touches: [],
      does: (state) => {
        state.total = total;
        for (const one of state.lots) one.shares = given.get(one.code) ?? one.shares;
      },
    },
  };
}

const STRUCTURAL = ["split", "merge", "shares"];
type Entered = NaiveAct & { kind: string; shaped: readonly string[] };

/** Whether the naive register would enter an act: by its own words, not by any row. */
function welcomes(
  start: Naive,
  log: readonly Entered[],
  move: Move,
  naive: NaiveAct,
  shaped: readonly string[],
): boolean {
  const later = log.filter(({ on }) => on > naive.on);
  if (move.kind === "shares") {
    if (later.some(({ kind }) => STRUCTURAL.includes(kind))) return false;
  } else {
    if (later.some(({ touches }) => touches.some((code) => naive.touches.includes(code))))
      return false;
    // A lot that came later, or whose shares were set later, where the act is about its shares.
    const structural = move.kind === "split" || move.kind === "merge";
    if (structural && later.some((l) => l.shaped.some((c) => naive.touches.includes(c))))
      return false;
  }
  const then = replay(start, log, naive.on);
  const lots = [...naive.touches, ...shaped].map((code) =>
    then.lots.find((lot) => lot.code === code),
  );
  if (lots.some((lot) => lot === undefined)) return false;
  const [lot, other] = lots;
  if (naive.may && lot) return naive.may(lot);
  if (move.kind === "merge" && lot && other)
    return told(lot).held.join() === told(other).held.join();
  const after = structuredClone({ total: then.total, lots: then.lots });
  naive.does(after);
  if (move.kind === "shares") {
    return (
      after.lots.reduce((sum, { shares }) => sum + shares, 0) === after.total &&
      JSON.stringify([after.total, after.lots.map(told)]) !==
        JSON.stringify([then.total, then.lots.map(told)])
    );
  }
  return JSON.stringify(after.lots.map(told)) !== JSON.stringify(then.lots.map(told));
}

type Start = { naive: Naive; rows: Rows };

function startOf(shares: readonly number[]): Start {
  const owner = (index: number) => PARTIES[index % PARTIES.length] ?? "ana";
  const lots = shares.map((n, index): NaiveLot => {
    const lot: NaiveLot = { code: `L${index + 1}`, shares: n, heaps: new Map() };
    for (const heap of heapsOf("full")) put(lot, heap, owner(index), UNITS);
    return lot;
  });
  const total = shares.reduce((sum, n) => sum + n, 0);
  return {
    naive: { total, lots },
    rows: {
      ...{ total: BigInt(total), formerTotals: [], formerShares: [] },
      lots: shares.map((n, index) => ({
        ...{ lotId: lotId(`L${index + 1}`), registerNumber: index + 1, code: `L${index + 1}` },
        ...{ kind: "apartment", floor: null, shares: BigInt(n), startsOn: null, endsOn: null },
      })),
      holdings: shares.map((_, index) => ({
        ...{ holdingId: `h${index}`, lotId: lotId(`L${index + 1}`), partyId: owner(index) },
        ...{ right: "full", part: { num: 1n, den: 1n }, startsOn: "2020-01-01", endsOn: null },
        ...{ enjoyedFrom: null, enjoyedUntil: null },
      })),
    },
  };
}

/** Runs a history through both; `enter` says whether the register took an act. */
async function run(
  { naive, rows: _ }: Start,
  moves: readonly Move[],
  enter: (act: Act) => Promise<boolean> | boolean,
): Promise<readonly Entered[]> {
  const log: Entered[] = [];
  for (const [serial, move] of moves.entries()) {
    const made = actOf(move, replay(naive, log, HORIZON), serial);
    if (!made) continue;
    const shaped =
      made.act.kind === "shares" ? made.act.shares.map(({ lotId: id }) => id.slice(4)) : [];
    const before = replay(naive, log, HORIZON);
    const welcome = welcomes(naive, log, move, made.naive, shaped);
    expect(
      await enter(made.act),
      JSON.stringify({ move, log: log.map(({ kind, on }) => [kind, on]) }),
    ).toBe(welcome);
    if (!welcome) continue;
    const changed = shaped.filter(
      (code) =>
        before.lots.find((lot) => lot.code === code)?.shares !==
        Number(
          made.act.kind === "shares"
            ? made.act.shares.find((s) => s.lotId === lotId(code))?.shares
            : 0,
        ),
    );
    log.push({ ...made.naive, kind: move.kind, shaped: changed });
  }
  return log;
}

test("who held what on any day, over 1,000 histories", async () => {
  let entered = 0;
  await fc.assert(
    fc.asyncProperty(History, async ({ shares, moves }) => {
      const start = startOf(shares);
      let rows = start.rows;
      let serial = rows.holdings.length;
      const log = await run(start, moves, (act) => {
        const codes = act.kind === "split" ? act.into : act.kind === "merge" ? [act.into] : [];
        // The ids of new lots say their codes, so that both know them.
        const ids = codes.map(({ code }) => lotId(code));
        const newId = () => ids.shift() ?? `h${serial++}`;
        const changes = plan(rows, act, dayOf(HORIZON), newId);
        if (isRefusal(changes)) return false;
        rows = applied(rows, changes, act.on);
        return true;
      });
      entered += log.length;
      for (let day = 0; day <= HORIZON; day += 1) {
        const expected = toldOn(start.naive, log, day);
        expect(toldBy(registerOn(rows, dayOf(day)))).toEqual(expected);
        const sum = expected.lots.reduce((all, { shares: n }) => all + Number(n), 0);
        expect(String(sum)).toBe(expected.total);
      }
    }),
    { numRuns: 1000, seed: 20_260_520 },
  );
  expect(entered).toBeGreaterThan(3_000);
});
