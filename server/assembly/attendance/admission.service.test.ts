import { afterAll, beforeAll, expect, test } from "vitest";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { headOf, seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { openBallot } from "../ballot/ballot.service.ts";
import { castVotes } from "../ballot/vote.service.ts";
import { admitRemote } from "./admission.service.ts";
import { getRoom } from "./attendance.queries.ts";
import { checkIn, join } from "./attendance.service.ts";
import { openMeeting } from "./opening.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["ana"] },
    { code: "B1", shares: 400, holders: ["bob"] },
  ]);
});
afterAll(() => db.close());

test("who has no electronic identity is identified by the operator, on record, and votes", async () => {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
  const [resolutionId = ""] = resolutions;
  const bob = house.owner("bob");
  await expect(join(bob, house.id, { meetingId })).rejects.toMatchObject({
    code: "access.step-up-required",
  });
  const his = { meetingId, partyId: house.partyOf("bob"), method: "callback" } as const;
  await expect(admitRemote(house.owner("ana"), house.id, his)).rejects.toMatchObject({
    code: "access.not-found",
  });
  await admitRemote(house.syndic, house.id, his);
  await admitRemote(house.syndic, house.id, his);
  await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf("ana") });
  const chairPartyId = house.partyOf("ana");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  await openBallot(house.syndic, house.id, { resolutionId });
  const entitlementId = await headOf(db.admin, house, meetingId, "B1");
  const votes = [{ entitlementId, choice: "for" as const }];
  expect(await castVotes(bob, house.id, { resolutionId, votes })).toHaveLength(1);
  const room = await read(house.syndic, (tx) => getRoom(tx, house.id, meetingId));
  expect(room.people.find(({ partyId }) => partyId === his.partyId)?.present).toMatchObject({
    ...{ channel: "remote", admittedBy: house.syndic.displayName },
  });
  const { rows } = await db.admin.query(
    "SELECT method FROM remote_admission WHERE meeting_id = $1",
    [meetingId],
  );
  expect(rows).toEqual([{ method: "callback" }]);
});

test("nobody is let in from afar where the notice does not provide for it, nor a stranger", async () => {
  const { meetingId } = await seedMeeting(db.admin, house, "D-01");
  const method = "voice" as const;
  const stranger = { meetingId, partyId: meetingId, method };
  await expect(admitRemote(house.syndic, house.id, stranger)).rejects.toMatchObject({
    code: "attendance.not-expected",
  });
  await db.admin.query("UPDATE meeting SET remote_allowed = false WHERE id = $1", [meetingId]);
  const known = { meetingId, partyId: house.partyOf("bob"), method };
  await expect(admitRemote(house.syndic, house.id, known)).rejects.toMatchObject({
    code: "attendance.remote-unreasoned",
  });
});
