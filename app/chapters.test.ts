import { expect, test } from "vitest";
import { ROLES } from "#server/kernel/actor.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { personOf } from "#server/platform/testing.ts";
import { chaptersFor } from "./chapters.ts";

const here = provenAssociation("01900000-0000-7000-8000-000000000001");
const WATCHERS = ["syndic", "accountant", "council", "auditor"];
const MEMBERS = ["syndic", "accountant", "owner", "council", "auditor"];

test.each(ROLES)("the rail of %s links what he may see, and nothing else", (role) => {
  const member = MEMBERS.includes(role) ? ["registry", "assembly", "documents", "proof"] : null;
  expect(chaptersFor(personOf(here, role), here)).toEqual([
    ...(member ?? ["documents"]),
    ...(role === "syndic" ? ["site"] : []),
    ...(WATCHERS.includes(role) ? ["activity"] : []),
  ]);
});

test("who stands for somebody of the register has details of his own", () => {
  const partyId = "01900000-0000-7000-8000-000000000002";
  expect(chaptersFor(personOf(here, "owner", { partyId }), here)).toContain("me");
  expect(chaptersFor(personOf(here, "contractor", { partyId }), here)).not.toContain("me");
});
