import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { fraction, whole, zero } from "#server/kernel/fraction.ts";
import { toShares } from "#server/kernel/shares.ts";
import {
  countsAtOnce,
  isFifth,
  judgeSuccession,
  lastMandate,
  mandateInTheWay,
  sharesHeldBy,
  standingOf,
} from "./succession.rules.ts";

const mandate = (id: string, startsOn: string, endsOn: string, provisional = false) => ({
  ...{ id, officeId: id, provisional },
  startsOn: plainDate(startsOn),
  endsOn: plainDate(endsOn),
});
const first = mandate("first", "2022-06-01", "2025-05-31");
const second = mandate("second", "2025-06-01", "2026-05-19");

test.each([
  ["nobody ever was syndic", [], undefined],
  ["the last mandate ended the day before", [first, second], undefined],
  ["it ends that day", [mandate("now", "2025-06-01", "2026-05-20")], "now"],
  ["one is still to come", [first, mandate("next", "2026-06-01", "2029-05-31")], "next"],
  [
    "a provisional syndic acts",
    [second, mandate("prov", "2026-05-20", "2026-08-19", true)],
    "prov",
  ],
])("where %s, a successor may be recorded or not", (_, all, inTheWay) => {
  expect(mandateInTheWay(all, plainDate("2026-05-20"))?.id).toBe(inTheWay);
});

test("the last mandate is the one that ended last, however they are ordered", () => {
  expect(lastMandate([second, first])).toBe(second);
  expect(lastMandate([first, second])).toBe(second);
  expect(lastMandate([])).toBeUndefined();
});

const held = (
  partyId: string,
  right: "full" | "usufruct" | "bare" = "full",
  num = 1n,
  den = 1n,
) => ({
  ...{ holdingId: partyId, partyId, right },
  part: fraction(num, den),
});
const lot = (shares: bigint, holders: ReturnType<typeof held>[], representativeId?: string) => ({
  ...{ shares: toShares(shares), holders },
  representativeId: representativeId ?? null,
});
const LOTS = [
  lot(100n, [held("ana")]),
  lot(101n, [held("ben", "full", 1n, 2n), held("cas", "full", 1n, 2n)]),
  lot(300n, [held("dee", "usufruct"), held("eve", "bare")]),
  lot(200n, [held("flo", "usufruct"), held("gil", "bare")], "gil"),
];

describe("the shares behind a name", () => {
  test.each([
    ["a sole owner, by his lot", ["ana"], whole(100n)],
    ["an undivided holder, by his part exactly", ["ben"], fraction(101n, 2n)],
    ["both of them, by the lot", ["ben", "cas"], whole(101n)],
    ["a divided right that nobody represents, by nothing", ["dee", "eve"], zero],
    ["the representative of one, by all of it", ["gil"], whole(200n)],
    ["whom he represents, by nothing", ["flo"], zero],
    ["a stranger, by nothing", ["zoe"], zero],
  ])("count of %s", (_, parties, expected) => {
    expect(sharesHeldBy(parties, LOTS)).toEqual(expected);
  });

  test("never shrink when somebody joins, and never depend on the order", () => {
    const somebody = fc.subarray(["ana", "ben", "cas", "dee", "eve", "flo", "gil"]);
    fc.assert(
      fc.property(somebody, somebody, (few, more) => {
        const all = [...new Set([...few, ...more])];
        const [a, b] = [sharesHeldBy(few, LOTS), sharesHeldBy(all, LOTS)];
        expect(a.num * b.den <= b.num * a.den).toBe(true);
        expect(sharesHeldBy(all.toReversed(), LOTS)).toEqual(b);
      }),
      { seed: 387, numRuns: 200 },
    );
  });

  test.each([
    [whole(200n), 1000n, true],
    [fraction(399n, 2n), 1000n, false],
    [whole(201n), 1001n, true],
    [whole(200n), 1001n, false],
  ])("%o of %s are a fifth: %s", (part, total, expected) => {
    expect(isFifth(part, total)).toBe(expected);
  });
});

const nobody = { wasLast: false, isCouncil: false, isChair: false, held: zero, total: 1000n };

test.each([
  [{ ...nobody, wasLast: true }, "former_syndic"],
  [{ ...nobody, isCouncil: true }, "council"],
  [{ ...nobody, isChair: true }, "chair"],
  [{ ...nobody, held: whole(200n) }, "fifth"],
  [{ ...nobody, held: whole(199n) }, "co_owner"],
  [nobody, null],
])("%o speaks as %s", (seen, expected) => {
  expect(standingOf(seen)).toBe(expected);
});

test.each([
  ["council", true],
  ["chair", true],
  ["fifth", true],
  ["former_syndic", true],
  ["co_owner", false],
] as const)("what a %s brings counts at once: %s", (standing, expected) => {
  expect(countsAtOnce(standing)).toBe(expected);
});

test.each([
  ["2026-05-20", "2026-05-20", "2029-05-19", "lawful"],
  ["2026-05-21", "2026-05-21", "2027-05-20", "decision-in-future"],
  ["2026-05-19", "2029-05-19", "2032-05-18", "starts-too-late"],
  ["2026-05-19", "2029-05-18", "2032-05-17", "lawful"],
  ["2022-05-19", "2022-06-01", "2025-05-31", "already-over"],
])("decided %s, from %s to %s: %s", (appointed, starts, ends, verdict) => {
  const days = {
    appointedOn: plainDate(appointed),
    startsOn: plainDate(starts),
    endsOn: plainDate(ends),
  };
  expect(judgeSuccession(days, plainDate("2026-05-20"))).toBe(verdict);
});
