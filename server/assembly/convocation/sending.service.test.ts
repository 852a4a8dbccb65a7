import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestMail, testMail } from "#deploy/local/test-mail.ts";
import { composeLetterBatch } from "#server/documents/delivery/letters.service.ts";
import { sendMail } from "#server/documents/delivery/mailing.service.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { closeMail } from "#server/platform/mail.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import { CONVOCATION, noticeStatus } from "./convocation.queries.ts";
import { convene } from "./convocation.service.ts";
import { noticesToSend, retryNotices, settleNotice } from "./sending.service.ts";

const files = mkdtempSync(join(tmpdir(), "koprogo-files-"));
let db: TestDatabase;
let mail: TestMail;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(
    db.admin,
    [
      { code: "A1", shares: 600, holders: ["ana"] },
      { code: "B1", shares: 400, holders: ["bart"] },
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

async function draft(): Promise<string> {
  const meetingId = await createMeeting(house.syndic, house.id, {
    kind: "extraordinary",
    on: today().add({ days: 40 }).toString(),
    time: "19:30",
    place: "Salle communale",
    remoteAllowed: false,
    conferenceUrl: null,
    conferencePhone: null,
    consultation: "Au bureau",
    language: "fr",
    urgencyReason: null,
  });
  await addItem(house.syndic, house.id, { meetingId, title: "Toiture", explanation: null });
  return meetingId;
}

test("what a job brings: one mail in its reader's language, one batch of letters, once", async () => {
  const job = systemOf(house.id);
  const meetingId = await draft();
  expect(await noticesToSend(job, house.id, meetingId)).toBeNull();
  await convene(house.syndic, house.id, { meetingId });
  const queued = await noticesToSend(job, house.id, meetingId);
  expect(queued).toMatchObject({ language: "fr", mails: [expect.any(String)] });

  const letters = { kind: CONVOCATION, subjectId: meetingId, language: "fr" };
  expect(await composeLetterBatch(job, house.id, letters)).toMatchObject({ count: 1 });
  expect(await composeLetterBatch(job, house.id, letters)).toBeNull();
  for (const id of queued?.mails ?? []) {
    expect(await sendMail(job, house.id, id)).toBe("accepted");
    expect(await sendMail(job, house.id, id)).toBe("accepted");
  }
  const mails = mail.store.list().filter(({ to }) => to.includes("ana@owner.example"));
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain("Toiture");

  // The letter is printed, not posted: the notice is not proven for him.
  expect(await settleNotice(job, house.id, meetingId)).toBe(1);
  expect(await noticesToSend(job, house.id, meetingId)).toMatchObject({ mails: [] });
  const { people } = await read(job, (tx) => noticeStatus(tx, house.id, meetingId));
  expect(people.map(({ state, provenOn }) => [state, provenOn])).toEqual([
    ["in-time", today().toString()],
    ["unproven", null],
  ]);
  expect(people[1]?.sendings[0]?.batchId).toEqual(expect.any(String));
});

test("sending again is the syndic's to ask, once there is something to send", async () => {
  const meetingId = await draft();
  const ask = (actor: House["syndic"]) => retryNotices(actor, house.id, { meetingId });
  await expect(ask(house.syndic)).rejects.toMatchObject({ code: "convocation.not-sent" });
  await convene(house.syndic, house.id, { meetingId });
  await expect(ask(house.owner("bart"))).rejects.toMatchObject({ code: "access.not-found" });
  await ask(house.syndic);
  const facts = await db.admin.query(
    "SELECT FROM audit_event WHERE type = 'assembly/notices.retried' AND payload->>'meetingId' = $1",
    [meetingId],
  );
  expect(facts.rowCount).toBe(1);
});
