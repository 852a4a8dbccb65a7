import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { toCents } from "#server/kernel/money.ts";
import { distribute, type KeyOn } from "#server/registry/distribution/distribution.rules.ts";
import {
  ceilingOf,
  dividedBy,
  type Funding,
  faultOf,
  impactOn,
  instalmentsOf,
} from "./funding.rules.ts";

const MEETING = plainDate("2026-05-20");
const none: Funding = {
  ...{ keyId: null, reserve: toCents(0n), call: toCents(0n), calls: null },
  ...{ loan: toCents(0n), repaid: toCents(0n), repayments: null },
};
const schedule = (count: number, firstOn: string, every: number) => ({
  ...{ count, firstOn: plainDate(firstOn), every },
});
const roof: Funding = {
  ...none,
  reserve: toCents(500_000n),
  call: toCents(2_500_001n),
  calls: schedule(3, "2026-07-31", 1),
};
const holding = (lotId: string, partyId: string, startsOn = "2020-01-01", endsOn?: string) => ({
  ...{ holdingId: `${lotId}${partyId}`, lotId, partyId, right: "full" as const },
  ...{ part: { num: 1n, den: 1n }, startsOn, endsOn: endsOn ?? null },
  ...{ enjoyedFrom: null, enjoyedUntil: null },
});
const lots = [450n, 125n, 425n].map((weight, index) => ({
  ...{ lotId: `L${index + 1}`, registerNumber: index + 1, weight },
}));
const key: KeyOn = {
  weights: lots,
  absent: [],
  holdings: new Map([
    ["L1", [holding("L1", "ann")]],
    ["L2", [holding("L2", "ann"), holding("L2", "bob")]],
    ["L3", [holding("L3", "cis", "2020-01-01", "2026-08-15"), holding("L3", "dan", "2026-08-16")]],
  ]),
};

describe("what is paid, and when", () => {
  test("equal calls begin with the larger ones and keep to the end of the month", () => {
    expect(
      instalmentsOf(roof).map(({ dueOn, cents, source }) => [dueOn.toString(), cents, source]),
    ).toEqual([
      ["2026-07-31", 833_334n, "call"],
      ["2026-08-31", 833_334n, "call"],
      ["2026-09-30", 833_333n, "call"],
    ]);
  });

  test("a leap day comes back in a leap year alone", () => {
    const plan = { ...none, call: toCents(200n), calls: schedule(2, "2028-02-29", 12) };
    expect(instalmentsOf(plan).map(({ dueOn }) => dueOn.toString())).toEqual([
      "2028-02-29",
      "2029-02-28",
    ]);
  });

  test("a loan is paid back with its interest, and its ceiling is what it brings", () => {
    const plan = {
      ...none,
      ...{ loan: toCents(100_000n), repaid: toCents(110_000n) },
      repayments: schedule(2, "2026-06-30", 6),
    };
    expect(ceilingOf(plan)).toBe(100_000n);
    expect(instalmentsOf(plan).map(({ cents }) => cents)).toEqual([55_000n, 55_000n]);
  });

  test.each([
    ["nothing", none],
    ["calls-missing", { ...none, call: toCents(1n) }],
    ["repayments-missing", { ...none, loan: toCents(1n), repaid: toCents(1n) }],
    [
      "repaid-less",
      {
        ...{ ...none, loan: toCents(2n), repaid: toCents(1n) },
        repayments: schedule(1, "2026-06-01", 1),
      },
    ],
    ["before-meeting", { ...roof, calls: schedule(1, "2026-05-20", 1) }],
    [null, { ...roof, calls: schedule(1, "2026-05-21", 1) }],
    [null, { ...none, reserve: toCents(1n) }],
    [
      "repaid-before-meeting",
      {
        ...{ ...none, loan: toCents(1n), repaid: toCents(1n) },
        repayments: schedule(1, "2026-05-20", 1),
      },
    ],
  ] as const)("%s", (fault, plan) => {
    expect(faultOf(plan, MEETING)).toBe(fault);
  });
});

describe("what it costs whom", () => {
  const divided = dividedBy(roof, MEETING, () => key);

  test("a lot's part of a call of 25 000,00 €", () => {
    const plan = { ...none, call: toCents(2_500_000n), calls: schedule(1, "2026-07-01", 1) };
    expect(dividedBy(plan, MEETING, () => key)[0]?.parts.map(({ cents }) => cents)).toEqual([
      1_125_000n,
      312_500n,
      1_062_500n,
    ]);
  });

  test("whoever holds the lot on the day of a call owes it", () => {
    expect(impactOn(divided, ["cis"])?.instalments.map(({ dueOn }) => `${dueOn}`)).toEqual([
      "2026-07-31",
    ]);
    expect(impactOn(divided, ["dan"])?.instalments.map(({ dueOn }) => `${dueOn}`)).toEqual([
      "2026-08-31",
      "2026-09-30",
    ]);
  });

  test("what is owed with another is said, unless both ask", () => {
    expect(impactOn(divided, ["bob"])).toMatchObject({ isJoint: true });
    expect(impactOn(divided, ["ann", "bob"])).toMatchObject({ isJoint: false });
    expect(impactOn(divided, ["cis"])).toMatchObject({ isJoint: false });
    expect(impactOn(divided, ["eve"])).toBeNull();
  });

  test("the reserve fund's part is nobody's debt", () => {
    const plan = { ...none, reserve: toCents(1_000n) };
    expect(
      impactOn(
        dividedBy(plan, MEETING, () => key),
        ["ann"],
      ),
    ).toEqual({
      ...{ reserve: 575n, instalments: [], total: 0n, isJoint: true },
    });
  });

  test("a key that is not in force yet divides nothing", () => {
    expect(dividedBy(roof, MEETING, () => null)).toEqual([]);
  });

  test("every cent is somebody's, and is the cent that is billed", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10_000_000n }),
        fc.integer({ min: 1, max: 24 }),
        (amount, count) => {
          const plan = { ...none, call: toCents(amount), calls: schedule(count, "2026-06-01", 1) };
          const parts = dividedBy(plan, MEETING, () => key);
          const all = ["ann", "cis", "dan"].map((who) => impactOn(parts, [who])?.total ?? 0n);
          expect(all.reduce<bigint>((sum, cents) => sum + cents, 0n)).toBe(amount);
          for (const { cents, on, parts: billed } of parts) {
            const bill = distribute(cents, key.weights, key.holdings, { kind: "call", dueOn: on });
            expect(billed.map((one) => one.cents)).toEqual(bill.map((one) => one.cents));
          }
        },
      ),
    );
  });
});
