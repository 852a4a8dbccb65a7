import { describe, expect, test } from "vitest";
import { compare, fraction } from "#server/kernel/fraction.ts";
import {
  headOf,
  type NaiveMeeting,
  naiveMeeting,
  naiveProxies,
} from "#server/law-naive-meeting.ts";
import { relabel, splitLots, worldOf } from "#server/law-worlds.ts";
import { repeats } from "#server/platform/testing-counts.ts";
import { quorumOf } from "../attendance/attendance.rules.ts";
import { type Floor, quorumNumbersAt } from "../attendance/floor.rules.ts";
import { deriveRoll, votersOf } from "../attendance/roll.rules.ts";
import { rulesOf } from "../ballot/ballot.rules.ts";
import { type Count, count } from "../ballot/count.rules.ts";
import { type Electorate, keyOfRoll } from "../ballot/electorate.rules.ts";
import { countedSeats, type EffectiveVote } from "../ballot/seats.rules.ts";
import { refuseVote } from "../ballot/vote.rules.ts";
import { type ProxyLink, refuseProxy } from "../proxy/proxy.rules.ts";

// Whole meetings at random, held by the product's rules and by the naive ones.

const MEETINGS = repeats(10_000);
const rules = rulesOf("be-2019-01");

type Held = Readonly<{
  quorate: boolean;
  counts: readonly Count[];
  nameOf: (id: string) => string;
}>;

function floorOf(meeting: NaiveMeeting): Floor {
  const heads = deriveRoll(
    meeting.lots.map((lot, index) => ({
      ...{ lotId: lot.id, registerNumber: index + 1, shares: lot.shares },
      holdings: lot.holders.map(({ who, right }) => ({ partyId: who, right })),
      representatives: lot.named,
    })),
  ).map((head) => ({ ...head, entitlementId: `e${head.number}` }));
  const lotsOf = new Map<string, Map<string, bigint>>();
  for (const head of heads) {
    for (const voter of votersOf(head)) {
      const own = lotsOf.get(voter) ?? new Map<string, bigint>();
      for (const lot of head.lots) own.set(lot.lotId, lot.shares);
      lotsOf.set(voter, own);
    }
  }
  const allVotes = meeting.lots.reduce((sum, lot) => sum + lot.shares, 0n);
  const powers: Floor["powers"][number][] = [];
  for (const proxy of [...meeting.proxies].sort((a, b) => a.at - b.at)) {
    const { from: principal, to: holder, at: registeredAt, revoked: revokedAt, id } = proxy;
    const inForce: readonly ProxyLink[] = powers.filter(
      (power) => power.revokedAt === null || power.revokedAt > registeredAt,
    );
    const asked = { principal, holder, holderIsSyndic: holder === meeting.syndic };
    const limit = rules.proxies;
    if (refuseProxy({ ...asked, lotsOf, allVotes, limit, inForce }) === null) {
      powers.push({ id, principal, holder, lots: [], registeredAt, revokedAt, substitutes: [] });
    }
  }
  return {
    ...{ heads, powers, syndics: [meeting.syndic], sharesTotal: allVotes },
    events: meeting.moves.map(({ who, kind, at }, index) => ({
      ...{ id: `${index}`, partyId: who, kind, at, channel: "room" as const },
    })),
    ...{ session: meeting.session, startsAt: 0, remoteAllowed: true, rulesVersion: rules.version },
    ...{ convenedAt: 0, opening: null, closedAt: null, onPaper: false },
  };
}

/** The meeting as the product's rules hold it. */
function held(
  meeting: NaiveMeeting,
  order: <T>(list: readonly T[]) => readonly T[] = (l) => l,
): Held {
  const floor = floorOf(meeting);
  const quorum = quorumOf(quorumNumbersAt(floor, meeting.opens), meeting.session, rules.quorum);
  const headWith = (lot: string) =>
    floor.heads.find(({ lots }) => lots.some(({ lotId }) => lotId === lot));
  const counts = meeting.votes.map((vote) => {
    const electorate: Electorate | null = vote.lift
      ? {
          ...{ keyId: "k", name: "Lift", version: { id: "v", startsOn: "2026-01-01" } },
          lots: meeting.lots
            .filter(({ lift }) => lift > 0n)
            .map(({ id, lift }) => ({ lotId: id, code: id, weight: lift })),
        }
      : null;
    const effective = new Map<string, EffectiveVote>();
    for (const { lot, by, choice, at } of vote.casts) {
      const head = headWith(lot);
      if (!head || !choice || at > vote.closes) continue;
      if (refuseVote(floor, head, { parties: [by], moment: at, itemId: "item" }) !== null) continue;
      const { entitlementId } = head;
      effective.set(entitlementId ?? "", {
        ...{
          voteId: "v",
          entitlementId: entitlementId ?? "",
          choice,
          castBy: by,
          proxyId: null,
          derived: false,
          ...{ sequence: 1, lots: [] },
        },
      });
    }
    const key = keyOfRoll(floor.heads, electorate);
    const seats = countedSeats(floor, order([...effective.values()]), vote.closes, "item");
    return count(
      {
        seats: order(seats).filter(({ entitlementId }) => key === null || key.has(entitlementId)),
        ...{ totalShares: floor.sharesTotal, key, excluded: vote.excluded },
        ...{ majority: vote.majority, soleVoter: vote.sole },
      },
      rules,
    );
  });
  const nameOf = (id: string) => {
    const head = floor.heads.find(({ entitlementId }) => entitlementId === id);
    return (head?.lots ?? []).map(({ lotId }) => lotId).join(",");
  };
  return { quorate: quorum.quorate, counts, nameOf };
}

