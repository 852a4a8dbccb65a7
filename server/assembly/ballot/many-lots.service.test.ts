import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { headOf, seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { MOST_NAMED } from "#server/proof/leaf/leaf.schema.ts";
import { lotCount } from "#server/proof/leaf/lots.rules.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { closeBallot, openBallot } from "./ballot.service.ts";
import { CountRecord } from "./snapshot.schema.ts";
import { castVotes } from "./vote.service.ts";

const CODES = Array.from({ length: 40 }, (_, n) => `T${n + 1}`);

let db: TestDatabase;
let tower: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  tower = await seedHouse(db.admin, [
    ...CODES.map((code) => ({ code, shares: 10, holders: ["ana"] })),
    { code: "B1", shares: 600, holders: ["bob"] },
  ]);
});
afterAll(() => db.close());

test("a vote for more lots than a receipt names is proved by one bit for each of the head's", async () => {
  const { meetingId, resolutions } = await seedMeeting(db.admin, tower, "D-01");
  const [resolutionId = ""] = resolutions;
  for (const name of ["ana", "bob"]) {
    await checkIn(tower.syndic, tower.id, { meetingId, partyId: tower.partyOf(name) });
  }
  const chair = { chairPartyId: tower.partyOf("bob"), secretaryName: "Sofie" };
  await openMeeting(tower.syndic, tower.id, { meetingId, ...chair });
  await openBallot(tower.syndic, tower.id, { resolutionId });
  const head = await headOf(db.admin, tower, meetingId, "T1");
  const other = await headOf(db.admin, tower, meetingId, "B1");
  const some = (codes: readonly string[]) => codes.map((code) => tower.lotOf(code));
  const cast = await castVotes(tower.owner("ana"), tower.id, {
    resolutionId,
    votes: [
      { entitlementId: head, choice: "for", lots: some(CODES.slice(0, MOST_NAMED + 1)) },
      { entitlementId: head, choice: "against", lots: some(CODES.slice(MOST_NAMED + 1)) },
    ],
  });
  expect(cast.map(({ event }) => [event.v, event.shares, lotCount(event)])).toEqual([
    ["koprogo.vote/4", "330", 33],
    ["koprogo.vote/3", "70", 7],
  ]);
  const votes = [{ entitlementId: other, choice: "abstain" as const }];
  await castVotes(tower.owner("bob"), tower.id, { resolutionId, votes });
  await closeBallot(tower.syndic, tower.id, { resolutionId });
  const { rows } = await db.admin.query<{ snapshot: string }>(
    "SELECT snapshot FROM ballot_closure WHERE resolution_id = $1",
    [resolutionId],
  );
  const { result } = CountRecord.parse(JSON.parse(rows[0]?.snapshot ?? ""));
  expect(result.raw).toEqual({ for: "330", against: "70", abstain: "600", silent: "0" });
});
