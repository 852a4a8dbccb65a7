import { afterAll, beforeAll, expect, test } from "vitest";
import { today } from "#server/platform/clock.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting } from "#server/platform/testing-meeting.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { closeMeeting } from "../ballot/closing.service.ts";
import { freezeMinutes } from "./minutes.service.ts";
import { recordSending } from "./sending.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["ana"] },
    { code: "B1", shares: 400, holders: ["bob"] },
  ]);
});
afterAll(() => db.close());

async function closedMeeting(): Promise<string> {
  const { meetingId } = await seedMeeting(db.admin, house, "D-01");
  for (const name of ["ana", "bob"]) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
  }
  const chairPartyId = house.partyOf("ana");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  await closeMeeting(house.syndic, house.id, { meetingId });
  return meetingId;
}

async function isTermOpen(meetingId: string): Promise<boolean> {
  const { rows } = await db.admin.query(
    "SELECT FROM legal_deadline WHERE kind = 'assembly.minutes' AND subject_id = $1 AND done_at IS NULL",
    [meetingId],
  );
  return rows.length === 1;
}

test("the day the minutes left ends their term, also past its thirty days", async () => {
  const meetingId = await closedMeeting();
  await freezeMinutes(house.syndic, house.id, { meetingId });
  expect(await isTermOpen(meetingId)).toBe(true);
  const sentOn = today().toString();
  // The meeting was held in May: what happened late is recorded all the same (AD-01).
  expect(await recordSending(house.syndic, house.id, { meetingId, sentOn })).toBe(false);
  expect(await isTermOpen(meetingId)).toBe(false);
});

test("minutes that are not final, or leave tomorrow or yesterday, have not left", async () => {
  const meetingId = await closedMeeting();
  const sentOn = today().toString();
  const send = (on: string) => recordSending(house.syndic, house.id, { meetingId, sentOn: on });
  await expect(send(sentOn)).rejects.toMatchObject({ code: "minutes.not-frozen" });
  await freezeMinutes(house.syndic, house.id, { meetingId });
  for (const days of [-1, 1]) {
    const on = today().add({ days }).toString();
    await expect(send(on)).rejects.toMatchObject({ code: "minutes.sent-impossible" });
  }
  expect(await isTermOpen(meetingId)).toBe(true);
});

test("only the syndic records it", async () => {
  const meetingId = await closedMeeting();
  await freezeMinutes(house.syndic, house.id, { meetingId });
  const sending = { meetingId, sentOn: today().toString() };
  await expect(recordSending(house.owner("ana"), house.id, sending)).rejects.toMatchObject({
    code: "access.not-found",
  });
});
