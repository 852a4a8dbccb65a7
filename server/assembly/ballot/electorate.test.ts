import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayCarry } from "../proxy/proxy.rules.ts";
import { type Choice, rulesOf } from "./ballot.rules.ts";
import { DECISION_TYPES } from "./catalogue.rules.ts";
import { type Count, count, type Seat, soleVoterAmong } from "./count.rules.ts";
import {
  allVotes,
  concernedHeads,
  type Electorate,
  type KeyOnDay,
  keyOfRoll,
  refuseElectorate,
  votesOfHead,
  votesOfLots,
} from "./electorate.rules.ts";

const rules = rulesOf("be-2019-01");
const version = { id: "v1", startsOn: "2020-01-01" };

/** `B1 40, B2 60`: the lots of a part and what each weighs. */
function part(weights: string): Electorate {
  const lots = weights.split(", ").map((entry) => {
    const [code = "", weight = "0"] = entry.split(" ");
    return { lotId: `lot ${code}`, code, weight: BigInt(weight) };
  });
  return { keyId: "k", name: "Ascenseur B", version, lots };
}

/** `ana 600 A1+B1`: a head of the roll with its shares and lots. */
function head(text: string) {
  const [name = "", shares = "0", codes = ""] = text.split(" ");
  const lots = codes.split("+").map((code) => ({ lotId: `lot ${code}`, shares: 1n }));
  return { entitlementId: name, shares: BigInt(shares), lots };
}

const LIFT = part("B1 40, B2 60, B3 100");
const HEADS = ["ana 600 A1", "bob 40 B1", "cis 260 A2+B2", "dor 100 B3"].map(head);

describe("R-AG-42, who is concerned and with how many votes", () => {
  const rows = [
    ["a lot outside the part", "ana", 0n],
    ["a lot of the part", "bob", 40n],
    ["a lot in and a lot out: only the one in counts", "cis", 60n],
    ["whatever part of the building it is", "dor", 100n],
  ] as const;
  for (const [name, who, votes] of rows) {
    test(`${name}: ${votes}`, () => {
      const found = HEADS.find(({ entitlementId }) => entitlementId === who);
      expect(found && votesOfHead(found, LIFT)).toBe(votes);
    });
  }
  test("without an electorate everybody votes by his shares", () => {
    expect(concernedHeads(HEADS, null).map(({ votes }) => votes)).toEqual([600n, 40n, 260n, 100n]);
    expect(keyOfRoll(HEADS, null)).toBeNull();
  });
  test("the votes of all concerned are those of the key, present or not", () => {
    expect([...(keyOfRoll(HEADS, LIFT) ?? [])]).toEqual([
      ["bob", 40n],
      ["cis", 60n],
      ["dor", 100n],
    ]);
    expect(allVotes(LIFT)).toBe(200n);
  });
  test("a notice counts the votes of the addressee's own lots", () => {
    expect(votesOfLots(["A2", "B2", "B3"], LIFT)).toBe(160n);
    expect(votesOfLots(["A1"], LIFT)).toBe(0n);
  });
});

describe("R-AG-42, when a key can say who votes", () => {
  const fit: KeyOnDay = { purpose: "special_parts", electorate: LIFT, absent: [] };
  const rows = [
    ["a part with a key on the day", {}, null],
    ["a key of costs", { purpose: "cost" }, "agenda.electorate-not-special"],
    [
      "no version on the day",
      { electorate: { ...LIFT, version: null, lots: [] } },
      "agenda.electorate-without-key",
    ],
    [
      "a version that weighs nothing",
      { electorate: part("B1 0") },
      "agenda.electorate-without-key",
    ],
    ["a version that weighs one unit", { electorate: part("B1 1") }, null],
    ["a lot that is gone on the day", { absent: ["B3"] }, "agenda.electorate-outdated"],
  ] as const;
  for (const [name, change, refusal] of rows) {
    test(`${name}: ${refusal ?? "accepted"}`, () => {
      expect(refuseElectorate({ ...fit, ...change }, "D-14", rules.version)).toBe(refusal);
    });
  }
  test("the organs, the reserve fund, the shares and the end are for all owners", () => {
    const refused = DECISION_TYPES.filter(
      (type) => refuseElectorate(fit, type, rules.version) !== null,
    );
    expect(refused).toEqual([
      ...["D-02", "D-03", "D-04", "D-09", "D-17", "D-28"],
      ...["D-30", "D-31a", "D-31b", "D-32", "D-33"],
    ]);
  });
});

