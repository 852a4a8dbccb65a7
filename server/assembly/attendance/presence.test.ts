import { describe, expect, test } from "vitest";
import { type AttendanceEvent, type Power, presentAt, representationOf } from "./presence.rules.ts";

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

/** `ann>carl@5-30`: ann's proxy to carl, registered at 5, revoked at 30. */
function power(text: string): Power {
  const [, principal = "", holder = "", from, to] =
    /^(\w+)>(\w+)@(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  return {
    id: text,
    principal,
    holder,
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
