import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestMail, testMail } from "#deploy/local/test-mail.ts";
import { recordReturnedMail } from "#server/documents/delivery/delivery.service.ts";
import { composeLetterBatch } from "#server/documents/delivery/letters.service.ts";
import { sendMail } from "#server/documents/delivery/mailing.service.ts";
import type { Person } from "#server/kernel/actor.ts";
import { signByHand } from "#server/matrix-meetings.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { closeMail } from "#server/platform/mail.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting } from "#server/platform/testing-meeting.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { closeMeeting } from "../ballot/closing.service.ts";
import { fileSheet, freezeMinutes, recordMissing } from "./minutes.service.ts";
import { MINUTES, minutesStatus } from "./sending.queries.ts";
import {
  minutesToSend,
  recordMinutesPosting,
  sendMinutes,
  settleMinutes,
} from "./sending.service.ts";
import { listSheets } from "./signature.queries.ts";

const files = mkdtempSync(join(tmpdir(), "koprogo-files-"));
let db: TestDatabase;
let mail: TestMail;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(
    db.admin,
    [
      { code: "A1", shares: 500, holders: ["ana"] },
      { code: "B1", shares: 300, holders: ["bob"] },
      { code: "E1", shares: 200, holders: ["eve:usufruct", "fay:bare"], representative: "eve" },
    ],
    { consents: ["ana"], languages: { ana: "nl" } },
  );
  mail = await testMail();
  overrideEnv({ SMTP_URL: mail.url, STORAGE_PATH: files });
});
afterAll(async () => {
  closeMail();
  await mail.close();
  rmSync(files, { recursive: true });
  await db.close();
});

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

async function finalMinutes(): Promise<string> {
  const meetingId = await closedMeeting();
  await freezeMinutes(house.syndic, house.id, { meetingId });
  await signByHand(house, meetingId);
  return meetingId;
}

async function isTermOpen(meetingId: string): Promise<boolean> {
  const { rows } = await db.admin.query(
    "SELECT FROM legal_deadline WHERE kind = 'assembly.minutes' AND subject_id = $1 AND done_at IS NULL",
    [meetingId],
  );
  return rows.length === 1;
}

const statusOf = (meetingId: string) =>
  read(house.syndic, (tx) => minutesStatus(tx, house.id, meetingId));
const mailsToAna = () => mail.store.list().filter(({ to }) => to.includes("ana@owner.example"));
const job = () => systemOf(house.id);
const bring = async (meetingId: string) => {
  const queued = await minutesToSend(job(), house.id, meetingId);
  for (const id of queued?.mails ?? []) await sendMail(job(), house.id, id);
  const letters = { kind: MINUTES, subjectId: meetingId, language: "fr" };
  const batch = await composeLetterBatch(job(), house.id, letters);
  return { batch, unproven: await settleMinutes(job(), house.id, meetingId) };
};
const post = async (meetingId: string, depositedOn: string) => {
  const { sendings } = await statusOf(meetingId);
  const deliveryIds = sendings
    .filter(({ channel, state }) => channel === "letter" && state !== "posted")
    .map(({ deliveryId }) => deliveryId);
  const proof = { meetingId, deliveryIds, depositedOn, postingNumber: "Courrier" };
  return recordMinutesPosting(house.syndic, house.id, proof);
};

test("minutes reach who has a vote: by mail where accepted, by letter else, and their term ends with the last proof", async () => {
  const before = mailsToAna().length;
  const meetingId = await finalMinutes();
  expect(await minutesToSend(job(), house.id, meetingId)).toBeNull();
  await sendMinutes(house.syndic, house.id, { meetingId });
  await sendMinutes(house.syndic, house.id, { meetingId });
  const { sendings } = await statusOf(meetingId);
  // Of divided rights the representative alone.
  expect(sendings.map(({ name, channel }) => [name, channel])).toEqual([
    ["ana Peeters", "email"],
    ["bob Peeters", "letter"],
    ["eve Peeters", "letter"],
  ]);
  expect(await bring(meetingId)).toMatchObject({ batch: { count: 2 }, unproven: 2 });
  expect(await bring(meetingId)).toEqual({ batch: null, unproven: 2 });
  const mails = mailsToAna().slice(before);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toMatch(/^Notulen: algemene vergadering van 20 mei 2026/);
  expect(mails[0]?.text).toContain("uiterlijk op 20 september 2026");
  expect(await isTermOpen(meetingId)).toBe(true);
  // The meeting was held in May: what happens late is recorded all the same (AD-01).
  expect(await post(meetingId, today().toString())).toBe(0);
  expect(await isTermOpen(meetingId)).toBe(false);
});

