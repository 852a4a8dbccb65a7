import { describe, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { whole } from "#server/kernel/fraction.ts";
import { assemblyRouter } from "./assembly.router.ts";
import { quorumOf, quorumRuleAt } from "./attendance/attendance.rules.ts";
import { representationOf } from "./attendance/presence.rules.ts";
import { deriveRoll, isSuspended, type RegisterLot } from "./attendance/roll.rules.ts";
import { CHOICES, decide, type Majority, rulesOf } from "./ballot/ballot.rules.ts";
import { CastVotes } from "./ballot/ballot.schema.ts";
import { DECISION_TYPES, decisionOf } from "./ballot/catalogue.rules.ts";
import { count, type Seat, type Snapshot } from "./ballot/count.rules.ts";
import { resultOf } from "./ballot/snapshot.rules.ts";
import { noticeTo } from "./convocation/act.rules.ts";
import { toConvene } from "./convocation/convocation.rules.ts";
import {
  agendaCutOff,
  annualPeriod,
  challengeUntil,
  judgeNotice,
  minutesDue,
  placeProposal,
  secondSessionDates,
  unanimityRetry,
} from "./meeting/meeting.rules.ts";
import { conflictsOn, mayCarry, refuseProxy } from "./proxy/proxy.rules.ts";
import { GiveProxy } from "./proxy/proxy.schema.ts";

// What products of this kind get wrong, each tried here by its name. The full tables of
// thresholds stand beside the rules they test.

const rules = rulesOf("be-2019-01");

const seat = (id: string, shares: bigint, choice: Seat["choice"], carrier = id): Seat => ({
  entitlementId: id,
  holders: [id.replace(/\d/, "")],
  carrier,
  shares,
  choice,
});
const counted = (majority: Majority, seats: readonly Seat[], more: Partial<Snapshot> = {}) =>
  count(
    {
      seats,
      totalShares: 1000n,
      key: null,
      excluded: [],
      majority,
      soleVoter: "capped",
      ...more,
    },
    rules,
  );

const quorum = (heads: [number, number], shares: [bigint, bigint], session = 1) => {
  const rule = quorumRuleAt(plainDate("2026-05-20"));
  if (!rule) throw new Error("no rule in 2026");
  const [headsPresent, headsTotal] = heads;
  const [sharesPresent, sharesTotal] = shares;
  return quorumOf({ headsPresent, headsTotal, sharesPresent, sharesTotal }, session, rule).quorate;
};
const tally = (votesFor: bigint, against: bigint, needed = 1000n) => ({
  for: whole(votesFor),
  against: whole(against),
  ballotsFor: votesFor,
  needed,
});

describe("quorum", () => {
  test("by shares alone: half of the shares in few hands is no quorum (R-AG-30)", () => {
    expect(quorum([5, 10], [700n, 1000n])).toBe(false);
  });
  test("“at least 75 %” for “more than 75 %”: exactly three quarters is no quorum (R-AG-30)", () => {
    expect([quorum([2, 10], [750n, 1000n]), quorum([2, 10], [751n, 1000n])]).toEqual([false, true]);
  });
  test("at the second session there is none (R-AG-31)", () => {
    expect(quorum([1, 10], [10n, 1000n], 2)).toBe(true);
  });
});

describe("majorities", () => {
  test("at the second session majorities are unchanged: one set of rules, no session (R-AG-31)", () => {
    expect(decide("absolute", tally(1n, 1n), rules)).toBe("rejected");
    expect(Object.keys(rules.majorities)).toEqual([
      "absolute",
      "twoThirds",
      "fourFifths",
      "unanimity",
      "unanimityOfPresent",
    ]);
  });
  test("abstentions in the denominator: 1 for and 999 abstaining adopts (R-AG-60)", () => {
    const { outcome } = counted("absolute", [
      seat("A", 1n, "for"),
      seat("B", 499n, "abstain"),
      seat("C", 500n, "abstain"),
    ]);
    expect(outcome).toBe("adopted");
  });
  test("“50 % + 1”: of 999 votes 500 suffice, half a vote over half is over (R-MAJ-09)", () => {
    expect(decide("absolute", tally(500n, 499n), rules)).toBe("adopted");
    // 500.5 of 1 000, scaled to integers.
    expect(decide("absolute", tally(5005n, 4995n), rules)).toBe("adopted");
  });
  test("2/3 tested by division: 600 of 900 is two thirds (R-MAJ-08)", () => {
    expect(decide("twoThirds", tally(600n, 300n), rules)).toBe("adopted");
  });
  test("a share counted in floats: beyond 2^53 one vote still decides", () => {
    const half = 2n ** 60n;
    expect(decide("absolute", tally(half + 1n, half), rules)).toBe("adopted");
    expect(decide("absolute", tally(half, half), rules)).toBe("rejected");
  });
  test("a casting vote for the chair: a tie rejects (R-AG-61)", () => {
    expect(decide("absolute", tally(450n, 450n), rules)).toBe("rejected");
  });
  test("computed on the whole building: 2 of 3 votes cast adopt, of 1 000 (R-AG-60)", () => {
    expect(decide("twoThirds", tally(2n, 1n), rules)).toBe("adopted");
  });
  test("unanimity computed on votes cast: one owner absent defeats it (R-MAJ-04)", () => {
    expect(decide("unanimity", tally(990n, 0n), rules)).toBe("rejected");
    expect(decide("unanimity", tally(1000n, 0n), rules)).toBe("adopted");
  });
  test("no second chance for unanimity: thirty days later those present suffice (R-MAJ-05)", () => {
    expect(unanimityRetry(plainDate("2026-05-20")).toString()).toBe("2026-06-19");
    const present = [seat("A", 500n, "for"), seat("B", 490n, "for")];
    expect(counted("unanimityOfPresent", present).outcome).toBe("adopted");
    expect(counted("unanimity", present).outcome).toBe("rejected");
  });
  test("the second chance after an opposing vote: it still defeats unanimity (R-MAJ-05)", () => {
    const present = [seat("A", 980n, "for"), seat("B", 10n, "against")];
    expect(counted("unanimityOfPresent", present).outcome).toBe("rejected");
  });
  test("3/4 majorities: none is left, whatever is decided (R-MAJ-20)", () => {
    const parts = Object.values(rules.majorities).map(({ at: { num, den } }) => `${num}/${den}`);
    expect(parts).toEqual(["1/2", "2/3", "4/5", "1/1", "1/1"]);
  });
  test("works imposed by law or for conservation sent to 2/3 (D-05, D-06)", () => {
    const majorities = (["D-05", "D-06", "D-14"] as const).map(
      (type) => decisionOf("be-2019-01", type).majority,
    );
    expect(majorities).toEqual(["absolute", "absolute", "twoThirds"]);
  });
  test("“three quotes above 5 000 €” shown as law: no decision depends on an amount", () => {
    const said = DECISION_TYPES.map((type) => decisionOf("be-2019-01", type));
    expect(JSON.stringify(said)).not.toMatch(/5 ?000|50 ?000|amount/);
  });
});

describe("the cap", () => {
  test("left out: 600 of 1 000 against 400 is a tie (R-AG-53)", () => {
    const { outcome, votesFor } = counted("absolute", [
      seat("A", 600n, "for"),
      seat("B", 400n, "against"),
    ]);
    expect([outcome, votesFor]).toEqual(["rejected", whole(400n)]);
  });
  test("applied to proxies only: lots split over three proxies count together (R-AG-53)", () => {
    const { cap } = counted("absolute", [
      seat("M1", 200n, "for", "P"),
      seat("M2", 200n, "for", "Q"),
      seat("M3", 200n, "for", "R"),
      seat("N", 250n, "against"),
    ]);
    expect(cap.reduced).toEqual([{ person: "M", votes: 600n, others: 250n }]);
  });
  test("“50 % of the building”: it is the sum of the others who are there (R-AG-53)", () => {
    const { cap } = counted("absolute", [seat("A", 400n, "for"), seat("B", 100n, "against")]);
    expect(cap.reduced).toEqual([{ person: "A", votes: 400n, others: 100n }]);
  });
});

describe("proxies", () => {
  test("10 % excluded, or of the votes present: 10 % of all lots is allowed (R-AG-51)", () => {
    expect([
      mayCarry(4, 100n, 1000n, rules.proxies),
      mayCarry(4, 101n, 1000n, rules.proxies),
    ]).toEqual([true, false]);
  });
  test("the syndic as a proxy holder, even for one (R-AG-52)", () => {
    const refusal = refuseProxy({
      principal: "a",
      holder: "s",
      holderIsSyndic: true,
      lotsOf: new Map([["a", new Map([["A1", 10n]])]]),
      allVotes: 1000n,
      limit: rules.proxies,
      inForce: [],
    });
    expect(refusal).toBe("proxy.syndic-holder");
  });
  test("written down for the syndic all the same, it represents nobody (R-AG-52)", () => {
    const power = { id: "1", principal: "a", holder: "s", registeredAt: 0, revokedAt: null };
    const present = new Map([["s", { since: 0, channel: "room" as const }]]);
    const head = { nature: "sole", voter: "a", holders: ["a"] } as const;
    expect(representationOf(head, present, [power], ["s"], 1)).toBeNull();
    expect(representationOf(head, present, [power], [], 1)?.carrier).toBe("s");
  });
  test("blank: a proxy that names nobody is not read (R-AG-50)", () => {
    const blank = { kind: "other", givenName: "Ana", familyName: " " };
    const id = "00000000-0000-4000-8000-000000000000";
    expect(
      GiveProxy.safeParse({ meetingId: id, principalPartyId: id, holder: blank }).success,
    ).toBe(false);
  });
});

describe("conflict of interest", () => {
  test("a supplier voting on his own contract, in person or through a proxy (R-AG-45)", () => {
    const { raw, excluded } = counted(
      "absolute",
      [seat("S", 300n, "for"), seat("A", 100n, "for", "S"), seat("B", 50n, "against")],
      { excluded: ["S"] },
    );
    expect([raw.for, raw.against, excluded]).toEqual([0n, 50n, ["A", "S"]]);
  });
  test("a principal left unwarned: his proxy is known to carry nothing (AD-04)", () => {
    const link = { principal: "a", holder: "s" };
    expect(conflictsOn([link], new Set(["s"]))).toEqual([{ ...link, excluded: "holder" }]);
  });
});

describe("who votes", () => {
  const lot = (n: number, right: string, ...parties: string[]): RegisterLot => ({
    lotId: `L${n}`,
    registerNumber: n,
    shares: 100n,
    holdings: parties.map((partyId) => ({ partyId, right })),
    representatives: [],
  });
  test("weight, owner or lot taken from the request: it can say none of the three", () => {
    expect(Object.keys(CastVotes.shape).sort()).toEqual(["resolutionId", "votes"]);
    const vote = Object.keys(CastVotes.shape.votes.element.shape);
    expect(vote.sort()).toEqual(["choice", "entitlementId"]);
  });
  test("a holder’s fraction used as his fraction of the building: shares are the lot’s", () => {
    const [head] = deriveRoll([lot(1, "full", "a", "b")]);
    expect(head?.shares).toBe(100n);
  });
  test("a denominator fixed at 1 000: a deed of 100 000 is counted as it is", () => {
    expect(quorum([3, 4], [50_000n, 100_000n])).toBe(true);
    expect(quorum([3, 4], [49_999n, 100_000n])).toBe(false);
  });
  test("usufruct: split votes instead of suspension (R-AG-41)", () => {
    const divided = {
      ...lot(1, "usufruct", "u"),
      holdings: [
        { partyId: "u", right: "usufruct" },
        { partyId: "n", right: "bare" },
      ],
    };
    const roll = deriveRoll([divided]);
    expect(roll.map((head) => [head.shares, isSuspended(head)])).toEqual([[100n, true]]);
  });
  test("spouses blocked: undivided owners are one head, and not suspended (AD-03)", () => {
    const roll = deriveRoll([lot(1, "full", "a", "b")]);
    expect(roll.map(isSuspended)).toEqual([false]);
  });
  test("an owner of several lots counted several times (R-AG-33)", () => {
    expect(deriveRoll([lot(1, "full", "a"), lot(2, "full", "a")])).toHaveLength(1);
  });
  test("a result that depends on the order of lots", () => {
    const seats = [seat("A", 600n, "for"), seat("B", 250n, "against"), seat("C", 150n, "against")];
    expect(resultOf(counted("absolute", seats.toReversed()))).toEqual(
      resultOf(counted("absolute", seats)),
    );
  });
  test("a secret ballot: the count names who voted against or abstained (R-AG-62, R-AG-80)", () => {
    const { named } = resultOf(
      counted("absolute", [
        seat("A", 1n, "for"),
        seat("B", 1n, "against"),
        seat("C", 1n, "abstain"),
      ]),
    );
    expect([named.against, named.abstained]).toEqual([["B"], ["C"]]);
    expect(CHOICES).toEqual(["for", "against", "abstain"]);
  });
  test("the operator resets a vote or disables the quorum: no procedure does", () => {
    const calls = Object.keys(assemblyRouter._def.procedures);
    expect(calls.length).toBeGreaterThan(20);
    expect(
      calls.filter((call) => /reset|override|force|ignore|reopen|deleteVote/i.test(call)),
    ).toEqual([]);
  });
});

describe("notice and terms", () => {
  const meetingOn = plainDate("2026-05-20");
  test("a short notice: fifteen days before is the last day, save reasoned urgency (R-AG-13)", () => {
    expect(judgeNotice(plainDate("2026-05-05"), meetingOn, null)).toBe("lawful");
    expect(judgeNotice(plainDate("2026-05-06"), meetingOn, null)).toBe("late");
    expect(judgeNotice(plainDate("2026-05-06"), meetingOn, " ")).toBe("late");
    expect(judgeNotice(plainDate("2026-05-06"), meetingOn, "Fuite de gaz")).toBe("urgent");
  });
  test("an owner’s request counted from the meeting instead of the period (R-AG-20)", () => {
    const period = annualPeriod("05-11", 2026);
    expect(agendaCutOff(period).toString()).toBe("2026-04-20");
    expect(placeProposal(plainDate("2026-04-21"), period)).toBe("next-meeting");
  });
  test("a second session whose notice is already late when it is proposed (R-AG-31)", () => {
    const failed = plainDate("2026-05-04");
    const { proposed } = secondSessionDates(failed, plainDate("2026-05-12"));
    expect(judgeNotice(plainDate("2026-05-12"), proposed, null)).not.toBe("late");
  });
  test("minutes’ thirty days, counted from the meeting (R-AG-81)", () => {
    expect(minutesDue(meetingOn).toString()).toBe("2026-06-19");
  });
  test("the challenge period, counted from the meeting and not from receipt (R-AG-83)", () => {
    expect(challengeUntil(meetingOn).toString()).toBe("2026-09-20");
    expect(challengeUntil(plainDate("2026-10-31")).toString()).toBe("2027-02-28");
  });
  test("usufruct: one convened alone without designation; both are, with the form (AD-03)", () => {
    const holders = [{ partyId: "u" }, { partyId: "n" }];
    const held = { code: "B1", shares: 100n, representativeId: null, holders };
    expect(toConvene([held]).map(({ partyId, designation }) => [partyId, designation])).toEqual([
      ["u", ["B1"]],
      ["n", ["B1"]],
    ]);
    expect(toConvene([{ ...held, representativeId: "n" }]).map(({ partyId }) => partyId)).toEqual([
      "n",
    ]);
  });
  test("an e-mail without written consent, one language for all: each has his own (R-AG-11)", () => {
    const to = (language: "nl" | "de", acceptedEmail: string | null) =>
      noticeTo(
        source,
        {
          name: "X",
          language,
          acceptedEmail,
          street: null,
          postcode: null,
          town: null,
          through: null,
        },
        { partyId: "x", lots: [], designation: [] },
      );
    expect(
      [to("nl", null), to("de", "x@example.be")].map((act) => [act.locale, act.letter]),
    ).toEqual([
      ["nl", true],
      ["de", false],
    ]);
  });
});

const source: Parameters<typeof noticeTo>[0] = {
  association: {
    name: "ACP",
    enterpriseNumber: "0479495447",
    street: "Rue 1",
    postcode: "5000",
    town: "Namur",
    slug: "acp",
    sharesTotal: 1000n,
  },
  sender: {
    name: "S",
    lines: [],
    email: "s@example.be",
    phone: "1",
    ipiNumber: null,
    town: "Namur",
  },
  signedOn: "2026-05-04",
  baseUrl: "https://example.be",
  meeting: {
    id: "m",
    kind: "ordinary",
    session: 1,
    startsAt: "2026-05-20T17:00:00Z",
    place: "Salle",
    consultation: "Au bureau",
    urgencyReason: null,
    remoteAllowed: false,
    conferenceUrl: null,
    conferencePhone: null,
    language: "fr",
    rulesVersion: "be-2019-01",
  },
  items: [],
  electorates: new Map(),
};
