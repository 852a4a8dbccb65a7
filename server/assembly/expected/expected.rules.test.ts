import { expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { quorumRuleAt } from "../attendance/attendance.rules.ts";
import { deriveRoll } from "../attendance/roll.rules.ts";
import { forecast, isReminderDay, refuseExpected, type Said } from "./expected.rules.ts";
import { ANSWERS, type Answer } from "./expected.schema.ts";

const d = plainDate;
const rule = quorumRuleAt(d("2026-05-20"));

/** Ten owners, a to j, of which `a` holds so many of a thousand shares. */
const roll = (big: number) =>
  deriveRoll(
    [..."abcdefghij"].map((partyId, index) => ({
      lotId: partyId,
      registerNumber: index + 1,
      shares: BigInt(index === 0 ? big : index === 1 ? 1000 - big - 8 * 20 : 20),
      holdings: [{ partyId, right: "full" }],
      representatives: [],
    })),
  );
const said = (answers: Readonly<Record<string, Answer>>, proxies = "") =>
  new Map<string, Said>(
    [..."abcdefghij"].map((party) => [
      party,
      { answer: answers[party] ?? null, hasProxy: proxies.includes(party), proxyLots: null },
    ]),
  );

const full = (partyId: string) => ({ partyId, right: "full" });

const forecasts: {
  name: string;
  big?: number;
  answers: Readonly<Record<string, Answer>>;
  proxies?: string;
  heads: number;
  shares: bigint;
  quorate: boolean;
  silent: number;
}[] = [
  { name: "nobody said anything", answers: {}, heads: 0, shares: 0n, quorate: false, silent: 10 },
  {
    name: "half of the heads is not more than half",
    answers: { a: "room", c: "room", d: "remote", e: "proxy", f: "room" },
    ...{ heads: 5, shares: 580n, quorate: false, silent: 5 },
  },
  {
    name: "one head more",
    answers: { a: "room", c: "room", d: "remote", e: "proxy", f: "room", g: "room" },
    ...{ heads: 6, shares: 600n, quorate: true, silent: 4 },
  },
  {
    name: "a proxy in force counts, whatever was said",
    answers: { a: "room", c: "room", d: "room", e: "room", f: "room", g: "absent" },
    proxies: "g",
    ...{ heads: 6, shares: 600n, quorate: true, silent: 4 },
  },
  {
    name: "exactly three quarters of the shares is not more",
    big: 750,
    answers: { a: "room" },
    ...{ heads: 1, shares: 750n, quorate: false, silent: 9 },
  },
  {
    name: "one share more",
    big: 751,
    answers: { a: "room" },
    ...{ heads: 1, shares: 751n, quorate: true, silent: 9 },
  },
  {
    name: "who does not know, or does not come, does not count",
    big: 751,
    answers: { a: "unsure", b: "absent" },
    ...{ heads: 0, shares: 0n, quorate: false, silent: 8 },
  },
];

test.each(forecasts)("the expected quorum, $name (R-AG-30)", (row) => {
  if (!rule) throw new Error("no rule");
  const { expected, silent } = forecast(
    roll(row.big ?? 500),
    said(row.answers, row.proxies),
    1,
    rule,
  );
  expect(expected).toMatchObject({
    ...{ headsPresent: row.heads, headsTotal: 10, sharesPresent: row.shares, sharesTotal: 1000n },
    quorate: row.quorate,
  });
  expect(silent).toBe(row.silent);
});

test("what is still possible leaves out only who said that he does not come", () => {
  if (!rule) throw new Error("no rule");
  const { possible } = forecast(roll(500), said({ a: "absent", b: "unsure" }), 1, rule);
  expect(possible).toMatchObject({ headsPresent: 9, sharesPresent: 500n, quorate: true });
});

test("of who names a holder for one of his lots, that lot is expected, until he says that he comes", () => {
  if (!rule) throw new Error("no rule");
  const heads = deriveRoll([
    { lotId: "1", registerNumber: 1, shares: 300n, representatives: [], holdings: [full("o")] },
    { lotId: "2", registerNumber: 2, shares: 500n, representatives: [], holdings: [full("o")] },
    { lotId: "3", registerNumber: 3, shares: 200n, representatives: [], holdings: [full("p")] },
  ]);
  const quorums = (answer: Answer | null, proxyLots: readonly string[] | null) => {
    const said = new Map([["o", { answer, hasProxy: true, proxyLots }]]);
    const { expected, possible, silent } = forecast(heads, said, 1, rule);
    expect(silent).toBe(0);
    expect(expected.headsPresent).toBe(1);
    return [expected.sharesPresent, possible.sharesPresent];
  };
  expect(quorums(null, ["1"])).toEqual([300n, 1000n]);
  expect(quorums("absent", ["1"])).toEqual([300n, 500n]);
  expect(quorums("absent", ["1", "2"])).toEqual([800n, 1000n]);
  expect(quorums("room", ["1"])).toEqual([800n, 1000n]);
  expect(quorums("absent", null)).toEqual([800n, 1000n]);
});

test("a suspended head is expected of nobody, and stays in the denominators (R-AG-33)", () => {
  if (!rule) throw new Error("no rule");
  const heads = deriveRoll([
    {
      ...{ lotId: "1", registerNumber: 1, shares: 900n, representatives: [] },
      holdings: [
        { partyId: "u", right: "usufruct" },
        { partyId: "b", right: "bare" },
      ],
    },
    {
      ...{ lotId: "2", registerNumber: 2, shares: 100n, representatives: [] },
      holdings: [{ partyId: "o", right: "full" }],
    },
  ]);
  const all = new Map(
    ["u", "b", "o"].map((party) => [
      party,
      { answer: "room", hasProxy: false, proxyLots: null } as const,
    ]),
  );
  expect(forecast(heads, all, 1, rule).expected).toMatchObject({
    ...{ headsPresent: 1, headsTotal: 2, sharesPresent: 100n, sharesTotal: 1000n },
    quorate: false,
  });
});

test.each([
  // The clocks change on the 29th of March and on the 25th of October 2026.
  ["2026-03-30", "2026-03-26", false],
  ["2026-03-30", "2026-03-27", true],
  ["2026-03-30", "2026-03-29", true],
  ["2026-03-30", "2026-03-30", false],
  ["2026-10-26", "2026-10-23", true],
  ["2028-03-02", "2028-02-28", true],
  ["2028-03-02", "2028-02-29", true],
  ["2028-03-02", "2028-02-27", false],
])("for a meeting of %s, on %s: %s", (meetingOn, today, due) => {
  expect(isReminderDay(d(today), d(meetingOn), d("2026-03-01"))).toBe(due);
});

test("a meeting convened in the last days is not reminded of", () => {
  expect(isReminderDay(d("2026-05-18"), d("2026-05-20"), d("2026-05-17"))).toBe(false);
  expect(isReminderDay(d("2026-05-18"), d("2026-05-20"), d("2026-05-16"))).toBe(true);
});

test.each(ANSWERS)("%s is asked from the notice to the opening only", (answer) => {
  const of = (stage: "draft" | "convened" | "open" | "failed" | "closed", remoteAllowed = true) =>
    refuseExpected(answer, { stage, remoteAllowed });
  expect(of("convened")).toBeNull();
  for (const stage of ["draft", "open", "failed", "closed"] as const) {
    expect(of(stage)).toBe("expected.too-late");
  }
  expect(of("convened", false)).toBe(answer === "remote" ? "expected.no-distance" : null);
});
