import { afterAll, beforeAll, expect, test } from "vitest";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { closeMeeting } from "../ballot/closing.service.ts";
import { draftRecord } from "./minutes.queries.ts";
import { freezeMinutes } from "./minutes.service.ts";
import { saveProse } from "./prose.service.ts";
import { MinutesRecord } from "./record.schema.ts";
import { findMinutes } from "./signature.queries.ts";

let db: TestDatabase;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["ana"] },
    { code: "B1", shares: 400, holders: ["bob"] },
  ]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
});
afterAll(() => db.close());

/** A meeting of which a decision is paid from the reserve and by three calls. */
async function planned(): Promise<string> {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
  await db.admin.query(
    `INSERT INTO funding (association_id, resolution_id, reserve_cents, call_cents, call_count,
       call_first_on, call_every, loan_cents, repaid_cents)
     VALUES ($1, $2, 50000, 120000, 3, '2026-07-01', 2, 0, 0)`,
    [house.id, resolutions[0]],
  );
  return meetingId;
}

async function open(meetingId: string): Promise<string> {
  for (const name of ["ana", "bob"]) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
  }
  const chairPartyId = house.partyOf("ana");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Marc" });
  return meetingId;
}

async function frozen(): Promise<string> {
  const meetingId = await open(await planned());
  await write(meetingId, "", "Nul n’ajoute rien.");
  await closeMeeting(house.syndic, house.id, { meetingId });
  await freezeMinutes(house.syndic, house.id, { meetingId });
  return meetingId;
}

const write = (meetingId: string, before: string, after: string, position = 1) =>
  saveProse(house.syndic, house.id, { meetingId, position, before, after });
const drafted = async (meetingId: string) =>
  (await read(house.syndic, (tx) => draftRecord(tx, house.id, meetingId))).items[0];
const final = (meetingId: string) =>
  read(house.syndic, (tx) => findMinutes(tx, house.id, meetingId));

test("prose is written once the meeting is open, by who drafts, for an item there is", async () => {
  const meetingId = await planned();
  await expect(write(meetingId, "Trop tôt.", "")).rejects.toMatchObject({
    code: "ballot.meeting-not-open",
  });
  await open(meetingId);
  expect(await drafted(meetingId)).not.toHaveProperty("prose");
  await write(meetingId, "Le syndic présente le point.", "");
  await write(meetingId, " Le syndic présente.\r\nLa discussion suit. ", "Nul n’ajoute rien.");
  const prose = { before: "Le syndic présente.\nLa discussion suit.", after: "Nul n’ajoute rien." };
  expect(await drafted(meetingId)).toMatchObject({ prose });
  await expect(write(meetingId, "x", "", 9)).rejects.toMatchObject({ code: "access.not-found" });
  const input = { meetingId, position: 1, before: "x", after: "" };
  for (const [who, at] of [
    [house.owner("ana"), house.id],
    [other.syndic, other.id],
  ] as const) {
    await expect(saveProse(who, at, input)).rejects.toMatchObject({ code: "access.not-found" });
  }
});

test("the plan of payment stands beside the text, to the cent", async () => {
  expect((await drafted(await open(await planned())))?.resolutions[0]?.funding).toEqual({
    ...{ key: null, ceiling: "170000", reserve: "50000", call: "120000" },
    calls: { count: 3, firstOn: "2026-07-01", every: 2 },
    ...{ loan: "0", repaid: "0", repayments: null },
  });
});

test("final minutes hold the prose and refuse any other", async () => {
  const meetingId = await frozen();
  await expect(write(meetingId, "Après coup.", "")).rejects.toMatchObject({
    code: "minutes.already-frozen",
  });
  const act = await final(meetingId);
  expect(act).toMatchObject({ intact: true, record: { v: "koprogo.minutes/2" } });
  expect(act?.record.items[0]?.prose?.after).toBe("Nul n’ajoute rien.");
});

test("a record of the first form is read as it was signed, and holds nothing of the second", async () => {
  const act = await final(await frozen());
  const first = { ...act?.record, v: "koprogo.minutes/1" };
  expect(MinutesRecord.safeParse(first).success).toBe(false);
  const items = (act?.record.items ?? []).map(({ prose: _, ...item }) => ({
    ...item,
    resolutions: item.resolutions.map(({ funding: __, ...text }) => text),
  }));
  expect(MinutesRecord.parse({ ...first, items })).toEqual({ ...first, items });
});
