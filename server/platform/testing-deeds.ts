import fc from "fast-check";
import { expect } from "vitest";
import {
  copyOf,
  type Deed,
  has,
  heapsOf,
  type Naive,
  type NaiveAct,
  type NaiveLot,
  PARTIES,
  type Party,
  put,
  type Right,
  replay,
  told,
  UNITS,
} from "./testing-register.ts";

const DAY_0 = Temporal.PlainDate.from("2024-01-01");
export const dayOf = (n: number) => DAY_0.add({ days: n }).toString();
export const HORIZON = 40;

/** Numbers from which an act is made, whatever the register has become. */
export const Move = fc.record({
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
export type Move = typeof Move extends fc.Arbitrary<infer T> ? T : never;
export const History = fc.record({
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

export const lotId = (code: string) => `lot ${code}`;

/** The act a move stands for, in both tongues; null where it stands for none. */
function actOf(move: Move, now: Naive, serial: number): { act: Deed; naive: NaiveAct } | null {
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
export type Entered = NaiveAct & { kind: string; shaped: readonly string[] };

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

/** Runs a history through both; `enter` says whether the register took an act. */
export async function run(
  naive: Naive,
  moves: readonly Move[],
  enter: (act: Deed) => Promise<boolean> | boolean,
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
