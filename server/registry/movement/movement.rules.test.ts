import { describe, expect, test } from "vitest";
import type { Act } from "./act.rules.ts";
import { applied, plan } from "./movement.rules.ts";
import { judgeWhole } from "./rights.rules.ts";
import { type HoldingRow, type Rows, registerOn } from "./rows.rules.ts";

const TODAY = "2026-06-01";
const part = (num: number, den = 1) => ({ num: BigInt(num), den: BigInt(den) });

const holding = (holdingId: string, lotId: string, partyId: string): HoldingRow => ({
  ...{ holdingId, lotId, partyId, right: "full", part: part(1), startsOn: "2020-01-01" },
  ...{ endsOn: null, enjoyedFrom: null, enjoyedUntil: null },
});

const ROWS: Rows = {
  ...{ total: 1000n, formerTotals: [], formerShares: [] },
  lots: [
    ["A1", 600n],
    ["A2", 250n],
    ["P1", 150n],
  ].map(([code, shares], index) => ({
    ...{ lotId: String(code), registerNumber: index + 1, code: String(code), kind: "apartment" },
    ...{ floor: null, shares: BigInt(shares ?? 0), startsOn: null, endsOn: null },
  })),
  holdings: [holding("h1", "A1", "ana"), holding("h2", "A2", "bruno"), holding("h3", "P1", "ana")],
};

let made = 0;
function newId(): string {
  made += 1;
  return `new ${made}`;
}
const outcome = (act: Act, rows = ROWS) => plan(rows, act, TODAY, newId);

function left(rows: Rows, ...acts: readonly Act[]): Rows {
  return acts.reduce((so, act) => {
    const changes = plan(so, act, TODAY, newId);
    if ("refused" in changes) throw new Error(changes.refused);
    return applied(so, changes, act.on);
  }, rows);
}

const sale: Act = {
  ...{ kind: "transfer", on: "2026-05-10", lotId: "A1", from: "ana", right: "full" },
  ...{ part: part(1), to: [{ partyId: "carla", part: part(1) }], enjoyedFrom: null },
};
const held = (rows: Rows, day: string, code: string) =>
  registerOn(rows, day)
    .lots.find((lot) => lot.code === code)
    ?.holders.map(({ partyId, right, part: { num, den } }) => `${partyId} ${right} ${num}/${den}`);

describe("a transfer", () => {
  test("holds from the day of its deed, and not before", () => {
    const rows = left(ROWS, sale);
    expect(held(rows, "2026-05-09", "A1")).toEqual(["ana full 1/1"]);
    expect(held(rows, "2026-05-10", "A1")).toEqual(["carla full 1/1"]);
  });

  test.each([
    ["a half", "full", part(1, 2), ["ana full 1/2", "carla full 1/2"]],
    [
      "the bare ownership: the seller keeps the usufruct",
      "bare",
      part(1),
      ["ana usufruct 1/1", "carla bare 1/1"],
    ],
    [
      "the usufruct of a third",
      "usufruct",
      part(1, 3),
      ["ana full 2/3", "ana bare 1/3", "carla usufruct 1/3"],
    ],
  ] as const)("of %s", (_, right, share, expected) => {
    const act: Act = { ...sale, right, part: share, to: [{ partyId: "carla", part: share }] };
    expect(held(left(ROWS, act), TODAY, "A1")).toEqual(expected);
  });

  test("of the usufruct to the bare owner makes him full owner", () => {
    const given: Act = { ...sale, right: "bare" };
    const ended: Act = { ...sale, on: "2026-05-20", right: "usufruct" };
    expect(held(left(ROWS, given, ended), TODAY, "A1")).toEqual(["carla full 1/1"]);
  });

  test("to spouses, each for his part", () => {
    const to = ["carla", "dirk"].map((partyId) => ({ partyId, part: part(1, 2) }));
    expect(held(left(ROWS, { ...sale, to }), TODAY, "A1")).toEqual([
      "carla full 1/2",
      "dirk full 1/2",
    ]);
  });

  test("leaves charges with the seller until the buyer enjoys the lot", () => {
    const { holdings } = left(ROWS, { ...sale, enjoyedFrom: "2026-07-01" });
    expect(holdings.find(({ holdingId }) => holdingId === "h1")).toMatchObject({
      ...{ endsOn: "2026-05-09", enjoyedUntil: "2026-06-30" },
    });
    expect(holdings.at(-1)).toMatchObject({ startsOn: "2026-05-10", enjoyedFrom: "2026-07-01" });
  });

  test("twice on one day: who held for no day is in the acts alone", () => {
    const on: Act = { ...sale, from: "carla", to: [{ partyId: "dirk", part: part(1) }] };
    const rows = left(ROWS, sale, on);
    expect(held(rows, "2026-05-09", "A1")).toEqual(["ana full 1/1"]);
    expect(held(rows, "2026-05-10", "A1")).toEqual(["dirk full 1/1"]);
    expect(rows.holdings.some(({ partyId }) => partyId === "carla")).toBe(false);
  });

  test.each([
    ["to come", { on: "2026-06-02" }, "movement.in-the-future"],
    ["of what somebody else holds", { from: "bruno" }, "movement.not-held"],
    [
      "of more than he has",
      { part: part(3, 2), to: [{ partyId: "carla", part: part(3, 2) }] },
      "movement.not-held",
    ],
    [
      "of which less is received",
      { to: [{ partyId: "carla", part: part(1, 2) }] },
      "movement.parts-differ",
    ],
    ["to himself", { to: [{ partyId: "ana", part: part(1) }] }, "movement.same-holder"],
    ["before he held", { on: "2019-12-31" }, "movement.before-last"],
    ["of a lot that is not there", { lotId: "Z9" }, "movement.lot-gone"],
  ] as const)("is refused when %s", (_, change, refused) => {
    expect(outcome({ ...sale, ...change })).toMatchObject({ refused });
  });

  test("is refused before the last one of its lot, and before the enjoyment it ends", () => {
    const next = { ...sale, from: "carla", to: [{ partyId: "dirk", part: part(1) }] };
    expect(outcome({ ...next, on: "2026-05-09" }, left(ROWS, sale))).toMatchObject({
      ...{ refused: "movement.before-last", field: "on", details: { lot: "A1" } },
    });
    const late = left(ROWS, { ...sale, enjoyedFrom: "2026-07-01" });
    expect(outcome({ ...next, on: "2026-05-20" }, late)).toMatchObject({
      ...{ refused: "movement.before-enjoyment", field: "enjoyedFrom" },
    });
    expect(
      outcome({ ...next, on: "2026-05-20", enjoyedFrom: "2026-07-01" }, late),
    ).not.toHaveProperty("refused");
  });
});