test("a mail that comes back opens the term again until its letter is posted", async () => {
  const meetingId = await finalMinutes();
  await sendMinutes(house.syndic, house.id, { meetingId });
  await bring(meetingId);
  await post(meetingId, today().toString());
  expect(await isTermOpen(meetingId)).toBe(false);
  const mailed = (await statusOf(meetingId)).sendings.find(({ channel }) => channel === "email");
  const returned = { deliveryId: mailed?.deliveryId ?? "", evidence: "550 no such user" };
  await recordReturnedMail(house.syndic, house.id, returned);
  expect(await bring(meetingId)).toMatchObject({ batch: { count: 1 }, unproven: 1 });
  expect(await isTermOpen(meetingId)).toBe(true);
  expect(await post(meetingId, today().toString())).toBe(0);
  expect(await isTermOpen(meetingId)).toBe(false);
});

test("who withdrew his consent since gets a letter", async () => {
  const meetingId = await finalMinutes();
  const until = today().subtract({ days: 1 }).toString();
  await db.admin.query("UPDATE consent SET revoked_on = $1", [until]);
  await sendMinutes(house.syndic, house.id, { meetingId });
  await db.admin.query("UPDATE consent SET revoked_on = NULL");
  const { sendings } = await statusOf(meetingId);
  expect(sendings.every(({ channel }) => channel === "letter")).toBe(true);
});

test("minutes that are not final do not leave, and letters are not posted before or after today", async () => {
  const meetingId = await closedMeeting();
  const send = () => sendMinutes(house.syndic, house.id, { meetingId });
  await expect(send()).rejects.toMatchObject({ code: "minutes.not-frozen" });
  await freezeMinutes(house.syndic, house.id, { meetingId });
  const signing = { meetingId, capacity: "owner", partyId: house.partyOf("bob") } as const;
  await expect(send()).rejects.toMatchObject({ code: "minutes.unsigned", details: { count: 3 } });
  // Bob left before the end: that is noted, and everybody else signs (art. 3.87 §10).
  const left = { ...signing, reason: "Parti avant la lecture" };
  await recordMissing(house.syndic, house.id, left);
  await expect(recordMissing(house.syndic, house.id, left)).rejects.toMatchObject({
    code: "minutes.already-signed",
  });
  await expect(send()).rejects.toMatchObject({ code: "minutes.unsigned", details: { count: 2 } });
  await signByHand(house, meetingId);
  await send();
  for (const days of [-1, 1]) {
    const on = today().add({ days }).toString();
    await expect(post(meetingId, on)).rejects.toMatchObject({ code: "minutes.sent-impossible" });
  }
  await post(meetingId, today().toString());
  await expect(post(meetingId, today().toString())).rejects.toMatchObject({
    code: "convocation.nothing-to-post",
  });
});

test("the sheet signed by hand is filed with its fingerprint, for the owners; nothing else is", async () => {
  const meetingId = await finalMinutes();
  const file = (bytes: string, actor: Person = house.syndic) =>
    fileSheet(actor, house.id, {
      ...{ meetingId, signers: [] },
      scan: { filename: "PV signé.pdf", bytes: new TextEncoder().encode(bytes) },
    });
  await expect(file("MZ")).rejects.toMatchObject({ code: "decision.scan-unknown" });
  const hidden = { code: "access.not-found" };
  await expect(file("%PDF-1.4", house.owner("ana"))).rejects.toMatchObject(hidden);
  const id = await file("%PDF-1.4 signé");
  const [sheet] = await read(house.syndic, (tx) => listSheets(tx, house.id, meetingId));
  const sha256 = createHash("sha256").update("%PDF-1.4 signé", "utf8").digest("hex");
  expect(sheet).toEqual({ id, title: "PV signé.pdf", sha256 });
});

test("only the syndic sends them", async () => {
  const meetingId = await finalMinutes();
  await expect(sendMinutes(house.owner("ana"), house.id, { meetingId })).rejects.toMatchObject({
    code: "access.not-found",
  });
});