/** What does not depend on names or numbers: outcomes, sums after the cap, the named by their lots. */
function gist({ quorate, counts, nameOf }: Held) {
  const lots = (ids: readonly string[]) => {
    const codes = ids.flatMap((id) =>
      nameOf(id)
        .split(",")
        .map((code) => code.split(".")[0]),
    );
    return [...new Set(codes)].sort();
  };
  return {
    quorate,
    counts: counts.map(({ outcome, raw, votesFor, votesAgainst, cap, ...named }) => ({
      ...{ outcome, raw, votesFor, votesAgainst, base: cap.base },
      reduced: cap.reduced.map(({ votes, others }) => `${votes}>${others}`).sort(),
      ...{ against: lots(named.against), abstained: lots(named.abstained) },
      ...{ silent: lots(named.silent), excluded: lots(named.excluded) },
    })),
  };
}

const seeds = Array.from({ length: MEETINGS }, (_, index) => index + 1);

describe(`${MEETINGS} meetings`, () => {
  test("give what the naive rules give", () => {
    for (const seed of seeds) {
      const meeting = worldOf(seed);
      const [ours, theirs] = [held(meeting), naiveMeeting(meeting)];
      const lots = (heads: readonly string[]) =>
        meeting.lots
          .filter((lot) => heads.includes(headOf(lot)))
          .map(({ id }) => id)
          .sort();
      const shown = gist(ours);
      expect(shown.quorate, `meeting ${seed}`).toBe(theirs.quorate);
      theirs.texts.forEach((text, index) => {
        const counted = ours.counts[index];
        const line = shown.counts[index];
        if (!counted || !line) throw new Error("a text was not counted");
        const sums = [
          compare(counted.votesFor, fraction(text.F, text.scale)),
          compare(counted.votesAgainst, fraction(text.A, text.scale)),
        ];
        expect([...sums, line.outcome], `meeting ${seed}`).toEqual([
          ...[0, 0, text.adopted ? "adopted" : "rejected"],
        ]);
        const { against, abstained, silent, excluded } = text;
        expect(
          [line.against, line.abstained, line.silent, line.excluded],
          `meeting ${seed}`,
        ).toEqual([against, abstained, silent, excluded].map(lots));
      });
    }
  });

  test("give the same whatever the order of votes and of seats", () => {
    for (const seed of seeds) {
      const meeting = worldOf(seed);
      expect(gist(held(meeting, (list) => list.toReversed())), `meeting ${seed}`).toEqual(
        gist(held(meeting)),
      );
    }
  });

  test("give the same when every lot is cut in two", () => {
    for (const seed of seeds) {
      const meeting = worldOf(seed);
      expect(gist(held(splitLots(meeting))), `meeting ${seed}`).toEqual(gist(held(meeting)));
    }
  });

  test("give the same when people bear other names", () => {
    for (const seed of seeds) {
      const meeting = worldOf(seed);
      // Backwards in the alphabet, so that nothing is decided by a name.
      const named = (who: string) => `q${9 - Number(who.slice(1))}`;
      const other = relabel(meeting, (who) => (/^p\d$/.test(who) ? named(who) : who));
      expect(gist(held(other)), `meeting ${seed}`).toEqual(gist(held(meeting)));
    }
  });

  test("see everything that happens in a meeting", () => {
    const seen = new Map<string, number>();
    const see = (what: string, there: boolean) =>
      seen.set(what, (seen.get(what) ?? 0) + Number(there));
    for (const meeting of seeds.map(worldOf)) {
      const accepted = naiveProxies(meeting);
      const { quorate, counts } = held(meeting);
      see("a quorum", quorate);
      see("no quorum", !quorate);
      see("a proxy refused", accepted.length < meeting.proxies.length);
      see(
        "more than three proxies for one",
        accepted.some(({ to }) => accepted.filter((o) => o.to === to).length > 3),
      );
      see(
        "a suspended lot",
        meeting.lots.some((lot) => headOf(lot).endsWith("by nobody")),
      );
      see(
        "a couple",
        meeting.lots.some((lot) => headOf(lot).includes("+")),
      );
      see(
        "somebody who left",
        meeting.moves.some(({ kind }) => kind === "departed"),
      );
      for (const [index, { cap, outcome, excluded, abstained }] of counts.entries()) {
        const vote = meeting.votes[index];
        see(`${vote?.majority} ${outcome}`, true);
        see("a cap", cap.reduced.length > 0 && cap.soleVoter === null);
        see("a sole voter", cap.soleVoter !== null);
        see("somebody in conflict", excluded.length > 0);
        see("an abstention", abstained.length > 0);
        see("an electorate", vote?.lift === true);
      }
    }
    expect([...seen].filter(([, times]) => times === 0)).toEqual([]);
    expect(seen.size).toBe(7 + 5 + 10);
  });
});
