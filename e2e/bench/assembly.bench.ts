import { afterAll, beforeAll, expect, test } from "vitest";
import { checkIn } from "#server/assembly/attendance/attendance.service.ts";
import { openMeeting } from "#server/assembly/attendance/opening.service.ts";
import { openBallot } from "#server/assembly/ballot/ballot.service.ts";
import { getVoter } from "#server/assembly/ballot/view.queries.ts";
import { castVotes } from "#server/assembly/ballot/vote.service.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { headOf, seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { plainPostgres } from "./floors/postgres.ts";
import { ratioTo } from "./measure.ts";

/** A large building: two hundred lots, as many owners, twenty of them in the room. */
const LOTS = 200;
const PRESENT = 20;

let db: TestDatabase;
let floor: Awaited<ReturnType<typeof plainPostgres>>;
let house: House;
let voting: { meetingId: string; resolutionId: string; entitlementId: string };

beforeAll(async () => {
  db = await testDatabase();
  floor = await plainPostgres(db.adminUrl);
  seedSigningKey();
  const lots = Array.from({ length: LOTS }, (_, index) => ({
    code: `A${index}`,
    // Who is present holds most of the shares: the quorum is met.
    shares: index < PRESENT ? 50 : 1,
    holders: [`owner${index}`],
  }));
  house = await seedHouse(db.admin, lots);
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
  for (let index = 0; index < PRESENT; index += 1) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(`owner${index}`) });
  }
  const chairPartyId = house.partyOf("owner0");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  const [resolutionId = ""] = resolutions;
  await openBallot(house.syndic, house.id, { resolutionId });
  const entitlementId = await headOf(db.admin, house, meetingId, "A0");
  voting = { meetingId, resolutionId, entitlementId };
});
afterAll(async () => {
  await floor.close();
  await db.close();
});

test("a vote among two hundred heads costs no more than so many facts kept", async () => {
  const { resolutionId, entitlementId } = voting;
  const owner = house.owner("owner0");
  const ratio = await ratioTo("a vote", floor.keepThree, () =>
    castVotes(owner, house.id, { resolutionId, votes: [{ entitlementId, choice: "for" }] }),
  );
  expect(ratio).toBeLessThan(25);
});

test("the voter's page costs little more than reading the roll", async () => {
  const owner = house.owner("owner0");
  const roll = () =>
    floor.rows(
      `SELECT e.*, l.*, p.given_name, p.family_name FROM entitlement e
       JOIN entitlement_lot l ON l.association_id = e.association_id AND l.entitlement_id = e.id
       JOIN party p ON p.association_id = e.association_id AND p.id = ANY (e.holder_ids)
       WHERE e.association_id = $1 AND e.meeting_id = $2`,
      [house.id, voting.meetingId],
    );
  const ratio = await ratioTo("the voter's page", roll, () =>
    read(owner, (tx) => getVoter(tx, owner, house.id, voting.meetingId)),
  );
  expect(ratio).toBeLessThan(6);
});
