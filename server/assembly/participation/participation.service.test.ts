import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import {
  headOf,
  seedMeeting,
  seedProxy,
  seedSigningKey,
} from "#server/platform/testing-meeting.ts";
import { checkIn, checkOut } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { closeBallot, openBallot } from "../ballot/ballot.service.ts";
import { closeMeeting } from "../ballot/closing.service.ts";
import { castInRoom } from "../ballot/vote.service.ts";
import { getParticipation, listParticipations } from "./participation.queries.ts";
import { issueParticipation } from "./participation.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 400, holders: ["ana"] },
    { code: "B1", shares: 400, holders: ["bob"] },
    { code: "G1", shares: 100, holders: ["gus"] },
    { code: "H1", shares: 100, holders: ["hal"] },
  ]);
});
afterAll(() => db.close());

/** Ana and Bob are there, Bob for Gus too; Bob leaves after the vote; Hal is absent. */
async function held(): Promise<string> {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
  await seedProxy(db.admin, house, meetingId, "gus", "bob");
  const partyOf = (name: string) => ({ meetingId, partyId: house.partyOf(name) });
  for (const name of ["ana", "bob"]) await checkIn(house.syndic, house.id, partyOf(name));
  const chairPartyId = house.partyOf("ana");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Marc" });
  const [resolutionId = ""] = resolutions;
  await openBallot(house.syndic, house.id, { resolutionId });
  const heads = ["A1", "B1", "G1"].map((code) => headOf(db.admin, house, meetingId, code));
  const votes = (await Promise.all(heads)).map((entitlementId, index) => ({
    ...{ entitlementId, choice: index === 0 ? ("for" as const) : ("against" as const) },
  }));
  await castInRoom(house.syndic, house.id, { resolutionId, votes });
  await closeBallot(house.syndic, house.id, { resolutionId });
  await checkOut(house.syndic, house.id, partyOf("bob"));
  return meetingId;
}

const issue = (actor: Person, meetingId: string, withVotes = false) =>
  issueParticipation(actor, house.id, { meetingId, withVotes });
const own = (name: string, meetingId: string, certificateId: string) =>
  read(house.syndic, (tx) =>
    getParticipation(tx, house.id, [house.partyOf(name)], { meetingId, certificateId }),
  );

test("each has his own times and the receipts of what was voted for him, directions if he asks", async () => {
  const meetingId = await held();
  const bob = house.owner("bob");
  await expect(issue(bob, meetingId)).rejects.toMatchObject({ code: "minutes.meeting-not-closed" });
  await closeMeeting(house.syndic, house.id, { meetingId });
  const first = await own("bob", meetingId, await issue(bob, meetingId));
  expect(first.record).toMatchObject({
    people: ["bob Peeters"],
    presences: [{ name: "bob Peeters", channel: "room" }],
    meeting: { on: "2026-05-20" },
  });
  expect(first.record.votes.map(({ names, choice }) => [names, choice])).toEqual([
    ["bob Peeters", null],
    ["gus Peeters", null],
  ]);
  expect(JSON.stringify(first.record)).not.toContain("against");
  const second = await own("bob", meetingId, await issue(bob, meetingId, true));
  expect(second.record.votes.map(({ choice }) => choice)).toEqual(["against", "against"]);
  const listed = await read(house.syndic, (tx) =>
    listParticipations(tx, house.id, [house.partyOf("bob")], meetingId),
  );
  expect(listed.map(({ withVotes }) => withVotes)).toEqual([true, false]);
});

test("who was represented has the votes cast in his name; who was neither there nor represented, nothing", async () => {
  const meetingId = await held();
  await closeMeeting(house.syndic, house.id, { meetingId });
  const gus = await own("gus", meetingId, await issue(house.owner("gus"), meetingId));
  expect(gus.record.presences).toEqual([]);
  expect(gus.record.votes).toHaveLength(1);
  await expect(issue(house.owner("hal"), meetingId)).rejects.toMatchObject({
    code: "participation.none",
  });
});

test("another's certificate is not there, not even for the syndic", async () => {
  const meetingId = await held();
  await closeMeeting(house.syndic, house.id, { meetingId });
  const id = await issue(house.owner("ana"), meetingId);
  await expect(own("bob", meetingId, id)).rejects.toMatchObject({ code: "access.not-found" });
  await expect(issue(house.syndic, meetingId)).rejects.toMatchObject({ code: "access.not-found" });
});
