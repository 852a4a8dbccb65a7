import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, fraction } from "#server/kernel/fraction.ts";
import { CHOICES, MAJORITIES, rulesOf } from "./ballot.rules.ts";
import { count, type Seat, type Snapshot } from "./count.rules.ts";

const rules = rulesOf("be-2019-01");
const people = ["ada", "bob", "cis", "dor", "eve", "fay"];
const SEED = { seed: 20260520, numRuns: 2000 };

/** Any seats of up to six people, each carrying for anybody, splitting lots freely. */
const seats = fc
  .array(
    fc.record({
      holder: fc.constantFrom(...people),
      carrier: fc.constantFrom(...people),
      shares: fc.bigInt(1n, 400n),
      choice: fc.constantFrom(...CHOICES, null),
    }),
    { maxLength: 8 },
  )
  .map((rows): Seat[] =>
    rows.map(({ holder, ...row }, index) => ({
      ...row,
      holders: [holder],
      entitlementId: `e${index}`,
    })),
  );

const snapshots = fc.record({
  seats,
  totalShares: fc.constantFrom(4000n, 10000n),
  key: fc.constant(null),
  excluded: fc.subarray(people, { maxLength: 2 }),
  majority: fc.constantFrom(...MAJORITIES),
  unanimityOf: fc.constantFrom("all" as const, "present" as const),
  soleVoter: fc.constantFrom("capped" as const, "counted" as const),
});

/** The same count the slow way: one integer scale for everybody, and the law's own inequalities. */
function naive(snapshot: Snapshot) {
  const gone = (seat: Seat) =>
    snapshot.excluded.some((party) => seat.carrier === party || seat.holders[0] === party);
  const present = snapshot.seats.filter((seat) => !gone(seat));
  const sum = (list: Seat[]) => list.reduce((total, seat) => total + seat.shares, 0n);
  const T = sum(present);
  const votesOf = (person: string) =>
    sum(present.filter((seat) => seat.carrier === person || seat.holders[0] === person));
  const scale = people.reduce((product, person) => product * (votesOf(person) || 1n), 1n);
  const alone = people.some((person) => votesOf(person) === T && T > 0n);
  const scaled = (seat: Seat) => {
    if (alone && snapshot.soleVoter === "counted") return seat.shares * scale;
    const parts = [seat.carrier, seat.holders[0] ?? ""].map((person) => {
      const votes = votesOf(person);
      const isOverHalf = 2n * votes > T;
      return (seat.shares * scale * (isOverHalf ? T - votes : votes)) / votes;
    });
    return parts.sort((a, b) => (a < b ? -1 : 1))[0] ?? 0n;
  };
  const effective = (choice: string) =>
    present
      .filter((seat) => seat.choice === choice)
      .reduce((total, seat) => total + scaled(seat), 0n);
  const F = effective("for");
  const A = effective("against");
  const E = F + A;
  const allFor = sum(present.filter((seat) => seat.choice === "for"));
  const owed =
    snapshot.unanimityOf === "present"
      ? T
      : snapshot.totalShares - sum(snapshot.seats.filter(gone));
  const adopted = {
    absolute: 2n * F > E,
    twoThirds: E > 0n && 3n * F >= 2n * E,
    fourFifths: E > 0n && 5n * F >= 4n * E,
    unanimity: owed > 0n && allFor >= owed,
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
          const his = seat.carrier === person || seat.holders.includes(person);
          return { ...seat, choice: his ? "for" : null };
        });
        const result = count({ ...snapshot, seats, excluded: [], soleVoter: "capped" }, rules);
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
        const { outcome, raw, votesFor, votesAgainst, cap } = count(snapshot, rules);
        expect(count({ ...snapshot, seats: split }, rules)).toMatchObject({
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
