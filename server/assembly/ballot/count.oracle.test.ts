import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, fraction } from "#server/kernel/fraction.ts";
import { naiveCount } from "#server/law-naive.ts";
import { CHOICES, MAJORITIES, rulesOf } from "./ballot.rules.ts";
import { count, type Seat, type Snapshot } from "./count.rules.ts";

const rules = rulesOf("be-2019-01");
const people = ["ada", "bob", "cis", "dor", "eve", "fay"];
const SEED = { seed: 20260520, numRuns: 2000 };

/** Any seats of up to six people, alone or two together, each carrying for anybody. */
const seats = fc
  .array(
    fc.record({
      holders: fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 2 }),
      carrier: fc.constantFrom(...people),
      shares: fc.bigInt(1n, 400n),
      choice: fc.constantFrom(...CHOICES, null),
    }),
    { maxLength: 8 },
  )
  .map((rows): Seat[] => rows.map((row, index) => ({ ...row, entitlementId: `e${index}` })));

const snapshots = fc.record({
  seats,
  totalShares: fc.constantFrom(4000n, 10000n),
  key: fc.option(
    fc
      .array(fc.bigInt(0n, 90n), { minLength: 4, maxLength: 8 })
      .map((units) => new Map(units.map((part, index) => [`e${index}`, part]))),
  ),
  excluded: fc.subarray(people, { maxLength: 2 }),
  majority: fc.constantFrom(...MAJORITIES),
  soleVoter: fc.constantFrom("capped" as const, "counted" as const),
});

const ownerOf = (seat: Seat) => [...seat.holders].sort().join("+");
const sum = (parts: bigint[]) => parts.reduce((total, part) => total + part, 0n);

/** The same count by the naive rules. */
function naive({ seats, key, totalShares, excluded, majority, soleVoter }: Snapshot) {
  const everyone = key ? sum([...key.values()]) : totalShares;
  return naiveCount(
    seats.map(({ entitlementId: head, holders: owners, carrier, choice, shares }) => {
      const votes = key ? (key.get(head) ?? 0n) : shares;
      return { head, owners, carrier, choice, votes };
    }),
    { majority, excluded, everyone, sole: soleVoter },
  );
}

describe("count", () => {
  test("agrees with the naive count", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const result = count(snapshot, rules);
        const { F, A, scale, adopted, silent } = naive(snapshot);
        expect(compare(result.votesFor, fraction(F, scale))).toBe(0);
        expect(compare(result.votesAgainst, fraction(A, scale))).toBe(0);
        expect(result.outcome).toBe(adopted ? "adopted" : "rejected");
        expect(result.silent).toEqual(silent);
      }),
      SEED,
    );
  });

  test("does not depend on the order of the votes", () => {
    const shuffled = snapshots.chain((snapshot) =>
      fc.tuple(
        fc.constant(snapshot),
        fc.shuffledSubarray([...snapshot.seats], { minLength: snapshot.seats.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([snapshot, seats]) => {
        expect(count({ ...snapshot, seats }, rules)).toEqual(count(snapshot, rules));
      }),
      SEED,
    );
  });

  test("does not depend on who people are", () => {
    const renamed = (name: string) => people[(people.indexOf(name) + 2) % people.length] ?? name;
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const other = count(
          {
            ...snapshot,
            excluded: snapshot.excluded.map(renamed),
            seats: snapshot.seats.map((seat) => ({
              ...seat,
              holders: seat.holders.map(renamed),
              carrier: renamed(seat.carrier),
            })),
          },
          rules,
        );
        const { outcome, raw, votesFor, votesAgainst, against } = count(snapshot, rules);
        expect(other).toMatchObject({ outcome, raw, votesFor, votesAgainst, against });
      }),
      SEED,
    );
  });

  test("never lets one person exceed all the others together", () => {
    fc.assert(
      fc.property(snapshots, fc.constantFrom(...people), (snapshot, person) => {
        const seats = snapshot.seats.map((seat): Seat => {
          const his = seat.carrier === person || ownerOf(seat) === person;
          return { ...seat, choice: his ? "for" : null };
        });
        const bare = { excluded: [], key: null, soleVoter: "capped" as const };
        const result = count({ ...snapshot, ...bare, seats }, rules);
        const his = seats.filter(({ choice }) => choice === "for");
        const others = result.cap.base - his.reduce((sum, { shares }) => sum + shares, 0n);
        expect(compare(result.votesFor, fraction(others, 1n))).not.toBe(1);
      }),
      SEED,
    );
  });

  test("splitting a lot among an owner's own lots changes nothing", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const split = snapshot.seats.flatMap((seat): Seat[] => {
          const part = seat.shares / 2n;
          return [
            { ...seat, entitlementId: `${seat.entitlementId}.1`, shares: part },
            { ...seat, entitlementId: `${seat.entitlementId}.2`, shares: seat.shares - part },
          ];
        });
        const whole = { ...snapshot, key: null };
        const { outcome, raw, votesFor, votesAgainst, cap } = count(whole, rules);
        expect(count({ ...whole, seats: split }, rules)).toMatchObject({
          outcome,
          raw,
          votesFor,
          votesAgainst,
          cap,
        });
      }),
      SEED,
    );
  });
});
