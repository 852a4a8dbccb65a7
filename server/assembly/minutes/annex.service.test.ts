import { afterAll, beforeAll, expect, test } from "vitest";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { headOf, seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { closeBallot, openBallot } from "../ballot/ballot.service.ts";
import { closeMeeting } from "../ballot/closing.service.ts";
import { castInRoom } from "../ballot/vote.service.ts";
import { listRegister } from "../decision/decision.queries.ts";
import { RegisterQuery } from "../decision/decision.schema.ts";
import { differingTexts, disagreementsOf, reportOf } from "./annex.queries.ts";
import { recordDisagreement, writeReport } from "./annex.service.ts";
import { fileSheet, freezeMinutes } from "./minutes.service.ts";
import { findMinutes } from "./signature.queries.ts";

let db: TestDatabase;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 500, holders: ["ana"] },
    { code: "B1", shares: 500, holders: ["bob"] },
  ]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
});
afterAll(() => db.close());

/** A meeting of two owners with two texts, of which the first is adopted. */
async function closed(): Promise<string> {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01", "D-01");
  const chairPartyId = house.partyOf("ana");
  for (const name of ["ana", "bob"]) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
  }
  const { displayName: secretaryName } = house.syndic;
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName });
  const [resolutionId = ""] = resolutions;
  await openBallot(house.syndic, house.id, { resolutionId });
  const heads = ["A1", "B1"].map((code) => headOf(db.admin, house, meetingId, code));
  const votes = (await Promise.all(heads)).map((entitlementId) => ({
    ...{ entitlementId, choice: "for" as const },
  }));
  await castInRoom(house.syndic, house.id, { resolutionId, votes });
  await closeBallot(house.syndic, house.id, { resolutionId });
  await closeMeeting(house.syndic, house.id, { meetingId });
  return meetingId;
}

async function frozen(): Promise<string> {
  const meetingId = await closed();
  await freezeMinutes(house.syndic, house.id, { meetingId });
  return meetingId;
}

test("a report stands beside final minutes and changes nothing in them; the last one counts", async () => {
  const meetingId = await closed();
  const say = (text: string) => writeReport(house.syndic, house.id, { meetingId, text });
  const told = () => read(house.syndic, (tx) => reportOf(tx, house.id, meetingId));
  await expect(say("Trop tôt.")).rejects.toMatchObject({ code: "minutes.not-frozen" });
  const hash = await freezeMinutes(house.syndic, house.id, { meetingId });
  expect(await told()).toBeNull();
  await say("Une première version.");
  await say("# Accueil\n\nLa séance fut calme.");
  expect(await told()).toMatchObject({ text: "# Accueil\n\nLa séance fut calme." });
  const act = await read(house.syndic, (tx) => findMinutes(tx, house.id, meetingId));
  expect(act).toMatchObject({ recordHash: hash, intact: true });
  await say("");
  expect(await told()).toBeNull();
});

test("only who keeps the minutes writes beside them", async () => {
  const meetingId = await frozen();
  for (const [who, at] of [
    [house.owner("ana"), house.id],
    [other.syndic, other.id],
  ] as const) {
    const hidden = who === other.syndic ? "minutes.not-frozen" : "access.not-found";
    await expect(writeReport(who, at, { meetingId, text: "x" })).rejects.toMatchObject({
      code: hidden,
    });
    const said = { meetingId, place: null, statement: "x" };
    await expect(recordDisagreement(who, at, said)).rejects.toMatchObject({ code: hidden });
  }
});

test("a disagreement is shown with the act and at each decision it is about; no vote changes", async () => {
  const meetingId = await frozen();
  const dispute = (place: { item: number; text: number } | null, statement: string) =>
    recordDisagreement(house.syndic, house.id, { meetingId, place, statement });
  await expect(dispute({ item: 1, text: 9 }, "x")).rejects.toMatchObject({
    code: "access.not-found",
  });
  await dispute({ item: 1, text: 1 }, "La feuille signée dit : rejeté.");
  await dispute({ item: 1, text: 2 }, "La feuille signée dit : voté.");
  const said = await read(house.syndic, (tx) => disagreementsOf(tx, house.id, meetingId));
  expect(said.map(({ item, text }) => [item, text])).toEqual([
    [1, 1],
    [1, 2],
  ]);
  const scan = { filename: "f.pdf", bytes: new TextEncoder().encode("%PDF-1.4") };
  const signers = [
    { capacity: "chair" as const, partyId: house.partyOf("ana") },
    { capacity: "secretary" as const, partyId: null },
    { capacity: "owner" as const, partyId: house.partyOf("bob") },
  ];
  await fileSheet(house.syndic, house.id, { meetingId, signers, scan });
  const { rows } = await read(house.syndic, (tx) =>
    listRegister(tx, house.id, RegisterQuery.parse({ meetingId })),
  );
  expect(rows.map(({ outcome, disagreements }) => [outcome, disagreements])).toEqual([
    ["adopted", ["La feuille signée dit : rejeté."]],
  ]);
});

test("votes changed behind the fences are seen against the act", async () => {
  const meetingId = await frozen();
  const differing = () =>
    read(house.syndic, async (tx) => {
      const act = await findMinutes(tx, house.id, meetingId);
      return act && differingTexts(tx, house.id, meetingId, act.record);
    });
  expect(await differing()).toEqual([]);
  await db.admin.query(
    `UPDATE ballot_closure c SET snapshot = replace(snapshot, 'for', 'against')
     FROM resolution r WHERE r.id = c.resolution_id AND r.meeting_id = $1`,
    [meetingId],
  );
  expect(await differing()).toEqual(["1.1"]);
});