describe("the rights on a lot", () => {
  const rights = (
    ...holders: readonly [string, "full" | "bare" | "usufruct" | "long_lease", number, number][]
  ): Act => ({
    ...{ kind: "rights", on: "2026-05-10", lotId: "A1" },
    holders: holders.map(([partyId, right, num, den]) => ({
      partyId,
      right,
      part: part(num, den),
    })),
  });

  test.each([
    [
      "more than the lot",
      rights(["ana", "full", 2, 3], ["carla", "full", 1, 2]),
      "movement.over-whole",
    ],
    [
      "more usufruct than there is",
      rights(["ana", "full", 1, 2], ["carla", "bare", 1, 2], ["dirk", "usufruct", 2, 3]),
      "movement.over-whole",
    ],
    [
      "two long leases over one lot",
      rights(["ana", "full", 1, 1], ["carla", "long_lease", 2, 3], ["dirk", "long_lease", 1, 2]),
      "movement.over-whole",
    ],
    ["less than the lot", rights(["ana", "full", 1, 2]), "movement.incomplete"],
    [
      "bare ownership whose usufruct nobody has",
      rights(["ana", "bare", 1, 1]),
      "movement.incomplete",
    ],
    ["what is so already", rights(["ana", "full", 1, 1]), "movement.nothing-changes"],
  ] as const)("are refused when they are %s", (_, act, refused) => {
    expect(outcome(act)).toMatchObject({ refused });
  });

  test("leave alone who keeps what he had", () => {
    const half = left(ROWS, rights(["ana", "full", 1, 2], ["carla", "full", 1, 2]));
    const changes = outcome(
      { ...rights(["ana", "full", 1, 2], ["dirk", "full", 1, 2]), on: "2026-05-20" },
      half,
    );
    expect(changes).toMatchObject({
      ...{ closed: [{ endsOn: "2026-05-19" }], opened: [{ partyId: "dirk" }], dropped: [] },
    });
  });

  test.each([
    [[["full", 1, 1]], "whole"],
    [
      [
        ["bare", 1, 1],
        ["usufruct", 1, 1],
        ["habitation", 1, 1],
      ],
      "whole",
    ],
    [
      [
        ["full", 1, 3],
        ["bare", 2, 3],
        ["usufruct", 2, 3],
      ],
      "whole",
    ],
    [
      [
        ["full", 333333333, 1000000000],
        ["full", 2, 3],
      ],
      "incomplete",
    ],
    [
      [
        ["full", 1, 3],
        ["full", 1, 3],
        ["full", 333334, 1000000],
      ],
      "over",
    ],
  ] as const)("%j are %s", (lines, verdict) => {
    const all = lines.map(([right, num, den], i) => ({
      partyId: `p${i}`,
      right,
      part: part(num, den),
    }));
    expect(judgeWhole(all)).toBe(verdict);
  });
});

