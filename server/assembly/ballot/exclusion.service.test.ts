import { afterAll, beforeAll, expect, test } from "vitest";
import { newRowId } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { headOf, seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { closeBallot, openBallot } from "./ballot.service.ts";
import { DECISION_TYPES } from "./catalogue.rules.ts";
import { syndicConflict } from "./exclusion.rules.ts";
import { excludeVoter, liftExclusion } from "./exclusion.service.ts";
import { getVoter, listBallots } from "./view.queries.ts";
import { castInRoom } from "./vote.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 300, holders: ["ana"] },
    { code: "B1", shares: 300, holders: ["bob"] },
    { code: "S1", shares: 400, holders: ["sofie"] },
  ]);
  // The manager of the office owns a lot himself.
  const staff = "UPDATE account SET display_name = 'sofie Dupont' WHERE id = $1";
  await db.admin.query(staff, [house.staffAccountId]);
  await db.admin.query("UPDATE party SET family_name = 'Dupont' WHERE id = $1", [
    house.partyOf("sofie"),
  ]);
});
afterAll(() => db.close());

async function opened(type: string) {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, type);
  const { syndic, id } = house;
  for (const name of ["ana", "bob", "sofie"]) {
    await checkIn(syndic, id, { meetingId, partyId: house.partyOf(name) });
  }
  const chairPartyId = house.partyOf("ana");
  await openMeeting(syndic, id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  const resolutionId = resolutions[0] ?? "";
  await openBallot(syndic, id, { resolutionId });
  const view = async () => {
    const [ballot] = await read(syndic, (tx) => listBallots(tx, id, meetingId));
    if (!ballot) throw new Error("no ballot");
    return ballot;
  };
  const cast = async (lot: string, choice: "for" | "against") => {
    const entitlementId = await headOf(db.admin, house, meetingId, lot);
    await castInRoom(syndic, id, { resolutionId, votes: [{ entitlementId, choice }] });
  };
  return { meetingId, resolutionId, view, cast };
}

const close = (resolutionId: string) => closeBallot(house.syndic, house.id, { resolutionId });

test("the syndic's own conflict: certain on his mandate, possible where the text must tell", () => {
  const of = (sure: string | null) =>
    DECISION_TYPES.filter((type) => syndicConflict(type) === sure);
  expect(of("certain")).toEqual(["D-02"]);
  expect(of("possible")).toEqual(["D-01", "D-07", "D-08"]);
});

test("an owner who is the syndic does not vote on his own mandate (R-AG-45)", async () => {
  const { view, cast, meetingId, resolutionId } = await opened("D-02");
  const { exclusions, perhapsInConflict } = await view();
  const sofie = { partyId: house.partyOf("sofie"), ground: "syndic", reason: "", liftedFor: null };
  expect(exclusions).toMatchObject([sofie]);
  expect(perhapsInConflict).toEqual([]);
  await expect(cast("S1", "for")).rejects.toMatchObject({ code: "ballot.excluded" });
  const voter = await read(house.syndic, (tx) =>
    getVoter(tx, house.owner("sofie"), house.id, meetingId),
  );
  expect(voter.barred).toEqual([{ resolutionId, entitlementId: voter.heads[0]?.entitlementId }]);
  await cast("A1", "for");
  await cast("B1", "against");
  await close(resolutionId);
  expect((await view()).result).toMatchObject({
    raw: { for: 300n, against: 300n, silent: 0n },
    outcome: "rejected",
    excluded: [{ ground: "syndic", reason: "" }],
  });
});

test("on accounts and discharge he is named as perhaps in conflict, and may vote", async () => {
  const { view, cast } = await opened("D-01");
  const partyId = house.partyOf("sofie");
  expect(await view()).toMatchObject({ exclusions: [], perhapsInConflict: [{ partyId }] });
  await cast("S1", "for");
});

test("what has nothing to do with the syndic warns of nobody", async () => {
  const { view } = await opened("D-14");
  expect(await view()).toMatchObject({ exclusions: [], perhapsInConflict: [] });
});

test("an exclusion is undone for a reason, and both stay visible; the votes count again", async () => {
  const { view, cast, resolutionId } = await opened("D-14");
  await cast("B1", "against");
  const { syndic, id } = house;
  const why = { partyId: house.partyOf("bob"), ground: "contract", reason: "Toiture" } as const;
  await excludeVoter(syndic, id, { resolutionId, ...why });
  await expect(excludeVoter(syndic, id, { resolutionId, ...why })).rejects.toMatchObject({
    code: "ballot.already-excluded",
  });
  const exclusionId = (await view()).exclusions[0]?.id ?? "";
  const lift = { resolutionId, exclusionId, reason: "Contrat échu" };
  await expect(liftExclusion(house.owner("ana"), id, lift)).rejects.toMatchObject({
    code: "access.not-found",
  });
  await expect(
    liftExclusion(syndic, id, { ...lift, exclusionId: newRowId() }),
  ).rejects.toMatchObject({ code: "access.not-found" });
  await liftExclusion(syndic, id, lift);
  expect((await view()).exclusions).toMatchObject([
    { reason: "Toiture", liftedFor: "Contrat échu" },
  ]);
  await expect(liftExclusion(syndic, id, lift)).rejects.toMatchObject({ code: "access.not-found" });
  await cast("A1", "for");
  await close(resolutionId);
  expect((await view()).result).toMatchObject({ raw: { against: 300n }, excluded: [] });
  await expect(excludeVoter(syndic, id, { resolutionId, ...why })).rejects.toMatchObject({
    code: "ballot.closed",
  });
});

test("what the operator decided before the opening about the syndic stands", async () => {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-02");
  const { syndic, id } = house;
  for (const name of ["ana", "bob", "sofie"]) {
    await checkIn(syndic, id, { meetingId, partyId: house.partyOf(name) });
  }
  const chairPartyId = house.partyOf("ana");
  await openMeeting(syndic, id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  const resolutionId = resolutions[0] ?? "";
  const why = { partyId: house.partyOf("sofie"), ground: "syndic", reason: "Syndic" } as const;
  await excludeVoter(syndic, id, { resolutionId, ...why });
  const list = () => read(syndic, (tx) => listBallots(tx, id, meetingId));
  const exclusionId = (await list())[0]?.exclusions[0]?.id ?? "";
  const reason = "Vote sur un autre candidat";
  await liftExclusion(syndic, id, { resolutionId, exclusionId, reason });
  await openBallot(syndic, id, { resolutionId });
  expect((await list())[0]?.exclusions).toMatchObject([{ liftedFor: reason }]);
});

test("two owners of one name are two persons: nobody is told to be alone", async () => {
  await db.admin.query(
    "UPDATE party SET given_name = 'Jan', family_name = 'Peeters' WHERE id = ANY ($1)",
    [[house.partyOf("ana"), house.partyOf("bob")]],
  );
  const { view, resolutionId } = await opened("D-14");
  const { syndic, id } = house;
  expect((await view()).sole).toBe(false);
  const out = (name: string) =>
    excludeVoter(syndic, id, {
      resolutionId,
      partyId: house.partyOf(name),
      ground: "contract",
      reason: "Contrat",
    });
  await out("sofie");
  expect((await view()).sole).toBe(false);
  await out("bob");
  expect((await view()).sole).toBe(true);
});
