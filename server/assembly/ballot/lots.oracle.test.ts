import fc from "fast-check";
import { expect, test } from "vitest";
import { compare, fraction } from "#server/kernel/fraction.ts";
import { type NaiveBallot, naiveCount } from "#server/law-naive.ts";
import type { FloorHead, Seats } from "../attendance/floor.rules.ts";
import { CHOICES, MAJORITIES, rulesOf } from "./ballot.rules.ts";
import { count } from "./count.rules.ts";
import { type Electorate, keyOfRoll } from "./electorate.rules.ts";
import { countedSeats, type EffectiveVote } from "./seats.rules.ts";

// Heads in parts against a count that knows no heads: each lot is carried and voted by itself.

const people = ["ann", "bob", "cis", "dor"] as const;
const rules = rulesOf("be-2019-01");
const NOW = 100;

type Lot = Readonly<{ id: string; owner: string; shares: bigint; lift: bigint }>;

const lots = fc
  .array(
    fc.record({
      owner: fc.constantFrom(...people),
      shares: fc.bigInt(1n, 300n),
      lift: fc.bigInt(0n, 40n),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((rows) => rows.map((row, index): Lot => ({ ...row, id: `l${index}` })));

const meetings = lots.chain((register) =>
  fc.record({
    register: fc.constant(register),
    present: fc.subarray([...people]),
    given: fc.array(
      fc.record({
        principal: fc.constantFrom(...people),
        holder: fc.constantFrom(...people, "syndic"),
        lots: fc.subarray(register.map(({ id }) => id)),
        revoked: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    votes: fc.array(
      fc.record({
        owner: fc.constantFrom(...people),
        lots: fc.subarray(register.map(({ id }) => id)),
        by: fc.constantFrom(...people),
        choice: fc.constantFrom(...CHOICES),
      }),
      { maxLength: 8 },
    ),
    excluded: fc.subarray([...people], { maxLength: 1 }),
    majority: fc.constantFrom(...MAJORITIES),
    isLimited: fc.boolean(),
    soleVoter: fc.constantFrom("capped" as const, "counted" as const),
  }),
);
type Meeting = Parameters<Parameters<(typeof meetings)["map"]>[0]>[0];

const ofOwner = ({ register }: Meeting, owner: string) =>
  register.filter((lot) => lot.owner === owner);

/** Who carries a lot, told of this lot alone. */
function carrierOf({ present, given }: Meeting, lot: Lot): string | null {
  const isHere = (who: string) => present.some((one) => one === who);
  const proxies = given.filter(
    (one) => one.principal === lot.owner && !one.revoked && isHere(one.holder),
  );
  const named = (one: (typeof given)[number]) => one.lots.includes(lot.id);
  if (isHere(lot.owner)) return proxies.find(named)?.holder ?? lot.owner;
  return proxies.find((one) => one.lots.length === 0 || named(one))?.holder ?? null;
}

/** The votes that are for lots of the head they speak of, in the order they were cast. */
function votesOf(meeting: Meeting): Meeting["votes"] {
  return meeting.votes.flatMap((vote) => {
    const own = ofOwner(meeting, vote.owner).map(({ id }) => id);
    const some = vote.lots.filter((lot) => own.includes(lot));
    const isWhole = vote.lots.length === 0 || some.length === own.length;
    if (own.length === 0 || (!isWhole && some.length === 0)) return [];
    return [{ ...vote, lots: isWhole ? [] : some }];
  });
}

function naive(meeting: Meeting) {
  const weight = (lot: Lot) => (meeting.isLimited ? lot.lift : lot.shares);
  const ballots = meeting.register.flatMap((lot): NaiveBallot[] => {
    const last = votesOf(meeting)
      .filter(({ owner }) => owner === lot.owner)
      .filter((vote) => vote.lots.length === 0 || vote.lots.includes(lot.id))
      .at(-1);
    const carrier = last?.by ?? carrierOf(meeting, lot);
    if (carrier === null) return [];
    const choice = last?.choice ?? null;
    return [{ head: lot.id, owners: [lot.owner], votes: weight(lot), carrier, choice }];
  });
  const everyone = meeting.register.reduce((sum, lot) => sum + weight(lot), 0n);
  const { majority, excluded, soleVoter } = meeting;
  return naiveCount(ballots, { majority, excluded, everyone, sole: soleVoter });
}

function ours(meeting: Meeting) {
  const heads = people.flatMap((owner, index): FloorHead[] => {
    const own = ofOwner(meeting, owner).map(({ id, shares }) => ({ lotId: id, shares }));
    const shares = own.reduce((sum, lot) => sum + lot.shares, 0n);
    const sole = { nature: "sole", holders: [owner], voter: owner } as const;
    return own.length === 0
      ? []
      : [{ ...sole, entitlementId: owner, number: index + 1, shares, lots: own }];
  });
  const seats: Seats = {
    heads,
    events: meeting.present.map((partyId, index) => ({
      ...{ id: `${index}`, partyId, kind: "arrived", channel: "room", at: index },
    })),
    powers: meeting.given.map((one, index): Seats["powers"][number] => {
      const { principal, holder, lots: named, revoked } = one;
      const kept = { id: `p${index}`, registeredAt: index, revokedAt: revoked ? NOW - 1 : null };
      return { ...kept, principal, holder, lots: [...named], substitutes: [] };
    }),
    syndics: ["syndic"],
  };
  const electorate: Electorate | null = meeting.isLimited
    ? {
        ...{ keyId: "k", name: "Lift", version: { id: "v", startsOn: "2026-01-01" } },
        lots: meeting.register
          .filter(({ lift }) => lift > 0n)
          .map(({ id, lift }) => ({ lotId: id, code: id, weight: lift })),
      }
    : null;
  const votes = votesOf(meeting).map(
    (vote, index): EffectiveVote => ({
      ...{ voteId: `v${index}`, entitlementId: vote.owner, sequence: index + 1, lots: vote.lots },
      ...{ choice: vote.choice, castBy: vote.by, proxyId: null, derived: false },
    }),
  );
  const there = countedSeats(seats, votes, NOW, "item", electorate);
  const totalShares = meeting.register.reduce((sum, { shares }) => sum + shares, 0n);
  const { excluded, majority, soleVoter } = meeting;
  const key = keyOfRoll(heads, electorate);
  const snapshot = { seats: there, totalShares, key, excluded, majority, soleVoter };
  return { there, heads, result: count(snapshot, rules) };
}

test("heads in parts are counted as their lots are, one by one", () => {
  let inParts = 0;
  fc.assert(
    fc.property(meetings, (meeting) => {
      const { there, heads, result } = ours(meeting);
      const expected = naive(meeting);
      expect(compare(result.votesFor, fraction(expected.F, expected.scale))).toBe(0);
      expect(compare(result.votesAgainst, fraction(expected.A, expected.scale))).toBe(0);
      expect(result.outcome).toBe(expected.adopted ? "adopted" : "rejected");
      // No lot is counted twice, and the seats of a head are told apart.
      const own = there.flatMap(({ entitlementId, part }) => {
        const head = heads.find((one) => one.entitlementId === entitlementId);
        return part?.lots ?? head?.lots.map(({ lotId }) => lotId) ?? [];
      });
      expect(new Set(own).size).toBe(own.length);
      const keys = there.map(({ entitlementId, part }) => `${entitlementId} ${part?.number}`);
      expect(new Set(keys).size).toBe(keys.length);
      if (there.some(({ part }) => part)) inParts += 1;
    }),
    { seed: 20261123, numRuns: 4000 },
  );
  expect(inParts).toBeGreaterThan(400);
});