/** `A40 for, B60 against by C`: who, his votes in the part, what, and through whom. */
function seatsOf(ballots: string): { seats: Seat[]; key: Map<string, bigint> } {
  const key = new Map<string, bigint>();
  const seats = ballots.split(", ").map((ballot): Seat => {
    const match = /^([A-Z])(\d+) (for|against|abstain|silent)(?: by ([A-Z]))?$/.exec(ballot);
    const [, owner = "?", votes = "0", said, carrier = owner] = match ?? [];
    key.set(owner, BigInt(votes));
    const choices: Record<string, Choice | null> = {
      ...{ for: "for", against: "against", abstain: "abstain", silent: null },
    };
    const choice = choices[said ?? "silent"] ?? null;
    // In the building each of them is something else altogether.
    return { entitlementId: owner, holders: [owner], carrier, shares: 500n, choice };
  });
  return { seats, key };
}

function counted(
  ballots: string,
  majority: "absolute" | "twoThirds" | "fourFifths" | "unanimity" | "unanimityOfPresent",
  { absent = 0n, soleVoter = "capped" as "capped" | "counted" } = {},
): Count {
  const { seats, key } = seatsOf(ballots);
  if (absent > 0n) key.set("absent", absent);
  const facts = { totalShares: 10_000n, excluded: [], soleVoter };
  return count({ seats, key, majority, ...facts }, rules);
}

describe("R-AG-42, majorities inside the electorate", () => {
  type Row = readonly [string, Parameters<typeof counted>[1], string, "adopted" | "rejected"];
  const rows: readonly Row[] = [
    ["absolute −1", "absolute", "A99 for, B101 against", "rejected"],
    ["absolute 0, a tie", "absolute", "A100 for, B100 against", "rejected"],
    ["absolute +1 of three", "absolute", "A60 for, B41 for, C99 against", "adopted"],
    ["two thirds −1", "twoThirds", "A99 for, B100 for, C101 against", "rejected"],
    ["two thirds 0", "twoThirds", "A100 for, B100 for, C100 against", "adopted"],
    ["two thirds +1", "twoThirds", "A101 for, B100 for, C99 against", "adopted"],
    ["four fifths −1", "fourFifths", "A40 for, B39 for, C21 against", "rejected"],
    ["four fifths 0", "fourFifths", "A40 for, B40 for, C20 against", "adopted"],
    ["four fifths +1", "fourFifths", "A41 for, B40 for, C19 against", "adopted"],
    [
      "abstentions leave the denominator",
      "twoThirds",
      "A40 for, B20 against, C90 abstain",
      "adopted",
    ],
    ["only abstentions", "absolute", "A50 abstain, B50 abstain", "rejected"],
    ["unanimity, all there", "unanimity", "A40 for, B60 for, C100 for", "adopted"],
    ["unanimity of those present", "unanimityOfPresent", "A40 for, B60 for", "adopted"],
  ];
  for (const [name, majority, ballots, outcome] of rows) {
    test(`${name}: ${ballots}`, () => {
      expect(counted(ballots, majority).outcome).toBe(outcome);
    });
  }
  test("unanimity misses one vote of the part that is absent", () => {
    expect(counted("A40 for, B60 for", "unanimity", { absent: 1n }).outcome).toBe("rejected");
    expect(counted("A40 for, B60 for", "unanimity").outcome).toBe("adopted");
  });
});

