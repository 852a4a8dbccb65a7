import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, fraction } from "#server/kernel/fraction.ts";
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

/** The same count the slow way: one integer scale for everybody, and the law's own inequalities. */
function naive(snapshot: Snapshot) {
  const units = (seat: Seat) =>
    snapshot.key ? (snapshot.key.get(seat.entitlementId) ?? 0n) : seat.shares;
  const votes = (seats: readonly Seat[]) => sum(seats.map(units));
  const gone = (seat: Seat) =>
    snapshot.excluded.some((party) => seat.carrier === party || seat.holders.includes(party));
  const present = snapshot.seats.filter((seat) => !gone(seat));
  const T = votes(present);
  const persons = [...new Set(present.flatMap((seat) => [seat.carrier, ownerOf(seat)]))];
  const votesOf = (person: string) =>
    votes(present.filter((seat) => seat.carrier === person || ownerOf(seat) === person));
  const scale = persons.reduce((product, person) => product * (votesOf(person) || 1n), 1n);
  const alone = persons.some((person) => votesOf(person) === T && T > 0n);
  const scaled = (seat: Seat) => {
    if (alone && snapshot.soleVoter === "counted") return units(seat) * scale;
    const parts = [seat.carrier, ownerOf(seat)].map((person) => {
      const own = votesOf(person);
      const counted = 2n * own > T ? T - own : own;
      return own === 0n ? 0n : (units(seat) * scale * counted) / own;
    });
    return parts.sort((a, b) => (a < b ? -1 : 1))[0] ?? 0n;
  };
  const effective = (choice: string) =>
    sum(present.filter((seat) => seat.choice === choice).map(scaled));
  const F = effective("for");
  const A = effective("against");
  const E = F + A;
  const allFor = votes(present.filter((seat) => seat.choice === "for"));
  const total = snapshot.key ? sum([...snapshot.key.values()]) : snapshot.totalShares;
  const everyone = total - votes(snapshot.seats.filter(gone));
  const adopted = {
    absolute: 2n * F > E,
    twoThirds: E > 0n && 3n * F >= 2n * E,
    fourFifths: E > 0n && 5n * F >= 4n * E,
    unanimity: everyone > 0n && allFor >= everyone,
    unanimityOfPresent: T > 0n && allFor >= T,
  }[snapshot.majority];
  return { F, A, scale, outcome: adopted ? "adopted" : "rejected" };
}

describe("count", () => {
  test("agrees with the naive count", () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const result = count(snapshot, rules);
        const { F, A, scale, outcome } = naive(snapshot);
        expect(compare(result.votesFor, fraction(F, scale))).toBe(0);
        expect(compare(result.votesAgainst, fraction(A, scale))).toBe(0);
        expect(result.outcome).toBe(outcome);
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
