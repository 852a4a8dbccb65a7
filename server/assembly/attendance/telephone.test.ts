import { describe, expect, test } from "vitest";
import { type Admission, onTelephone, refuseHearing } from "./telephone.rules.ts";

const admitted = (partyId: string, at: number, isTelephone: boolean): Admission => ({
  ...{ partyId, at, isTelephone, method: "voice", by: "Odile" },
});

describe("who is on the telephone", () => {
  test.each<[string, readonly Admission[], readonly string[]]>([
    ["nobody", [], []],
    ["who was let in so", [admitted("bob", 1, true)], ["bob"]],
    ["not who has a page", [admitted("bob", 1, false)], []],
    ["not who found a page since", [admitted("bob", 1, true), admitted("bob", 2, false)], []],
    ["who lost his page since", [admitted("bob", 2, true), admitted("bob", 1, false)], ["bob"]],
  ])("%s", (_, admissions, expected) => {
    expect([...onTelephone(admissions)]).toEqual(expected);
  });
});

describe("whom the operator hears", () => {
  const telephone = new Set(["bob", "dor"]);
  const cut = new Set(["dor"]);

  test.each([
    [{ carrier: "ana", channel: "room" }, null],
    [{ carrier: "bob", channel: "remote" }, null],
    [{ carrier: "cis", channel: "remote" }, "ballot.not-in-room"],
    [{ carrier: "dor", channel: "remote" }, "ballot.line-lost"],
    [{ carrier: "dor", channel: "room" }, null],
    [null, "ballot.not-in-room"],
  ] as const)("%j: %s", (seat, refusal) => {
    expect(refuseHearing(seat, telephone, cut)).toBe(refusal);
  });
});