describe("R-AG-53 inside the electorate", () => {
  const rows = [
    ["−1: below half of the part", "A99 for, B51 silent, C50 silent", []],
    ["0: half of the part", "A100 for, B100 silent", []],
    ["+1: above half of the part", "A101 for, B99 silent", [["A", 101n, 99n]]],
    ["a proxy carries him over half", "A60 for, B50 for by A, C90 against", [["A", 110n, 90n]]],
  ] as const;
  for (const [name, ballots, reduced] of rows) {
    test(`${name}: ${ballots}`, () => {
      const { cap } = counted(ballots, "absolute");
      expect(cap.reduced.map(({ person, votes, others }) => [person, votes, others])).toEqual(
        reduced,
      );
    });
  }
  test("who owns most of the building and little of the part is not reduced", () => {
    const seats: Seat[] = [
      { entitlementId: "a", holders: ["A"], carrier: "A", shares: 9000n, choice: "for" },
      { entitlementId: "b", holders: ["B"], carrier: "B", shares: 1000n, choice: "against" },
    ];
    const facts = { seats, totalShares: 10_000n, excluded: [], majority: "absolute" as const };
    const inPart = {
      ...facts,
      soleVoter: "capped" as const,
      key: new Map([
        ["a", 10n],
        ["b", 30n],
      ]),
    };
    expect(count(inPart, rules).cap.reduced.map(({ person }) => person)).toEqual(["B"]);
  });
  test("the only one of the part who is there is the sole voter, however many others are", () => {
    const alone = "A40 for, B0 silent, C0 silent";
    expect(counted(alone, "absolute").cap.soleVoter).toBe("A");
    expect(counted(alone, "absolute").outcome).toBe("rejected");
    expect(counted(alone, "absolute", { soleVoter: "counted" }).outcome).toBe("adopted");
    const { seats, key } = seatsOf(alone);
    const weighed = seats.map((seat) => ({ ...seat, shares: key.get(seat.entitlementId) ?? 0n }));
    expect(soleVoterAmong(weighed, [])).toBe("A");
  });
});

test("R-AG-51 counts on all lots, not on the part: ten per cent of the building", () => {
  // Four proxies worth 100 of the part's 200 votes, but 100 of the building's 1,000.
  expect(mayCarry(4, 99n, 1000n, rules.proxies)).toBe(true);
  expect(mayCarry(4, 100n, 1000n, rules.proxies)).toBe(true);
  expect(mayCarry(4, 101n, 1000n, rules.proxies)).toBe(false);
});

describe("against a count of the part as if it were a building of its own", () => {
  const lots = fc.array(
    fc.record({
      owner: fc.constantFrom("ada", "bob", "cis", "dor"),
      shares: fc.bigInt(1n, 900n),
      weight: fc.bigInt(0n, 90n),
    }),
    { minLength: 1, maxLength: 9 },
  );
  const meetings = fc.record({
    lots,
    said: fc.dictionary(
      fc.constantFrom("ada", "bob", "cis", "dor"),
      fc.constantFrom("for" as const, "against" as const, "abstain" as const, null),
    ),
    majority: fc.constantFrom("absolute", "twoThirds", "fourFifths", "unanimity" as const),
  });
  test("the result is that of a building made of the part alone", () => {
    fc.assert(
      fc.property(meetings, ({ lots: given, said, majority }) => {
        const all = given.map((lot, index) => ({ ...lot, lotId: `l${index}` }));
        const owners = [...new Set(all.map(({ owner }) => owner))].sort();
        const roll = owners.map((owner) => {
          const own = all.filter((lot) => lot.owner === owner);
          const shares = own.reduce((sum, lot) => sum + lot.shares, 0n);
          return { entitlementId: owner, shares, lots: own };
        });
        const electorate: Electorate = {
          ...{ keyId: "k", name: "part", version },
          lots: all.map(({ lotId, weight }) => ({ lotId, code: lotId, weight })),
        };
        const there = roll.filter(({ entitlementId }) => said[entitlementId] !== undefined);
        const seat = (owner: string, shares: bigint): Seat => ({
          ...{ entitlementId: owner, holders: [owner], carrier: owner, shares },
          choice: said[owner] ?? null,
        });
        const facts = { excluded: [], majority, soleVoter: "capped" as const };
        const restricted = count(
          {
            ...{ ...facts, totalShares: 99_999n, key: keyOfRoll(roll, electorate) },
            seats: there.map(({ entitlementId, shares }) => seat(entitlementId, shares)),
          },
          rules,
        );
        // The part alone: whoever weighs nothing in it is not there, and its weights are the shares.
        const weightOf = (owner: string) =>
          all.reduce((sum, lot) => (lot.owner === owner ? sum + lot.weight : sum), 0n);
        const alone = count(
          {
            ...{ ...facts, key: null, totalShares: owners.reduce((n, o) => n + weightOf(o), 0n) },
            seats: there
              .filter(({ entitlementId }) => weightOf(entitlementId) > 0n)
              .map(({ entitlementId }) => seat(entitlementId, weightOf(entitlementId))),
          },
          rules,
        );
        expect(restricted).toEqual(alone);
      }),
      { seed: 20260520, numRuns: 2000 },
    );
  });
});
