import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, leafOf, toHex } from "./leaf.rules.ts";
import { VoteEvent, VoteEventV1, type VoteEventV3 } from "./leaf.schema.ts";

const vote: VoteEventV1 = {
  v: "koprogo.vote/1",
  association: "0193f0a0-0000-7000-8000-000000000001",
  meeting: "0193f0a0-0000-7000-8000-000000000002",
  resolution: "0193f0a0-0000-7000-8000-000000000003",
  entitlement: "0193f0a0-0000-7000-8000-000000000004",
  sequence: 1,
  choice: "for",
  shares: "125",
  castBy: "0193f0a0-0000-7000-8000-000000000005",
  proxy: null,
  channel: "remote",
  byOperator: false,
  at: "2026-11-21T19:04:05.678Z",
  salt: "0f".repeat(32),
};

test("RFC 8785 §3.2.2: the sample object, serialised", () => {
  const sample =
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
    '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}';
  expect(canonicalJson(JSON.parse(sample))).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test("RFC 8785 §3.2.3: keys sorted by UTF-16 code units", () => {
  const keys = ["\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6"];
  const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
  const sorted = Array.from(text.matchAll(/"((?:\\.|[^"\\])+)":/g), ([, key]) => key);
  expect(sorted).toEqual(["\\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"]);
});

test.each([
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555554", "333333333.33333325"],
  ["41b3de4355555555", "333333333.3333333"],
  ["41b3de4355555556", "333333333.3333334"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
])("RFC 8785 appendix B: IEEE 754 %s is %s", (bits, expected) => {
  const double = new DataView(new Uint8Array(Buffer.from(bits, "hex")).buffer).getFloat64(0);
  expect(canonicalJson(double)).toBe(expected);
});

test("what JSON cannot say is refused, never dropped at the top", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, "\ud800", undefined, 1n])
    expect(() => canonicalJson(value)).toThrow();
});

test("the canonical text does not depend on the order of keys and parses back", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
    { seed: 2026 },
  );
  const reversed = Object.fromEntries(Object.entries(vote).toReversed());
  expect(canonicalJson(reversed)).toBe(canonicalJson(vote));
});

test("the leaf of a vote is SHA-256 over 0x00 and its canonical text", () => {
  const text =
    '{"association":"0193f0a0-0000-7000-8000-000000000001","at":"2026-11-21T19:04:05.678Z",' +
    '"byOperator":false,"castBy":"0193f0a0-0000-7000-8000-000000000005","channel":"remote",' +
    '"choice":"for","entitlement":"0193f0a0-0000-7000-8000-000000000004",' +
    '"meeting":"0193f0a0-0000-7000-8000-000000000002","proxy":null,' +
    '"resolution":"0193f0a0-0000-7000-8000-000000000003",' +
    `"salt":"${"0f".repeat(32)}","sequence":1,"shares":"125","v":"koprogo.vote/1"}`;
  expect(canonicalJson(vote)).toBe(text);
  const expected = createHash("sha256").update(`\u0000${text}`, "utf8").digest("hex");
  expect(toHex(leafOf(vote))).toBe(expected);
});

test.each<[string, Record<string, unknown>]>([
  ["an unknown key", { extra: 1 }],
  ["another version", { v: "koprogo.vote/2" }],
  ["upper-case ids", { meeting: "0193F0A0-0000-7000-8000-000000000002" }],
  ["a fractional sequence", { sequence: 1.5 }],
  ["sequence zero", { sequence: 0 }],
  ["shares as a number", { shares: 125 }],
  ["shares with a leading zero", { shares: "0125" }],
  ["a choice of its own", { choice: "blank" }],
  ["a local time", { at: "2026-11-21T19:04:05.678+01:00" }],
  ["a moment that does not exist", { at: "2026-13-41T25:61:61.000Z" }],
  ["a short salt", { salt: "0f" }],
])("the format is closed: %s is refused", (_, change) => {
  expect(VoteEventV1.safeParse({ ...vote, ...change }).success).toBe(false);
});

const LOTS = [5, 6].map((last) => `0193f0a0-0000-7000-8000-00000000000${last}`);
const ofLots: VoteEventV3 = { ...vote, v: "koprogo.vote/3", lots: LOTS, derived: false };

test("the leaf of a vote for some lots of a head is over these lots, in order", () => {
  const text =
    '{"association":"0193f0a0-0000-7000-8000-000000000001","at":"2026-11-21T19:04:05.678Z",' +
    '"byOperator":false,"castBy":"0193f0a0-0000-7000-8000-000000000005","channel":"remote",' +
    '"choice":"for","derived":false,"entitlement":"0193f0a0-0000-7000-8000-000000000004",' +
    `"lots":["${LOTS[0]}","${LOTS[1]}"],` +
    '"meeting":"0193f0a0-0000-7000-8000-000000000002","proxy":null,' +
    '"resolution":"0193f0a0-0000-7000-8000-000000000003",' +
    `"salt":"${"0f".repeat(32)}","sequence":1,"shares":"125","v":"koprogo.vote/3"}`;
  expect(canonicalJson(ofLots)).toBe(text);
  const expected = createHash("sha256").update(`\u0000${text}`, "utf8").digest("hex");
  expect(toHex(leafOf(ofLots))).toBe(expected);
});

test.each<[string, Record<string, unknown>]>([
  ["no lot", { lots: [] }],
  ["lots out of order", { lots: LOTS.toReversed() }],
  ["a lot twice", { lots: [LOTS[0], LOTS[0]] }],
  ["no word of whether it was said", { derived: undefined }],
  ["the first form with lots", { v: "koprogo.vote/1" }],
])("a vote for some lots is as closed a format: %s is refused", (_, change) => {
  expect(VoteEvent.safeParse(ofLots).success).toBe(true);
  expect(VoteEvent.safeParse({ ...ofLots, ...change }).success).toBe(false);
});
