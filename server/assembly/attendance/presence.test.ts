import { describe, expect, test } from "vitest";
import {
  type AttendanceEvent,
  type Power,
  partsOf,
  presentAt,
  representationOf,
} from "./presence.rules.ts";

/** `ann+10r`: ann arrives at 10, remotely; `ann-20`: she leaves at 20. */
function events(text: string): AttendanceEvent[] {
  return text.split(" ").map((word, index) => {
    const [, partyId = "", sign, at, remote] = /^(\w+?)([+-])(\d+)(r?)$/.exec(word) ?? [];
    return {
      id: `event-${index}`,
      partyId,
      kind: sign === "+" ? "arrived" : "departed",
      channel: remote ? "remote" : "room",
      at: Number(at),
    };
  });
}

/** `ann[A+B]>carl@5-30`: ann's proxy to carl, for two lots, registered at 5, revoked at 30. */
function power(text: string): Power {
  const [, principal = "", lots = "", holder = "", from, to] =
    /^(\w+)(?:\[([\w+]+)\])?>(\w+)@(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  return {
    id: text,
    principal,
    holder,
    lots: lots.split("+").filter(Boolean),
    registeredAt: Number(from),
    revokedAt: to ? Number(to) : null,
    substitutes: [],
  };
}

const SOLE = { nature: "sole", voter: "ann", holders: ["ann"] } as const;
const COUPLE = { nature: "undivided", voter: null, holders: ["ann", "bob"] } as const;
const NAMED = { nature: "undivided", voter: "bob", holders: ["ann", "bob"] } as const;
const SUSPENDED = { nature: "divided", voter: null, holders: ["ann", "bob"] } as const;
const ANN_TO_CARL = ["ann>carl@5"];

type Heads = typeof SOLE | typeof COUPLE | typeof NAMED | typeof SUSPENDED;
type Row = readonly [string, Heads, string, readonly string[], number, string | null];
const ROWS: readonly Row[] = [
  ["an owner in the room", SOLE, "ann+10", [], 20, "ann"],
  ["before he comes", SOLE, "ann+10", [], 9, null],
  ["at the moment he comes", SOLE, "ann+10", [], 10, "ann"],
  ["after he left", SOLE, "ann+10 ann-15", [], 20, null],
  ["after he came back", SOLE, "ann+10 ann-15 ann+18", [], 20, "ann"],
  ["at a distance", SOLE, "ann+10r", [], 20, "ann"],
  ["by his proxy holder", SOLE, "carl+10", ANN_TO_CARL, 20, "carl"],
  ["his proxy holder is not there", SOLE, "dora+10", ANN_TO_CARL, 20, null],
  ["a principal who is present is not represented", SOLE, "carl+10 ann+12", ANN_TO_CARL, 20, "ann"],
  ["before the proxy was handed in", SOLE, "carl+1", ["ann>carl@15"], 14, null],
  ["after the proxy was revoked", SOLE, "carl+1", ["ann>carl@5-15"], 15, null],
  ["until the proxy was revoked", SOLE, "carl+1", ["ann>carl@5-15"], 14, "carl"],
  ["the first proxy stands", SOLE, "carl+1 dora+1", ["ann>dora@6", "ann>carl@5"], 9, "carl"],
  ["the syndic never holds a proxy", SOLE, "syndic+1", ["ann>syndic@5"], 9, null],
  ["either spouse", COUPLE, "bob+10", [], 20, "bob"],
  ["the spouse who came first", COUPLE, "bob+10 ann+12", [], 20, "bob"],
  ["the other once the first left", COUPLE, "bob+10 ann+12 bob-15", [], 20, "ann"],
  ["a spouse rather than a proxy", COUPLE, "carl+1 bob+10", ANN_TO_CARL, 20, "bob"],
  ["a proxy of either spouse", COUPLE, "carl+1", ANN_TO_CARL, 20, "carl"],
  ["only the representative", NAMED, "ann+10", [], 20, null],
  ["the representative", NAMED, "ann+10 bob+11", [], 20, "bob"],
  ["not by a proxy of another holder", NAMED, "carl+1", ANN_TO_CARL, 20, null],
  ["nobody while suspended", SUSPENDED, "ann+10 bob+11 carl+1", ANN_TO_CARL, 20, null],
];

describe("who votes for a head at a moment", () => {
  for (const [name, head, attendance, powers, moment, carrier] of ROWS) {
    test(name, () => {
      const present = presentAt(events(attendance), moment);
      const found = representationOf(head, present, powers.map(power), ["syndic"], moment);
      expect(found?.carrier ?? null).toBe(carrier);
      if (found) expect(found.proxyId === null).toBe(head.holders.some((id) => id === carrier));
    });
  }
  test("the channel is that of the last arrival", () => {
    expect(presentAt(events("ann+10 ann+12r"), 20).get("ann")).toEqual({
      since: 12,
      channel: "remote",
    });
  });
});

const LOTS = ["A", "B", "C"].map((lotId, index) => ({ lotId, shares: BigInt(10 ** index) }));
const B_TO_CARL = "ann[B]>carl@5";
const C_TO_DORA = "ann[C]>dora@5";

/** `ann A+C, carl B`: who votes for which lots; `-` nobody. */
const PARTS: readonly (readonly [string, Heads, string, readonly string[], number, string])[] = [
  ["all in one hand, without a proxy for some", SOLE, "ann+1", [], 9, "ann A+B+C"],
  [
    "the rest is kept by who gave some away",
    SOLE,
    "ann+1 carl+1",
    [B_TO_CARL],
    9,
    "ann A+C, carl B",
  ],
  ["whoever came first", SOLE, "carl+1 ann+8", [B_TO_CARL], 9, "ann A+C, carl B"],
  ["some are represented, the rest is not", SOLE, "carl+1", [B_TO_CARL], 9, "- A+C, carl B"],
  ["the holder is away: the principal has them all", SOLE, "ann+1", [B_TO_CARL], 9, "ann A+B+C"],
  [
    "two proxies for two lots",
    SOLE,
    "carl+1 dora+1",
    [B_TO_CARL, C_TO_DORA],
    9,
    "- A, carl B, dora C",
  ],
  ["two proxies, one hand", SOLE, "carl+1", [B_TO_CARL, "ann[C]>carl@6"], 9, "- A, carl B, carl C"],
  ["before it was handed in", SOLE, "ann+1 carl+1", [B_TO_CARL], 4, "ann A+B+C"],
  ["after it was revoked", SOLE, "ann+1 carl+1", ["ann[B]>carl@5-8"], 8, "ann A+B+C"],
  ["every lot named, one by one", SOLE, "ann+1 carl+1", ["ann[A+B+C]>carl@5"], 9, "carl A+B+C"],
  ["a lot that is his no more", SOLE, "ann+1 carl+1", ["ann[Z]>carl@5"], 9, "ann A+B+C"],
  [
    "two that share a lot: the first",
    SOLE,
    "carl+1 dora+1",
    [B_TO_CARL, "ann[A+B]>dora@6"],
    9,
    "dora A, carl B, - C",
  ],
  [
    "one for all that came later: the rest",
    SOLE,
    "carl+1 dora+1",
    [B_TO_CARL, "ann>dora@6"],
    9,
    "dora A+C, carl B",
  ],
  ["never the syndic", SOLE, "ann+1 syndic+1", ["ann[B]>syndic@5"], 9, "ann A+B+C"],
  ["a spouse who came first keeps all", COUPLE, "bob+1 ann+2 carl+1", [B_TO_CARL], 9, "bob A+B+C"],
  [
    "a spouse who gave some and came first",
    COUPLE,
    "ann+1 bob+2 carl+1",
    [B_TO_CARL],
    9,
    "ann A+C, carl B",
  ],
  ["a proxy of one who is not the voter", NAMED, "bob+1 carl+1", [B_TO_CARL], 9, "bob A+B+C"],
  ["nobody while suspended", SUSPENDED, "ann+1 carl+1", [B_TO_CARL], 9, "- A+B+C"],
];

describe("who votes for which lots of a head", () => {
  test.each(PARTS)("%s", (_, nature, attendance, powers, moment, expected) => {
    const head = { ...nature, lots: LOTS, shares: 111n };
    const present = presentAt(events(attendance), moment);
    const parts = partsOf(head, present, powers.map(power), ["syndic"], moment);
    const shown = parts.map(
      ({ lots, by }) => `${by?.carrier ?? "-"} ${lots.map(({ lotId }) => lotId).join("+")}`,
    );
    expect(shown.join(", ")).toBe(expected);
    // Every lot is in one part, with its shares.
    expect(parts.flatMap(({ lots }) => lots.map(({ lotId }) => lotId)).toSorted()).toEqual(
      LOTS.map(({ lotId }) => lotId),
    );
    expect(parts.reduce((sum, { shares }) => sum + shares, 0n)).toBe(111n);
  });
});
