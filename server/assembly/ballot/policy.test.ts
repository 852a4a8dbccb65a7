import { describe, expect, test } from "vitest";
import { type Actor, ROLES, type Role } from "#server/kernel/actor.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { personOf, systemOf } from "#server/platform/testing.ts";
import * as attendance from "../attendance/attendance.policy.ts";
import * as minutes from "../minutes/minutes.policy.ts";
import * as ballot from "./ballot.policy.ts";

const here = provenAssociation("01900000-0000-7000-8000-000000000001");
const elsewhere = "01900000-0000-7000-8000-000000000002";
const members = ["syndic", "accountant", "owner", "council", "auditor"] as const;

type Row = readonly [string, (actor: Actor, id: typeof here) => boolean, readonly Role[]];
/** Action, predicate, and the roles that may without standing for a party. */
const rows: readonly Row[] = [
  ["check people in, open and close the meeting", attendance.mayRunMeeting, ["syndic"]],
  ["come or leave", attendance.mayTakePart, []],
  ["open, encode and close a ballot", ballot.mayRunBallot, ["syndic"]],
  ["ask to vote", ballot.mayAskToVote, []],
  ["read results", ballot.mayReadResults, members],
  ["draft and freeze minutes", minutes.mayDraftMinutes, ["syndic"]],
  ["read minutes", minutes.mayReadMinutes, members],
  ["sign minutes", minutes.maySignMinutes, ["syndic"]],
];

describe.each(rows)("%s", (_, may, allowed) => {
  test.each(ROLES)("%s", (role) => {
    expect(may(personOf(here, role), here)).toBe(allowed.includes(role));
    expect(may(personOf(elsewhere, role, { partyId: elsewhere }), here)).toBe(false);
  });
  test("nobody signed in", () => {
    expect(may({ kind: "anonymous" }, here)).toBe(false);
  });
  test("a machine of another association", () => {
    expect(may(systemOf(elsewhere), here)).toBe(false);
  });
});

const asParty = [attendance.mayTakePart, ballot.mayAskToVote, minutes.maySignMinutes];
test.each(asParty)("who stands for a party of the association may: %o", (may) => {
  expect(may(personOf(here, "owner", { partyId: elsewhere }), here)).toBe(true);
});
