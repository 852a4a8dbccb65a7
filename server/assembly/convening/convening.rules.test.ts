import { describe, expect, test } from "vitest";
import { STANDINGS } from "#server/registry/succession/succession.schema.ts";
import { REQUEST_STATES } from "../request/request.schema.ts";
import { isFifthBehind, mayConveneFor, turnOf } from "./convening.rules.ts";

describe("R-AG-03, who convenes where nobody is syndic", () => {
  const none = { isOfFifth: false, hasCouncil: false, hasChair: false };
  const all = { hasCouncil: true, hasChair: true };
  test.each([
    ["the council, before anybody", "council", { ...none, ...all }, "council", true],
    ["the chair where there is no council", "chair", { ...none, hasChair: true }, "chair", true],
    ["the chair after a council that sits", "chair", { ...none, ...all }, "chair", false],
    ["one fifth where there is neither", "fifth", none, "fifth", true],
    ["one fifth after the chair", "fifth", { ...none, hasChair: true }, "fifth", false],
    ["one fifth after a council", "fifth", { ...none, hasCouncil: true }, "fifth", false],
    [
      "a co-owner with the signatures of others",
      "co_owner",
      { ...none, isOfFifth: true },
      "fifth",
      true,
    ],
    ["a co-owner alone", "co_owner", none, null, null],
    ["the office that leaves", "former_syndic", { ...none, isOfFifth: true }, null, null],
  ] as const)("%s", (_, standing, facts, as, isFirst) => {
    expect(turnOf({ standing, ...facts })).toEqual(as && { as, isFirst });
  });

  test("nobody without a standing", () => {
    expect(turnOf({ standing: null, ...none, isOfFifth: true })).toBeNull();
    expect(STANDINGS).toHaveLength(5);
  });
});

test("R-AG-02, a co-signer convenes once the thirty days are over, and nobody else ever", () => {
  expect(REQUEST_STATES.filter((state) => mayConveneFor(state, true))).toEqual(["lapsed"]);
  expect(REQUEST_STATES.filter((state) => mayConveneFor(state, false))).toEqual([]);
  expect(REQUEST_STATES.filter(isFifthBehind)).toEqual(["ready", "posted", "running", "lapsed"]);
});