const into = (code: string, shares: bigint) => ({ code, kind: "apartment", floor: null, shares });
const split: Act = {
  ...{ kind: "split", on: "2026-05-10", lotId: "A1" },
  into: [into("A1a", 350n), into("A1b", 250n)],
};
const merge: Act = {
  ...{ kind: "merge", on: "2026-05-10", lotIds: ["A1", "P1"], into: into("A1P", 750n) },
};

describe("a split and a merger", () => {
  test("keep the shares and the holders, give new numbers, end the former lots", () => {
    const rows = left(ROWS, split);
    expect(registerOn(rows, "2026-05-09").lots.map(({ code }) => code)).toEqual(["A1", "A2", "P1"]);
    const now = registerOn(rows, "2026-05-10");
    expect(
      now.lots.map(({ code, registerNumber, shares }) => [code, registerNumber, shares]),
    ).toEqual([
      ["A2", 2, 250n],
      ["P1", 3, 150n],
      ["A1a", 4, 350n],
      ["A1b", 5, 250n],
    ]);
    expect(held(rows, TODAY, "A1b")).toEqual(["ana full 1/1"]);
    expect(held(left(ROWS, merge), TODAY, "A1P")).toEqual(["ana full 1/1"]);
  });

  test.each([
    [
      "loses shares",
      { ...split, into: [into("A1a", 350n), into("A1b", 249n)] },
      "movement.shares-lost",
    ],
    ["gains shares", { ...merge, into: into("A1P", 751n) }, "movement.shares-lost"],
    ["makes one lot of one", { ...split, into: [into("A1a", 600n)] }, "movement.two-lots"],
    ["merges one lot", { ...merge, lotIds: ["A1"] }, "movement.two-lots"],
    [
      "takes a name there is",
      { ...split, into: [into("A2", 350n), into("A1b", 250n)] },
      "movement.code-taken",
    ],
    [
      "names two lots alike",
      { ...split, into: [into("X", 350n), into("X", 250n)] },
      "movement.code-taken",
    ],
    [
      "merges the lots of two owners",
      { ...merge, lotIds: ["A1", "A2"], into: into("X", 850n) },
      "movement.holders-differ",
    ],
  ] as const)("is refused when it %s", (_, act, refused) => {
    expect(outcome(act)).toMatchObject({ refused });
  });

  test("a lot that ended takes no further act", () => {
    const rows = left(ROWS, split);
    expect(outcome({ ...sale, on: "2026-05-20" }, rows)).toMatchObject({
      refused: "movement.lot-gone",
    });
  });
});

describe("a change of shares", () => {
  const shares = (total: bigint, ...given: readonly [string, bigint][]): Act => ({
    ...{ kind: "shares", on: "2026-05-10", total },
    shares: given.map(([lotId, n]) => ({ lotId, shares: n })),
  });

  test("holds from its day, with the total the deed declares", () => {
    const rows = left(ROWS, shares(10_000n, ["A1", 6_000n], ["A2", 2_500n], ["P1", 1_500n]));
    expect(registerOn(rows, "2026-05-09")).toMatchObject({
      total: 1000n,
      lots: [{ shares: 600n }, {}, {}],
    });
    expect(registerOn(rows, "2026-05-10")).toMatchObject({
      total: 10_000n,
      lots: [{ shares: 6_000n }, {}, {}],
    });
  });

  test.each([
    ["the lots do not make the total", shares(1000n, ["A1", 601n]), "movement.total-differs"],
    ["the total alone changes", shares(1001n, ["A1", 600n]), "movement.total-differs"],
    ["nothing changes", shares(1000n, ["A1", 600n]), "movement.nothing-changes"],
  ] as const)("is refused when %s", (_, act, refused) => {
    expect(outcome(act)).toMatchObject({ refused });
  });

  test("is refused before a later split, of whichever lot", () => {
    const act = { ...shares(1000n, ["A2", 200n], ["P1", 200n]), on: "2026-05-09" };
    expect(outcome(act, left(ROWS, split))).toMatchObject({ refused: "movement.before-last" });
  });

  test("of a day before a later sale leaves the sale as it is", () => {
    const act = { ...shares(1000n, ["A1", 500n], ["A2", 350n]), on: "2026-05-01" };
    const rows = left(ROWS, sale, act);
    expect(held(rows, TODAY, "A1")).toEqual(["carla full 1/1"]);
    expect(registerOn(rows, "2026-05-01").lots[0]?.shares).toBe(500n);
  });
});
