import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deriveRoll, isSuspended, type RegisterLot, votersOf } from "./roll.rules.ts";

function lot(
  registerNumber: number,
  holdings: string,
  representatives: string[] = [],
): RegisterLot {
  return {
    lotId: `lot-${registerNumber}`,
    registerNumber,
    shares: 100n,
    holdings: holdings
      .split(" ")
      .filter(Boolean)
      .map((text) => {
        const [partyId = "", right = "full"] = text.split(":");
        return { partyId, right };
      }),
    representatives,
  };
}

describe("R-AG-33, R-AG-41, AD-03: the roll", () => {
  type Row = readonly [string, RegisterLot, string, readonly string[], boolean];
  const rows: readonly Row[] = [
    ["a sole owner votes", lot(1, "ann"), "sole", ["ann"], false],
    ["spouses: any of them", lot(1, "ann bob"), "undivided", ["ann", "bob"], false],
    ["spouses with a representative", lot(1, "ann bob", ["bob"]), "undivided", ["bob"], false],
    ["usufruct: nobody yet", lot(1, "ann:usufruct bob:bare"), "divided", [], true],
    [
      "usufruct, one designated",
      lot(1, "ann:usufruct bob:bare", ["ann"]),
      "divided",
      ["ann"],
      false,
    ],
    ["long lease: nobody yet", lot(1, "ann:long_lease bob"), "divided", [], true],
    ["use or habitation: nobody yet", lot(1, "ann:habitation bob"), "divided", [], true],
    ["a representative from outside", lot(1, "ann bob", ["carl"]), "undivided", ["carl"], false],
    [
      "usufruct and bare ownership in one hand",
      lot(1, "ann:usufruct ann:bare"),
      "sole",
      ["ann"],
      false,
    ],
    [
      "two designations designate nobody",
      lot(1, "a:usufruct b:bare", ["a", "b"]),
      "divided",
      [],
      true,
    ],
    ["nobody holds it", lot(1, ""), "divided", [], true],
  ];
  for (const [name, register, nature, voters, suspended] of rows) {
    test(name, () => {
      const [head] = deriveRoll([register]);
      if (!head) throw new Error("a lot is always on the roll");
      expect(head.nature).toBe(nature);
      expect(votersOf(head)).toEqual(voters);
      expect(isSuspended(head)).toBe(suspended);
      expect(head.shares).toBe(100n);
    });
  }

  test("an owner of several lots counts once", () => {
    const roll = deriveRoll([lot(3, "ann"), lot(1, "bob"), lot(2, "ann")]);
    expect(roll.map(({ number, holders, shares }) => [number, holders, shares])).toEqual([
      [1, ["bob"], 100n],
      [2, ["ann"], 200n],
    ]);
  });
  test("the same couple over several lots is one head, apart from each alone", () => {
    const roll = deriveRoll([lot(1, "ann bob"), lot(2, "bob ann"), lot(3, "ann"), lot(4, "bob")]);
    expect(roll.map(({ holders }) => holders)).toEqual([["ann", "bob"], ["ann"], ["bob"]]);
  });
  test("holders are named in the order of the register, not of their identifiers", () => {
    expect(deriveRoll([lot(1, "bob ann")])[0]?.holders).toEqual(["bob", "ann"]);
    expect(deriveRoll([lot(2, "ann bob"), lot(1, "bob ann")])[0]?.holders).toEqual(["bob", "ann"]);
  });
  test("a couple that named a representative for one lot is still one head", () => {
    const [head, ...others] = deriveRoll([lot(1, "ann bob", ["bob"]), lot(2, "ann bob")]);
    expect(head?.voter).toBe("bob");
    expect(others).toEqual([]);
  });
  test("a designation for one lot does not free another from its suspension", () => {
    const roll = deriveRoll([
      lot(1, "ann:usufruct bob:bare", ["ann"]),
      lot(2, "ann:usufruct bob:bare"),
    ]);
    expect(roll.map(isSuspended)).toEqual([false, true]);
  });

  test("every share is on the roll once, whatever the order of the register", () => {
    const registers = fc.uniqueArray(
      fc.tuple(
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom("a", "b", "a b", "b a", "a:bare b:usufruct"),
      ),
      { selector: ([number]) => number, maxLength: 12 },
    );
    fc.assert(
      fc.property(registers, (rows) => {
        const lots = rows.map(([number, holdings]) => lot(number, holdings));
        const roll = deriveRoll(lots);
        expect(roll.reduce((sum, { shares }) => sum + shares, 0n)).toBe(100n * BigInt(lots.length));
        expect(deriveRoll(lots.toReversed())).toEqual(roll);
      }),
      { seed: 20260520 },
    );
  });
});
