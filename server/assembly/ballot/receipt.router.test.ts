import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, ROLES } from "#server/kernel/actor.ts";
import { newRowId } from "#server/platform/clock.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import {
  headOf,
  seedMeeting,
  seedProxy,
  seedSigningKey,
} from "#server/platform/testing-meeting.ts";
import { createCallerFactory } from "#server/platform/trpc.ts";
import { verifyReceipt } from "#server/proof/receipt/verification.service.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { closeBallot, openBallot } from "./ballot.service.ts";
import { closeMeeting } from "./closing.service.ts";
import { receiptRouter } from "./receipt.router.ts";
import { castVotes } from "./vote.service.ts";

let db: TestDatabase;
let house: House;
let other: House;
let meetingId: string;
let resolutions: readonly string[];
let heads: Readonly<Record<"A1" | "B1", string>>;

const as = (actor: Actor) =>
  createCallerFactory(receiptRouter)({ actor, requestId: "test", ip: "::1" });
const of = (entitlementId: string) => ({
  associationId: house.id,
  meetingId,
  resolutionId: resolutions[0] ?? "",
  entitlementId,
});

/** Ana votes for herself and, under his proxy, for Bob; Cis is there and does not vote. */
beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["ana"] },
    { code: "B1", shares: 300, holders: ["bob"] },
    { code: "C1", shares: 100, holders: ["cis"] },
  ]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
  ({ meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01", "D-01"));
  await seedProxy(db.admin, house, meetingId, "bob", "ana");
  const { syndic, id } = house;
  for (const name of ["ana", "cis"]) {
    await checkIn(syndic, id, { meetingId, partyId: house.partyOf(name) });
  }
  const chairPartyId = house.partyOf("ana");
  await openMeeting(syndic, id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  const [resolutionId = ""] = resolutions;
  await openBallot(syndic, id, { resolutionId });
  heads = {
    A1: await headOf(db.admin, house, meetingId, "A1"),
    B1: await headOf(db.admin, house, meetingId, "B1"),
  };
  const ana = house.owner("ana");
  for (const choice of ["for", "against"] as const) {
    await castVotes(ana, id, { resolutionId, votes: [{ entitlementId: heads.A1, choice }] });
  }
  await castVotes(ana, id, { resolutionId, votes: [{ entitlementId: heads.B1, choice: "for" }] });
});
afterAll(() => db.close());

test("a voter has the receipts of his own votes and of those he carried", async () => {
  const lines = await as(house.owner("ana")).list({ associationId: house.id });
  expect(lines.map(({ on, item, text, entitlementId }) => [on, item, text, entitlementId])).toEqual(
    [
      ["2026-05-20", 1, 1, heads.A1],
      ["2026-05-20", 1, 1, heads.B1],
    ],
  );
  const names = new Set(lines.map((line) => line.names));
  expect(names.size).toBe(2);
});

test("the receipt is of the last vote, and checks", async () => {
  const ana = house.owner("ana");
  const receipt = await as(ana).get(of(heads.A1));
  expect(receipt.event).toMatchObject({ choice: "against", sequence: 2 });
  const { checks } = await verifyReceipt({ kind: "anonymous" }, JSON.stringify(receipt));
  expect(checks.filter(({ outcome }) => outcome === "failed")).toEqual([]);
});

test("a principal has the receipt of what was voted in his name, and no other", async () => {
  const bob = as(house.owner("bob"));
  expect(await bob.list({ associationId: house.id, meetingId })).toHaveLength(1);
  expect((await bob.get(of(heads.B1))).event.castBy).toBe(house.partyOf("ana"));
  await expect(bob.get(of(heads.A1))).rejects.toThrow("access.not-found");
});

test("who did not vote has none; nor has a head that does not exist", async () => {
  const cis = as(house.owner("cis"));
  expect(await cis.list({ associationId: house.id })).toEqual([]);
  await expect(cis.get(of(heads.A1))).rejects.toThrow("access.not-found");
  await expect(as(house.owner("ana")).get(of(newRowId()))).rejects.toThrow("access.not-found");
});

const MEMBERS = ["syndic", "accountant", "owner", "council", "auditor"];
test.each(ROLES)("%s who stands for nobody has no receipt, whatever he asks", async (role) => {
  const asked = as(personOf(house.id, role));
  const listed = asked.list({ associationId: house.id });
  if (MEMBERS.includes(role)) expect(await listed).toEqual([]);
  else await expect(listed).rejects.toThrow("access.not-found");
  await expect(asked.get({ ...of(heads.A1), meetingId: "x" })).rejects.toThrow("access.not-found");
});

test("for a stranger and for nobody there is nothing", async () => {
  const input = { associationId: house.id };
  const zoe = as(other.owner("zoe"));
  await expect(zoe.list(input)).rejects.toThrow("access.not-found");
  await expect(zoe.get(of(heads.A1))).rejects.toThrow("access.not-found");
  const nobody = as({ kind: "anonymous" });
  await expect(nobody.list(input)).rejects.toThrow("access.not-signed-in");
  await expect(nobody.get(of(heads.A1))).rejects.toThrow("access.not-signed-in");
});

test("once the meeting is closed, the receipt tells its place in the sealed tree", async () => {
  const { syndic, id } = house;
  const [first = "", second = ""] = resolutions;
  await closeBallot(syndic, id, { resolutionId: first });
  await openBallot(syndic, id, { resolutionId: second });
  await closeBallot(syndic, id, { resolutionId: second });
  await closeMeeting(syndic, id, { meetingId });
  const receipt = await as(house.owner("ana")).get(of(heads.A1));
  expect(receipt.tree).toMatchObject({ size: 3 });
});
