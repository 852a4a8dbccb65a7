import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestMail, testMail } from "#deploy/local/test-mail.ts";
import { linkToken, readLink } from "#server/documents/delivery/link.service.ts";
import { sendMail } from "#server/documents/delivery/mailing.service.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { closeMail } from "#server/platform/mail.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { convene } from "../convocation/convocation.service.ts";
import { noticesToSend } from "../convocation/sending.service.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import { encodeProxy } from "../proxy/proxy.service.ts";
import { listExpected } from "./expected.queries.ts";
import { answerByLink, encodeExpected, sayExpected, showExpectedLink } from "./expected.service.ts";
import { remindMeetings } from "./reminder.service.ts";

const noon = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`);
const files = mkdtempSync(join(tmpdir(), "koprogo-files-"));
const people = ["ana", "bart", "cleo", "dirk", "els"];
let db: TestDatabase;
let mail: TestMail;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  const lots = people.map((name, index) => ({
    ...{ code: `A${index}`, shares: 200, holders: [name] },
  }));
  const consents = people.filter((name) => name !== "els");
  house = await seedHouse(db.admin, lots, { consents, languages: { ana: "nl" } });
  mail = await testMail();
  overrideEnv({ SMTP_URL: mail.url, STORAGE_PATH: files });
});
afterAll(async () => {
  closeMail();
  await mail.close();
  rmSync(files, { recursive: true });
  await db.close();
});

/** A meeting of 20 May 2026 in the room alone, convened on 4 May. */
const convened = () =>
  at(noon("2026-05-04"), async () => {
    const meetingId = await createMeeting(house.syndic, house.id, {
      ...{ kind: "extraordinary", on: "2026-05-20", time: "19:30", place: "Salle communale" },
      ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
      ...{ consultation: "Au bureau", language: "fr", urgencyReason: null },
    });
    await addItem(house.syndic, house.id, { meetingId, title: "Comptes", explanation: null });
    await convene(house.syndic, house.id, { meetingId });
    return meetingId;
  });

const saidOf = async (meetingId: string) => {
  const lines = await read(house.syndic, (tx) => listExpected(tx, house.id, meetingId));
  return Object.fromEntries(lines.map(({ name, answer }) => [name.split(" ")[0], answer]));
};
const say = (meetingId: string, name: string, answer: "room" | "remote" | "absent") =>
  at(noon("2026-05-06"), () => {
    const partyId = house.partyOf(name);
    return sayExpected(house.owner(name), house.id, { meetingId, partyId, answer });
  });

test("an owner and the office say who comes; the last word counts, nobody speaks for another", async () => {
  const meetingId = await convened();
  await say(meetingId, "ana", "room");
  await say(meetingId, "ana", "absent");
  const bart = { meetingId, partyId: house.partyOf("bart"), answer: "unsure" } as const;
  await encodeExpected(house.syndic, house.id, bart);
  expect(await saidOf(meetingId)).toEqual({
    ...{ ana: "absent", bart: "unsure", cleo: null, dirk: null, els: null },
  });
  const refused = { code: "access.not-found" };
  await expect(sayExpected(house.owner("ana"), house.id, bart)).rejects.toMatchObject(refused);
  await expect(encodeExpected(house.owner("ana"), house.id, bart)).rejects.toMatchObject(refused);
  await expect(say(meetingId, "cleo", "remote")).rejects.toMatchObject({
    code: "expected.no-distance",
    field: "answer",
  });
});

test("the link of a mail is sealed: it opens one person's question and nothing else", async () => {
  const meetingId = await convened();
  const job = systemOf(house.id);
  const queued = await at(noon("2026-05-04"), () => noticesToSend(job, house.id, meetingId));
  for (const id of queued?.mails ?? []) {
    await at(noon("2026-05-04"), () => sendMail(job, house.id, id));
  }
  const toAna = mail.store
    .list()
    .find(({ to, subject }) => to.includes("ana@owner.example") && /Oproeping/.test(subject));
  const [, token = ""] = /\/nl\/coming\/([\w-]+)/.exec(toAna?.text ?? "") ?? [];
  expect(await showExpectedLink(token)).toMatchObject({
    ...{ partyName: "ana Peeters", on: "2026-05-20", time: "19:30", answer: null, over: false },
  });
  await answerByLink({ token, answer: "room" });
  expect(await saidOf(meetingId)).toMatchObject({ ana: "room", bart: null });
  // Neither the mail as it is kept nor the database holds the secret.
  const kept = await db.admin.query("SELECT FROM delivery WHERE content::text LIKE $1", [
    `%${token}%`,
  ]);
  expect(kept.rowCount).toBe(0);
  const bytes = Buffer.from(token, "base64url");
  for (const place of [0, 16, 47]) {
    const other = Buffer.from(bytes);
    other[place] = (other[place] ?? 0) ^ 1;
    const forged = { token: other.toString("base64url"), answer: "room" } as const;
    await expect(answerByLink(forged)).rejects.toMatchObject({ code: "access.not-found" });
  }
  for (const text of ["", "x", token.slice(1), `${token}A`]) expect(readLink(text)).toBeNull();
  const unknown = linkToken(house.id, crypto.randomUUID());
  await expect(showExpectedLink(unknown)).rejects.toMatchObject({ code: "access.not-found" });
});

test("three days before, those who said nothing and read mail are asked once", async () => {
  const meetingId = await convened();
  await say(meetingId, "bart", "room");
  await at(noon("2026-05-06"), () =>
    encodeProxy(house.syndic, house.id, {
      meetingId,
      principalPartyId: house.partyOf("cleo"),
      holder: { kind: "register", partyId: house.partyOf("bart") },
      signedOn: "2026-05-05",
    }),
  );
  await db.admin.query(
    `INSERT INTO restriction (association_id, id, party_id, extent, starts_on)
     VALUES ($1, gen_random_uuid(), $2, 'optional', '2026-01-01')`,
    [house.id, house.partyOf("dirk")],
  );
  const job = { kind: "system", name: "assembly.remind", scope: provenScope([]) } as const;
  const run = (day: string) => at(noon(day), () => remindMeetings(job, house.id));
  const queuedTo = async () => {
    const rows = await db.admin.query(
      `SELECT p.given_name AS name, d.channel FROM delivery d JOIN party p ON p.id = d.party_id
       WHERE d.kind = 'assembly.reminder' AND d.subject_id = $1 ORDER BY 1`,
      [meetingId],
    );
    return rows.rows.map(({ name, channel }) => `${name} ${channel}`);
  };
  await run("2026-05-16");
  expect(await queuedTo()).toEqual([]);
  const { mails } = await run("2026-05-17");
  // Bart comes, Cleo gave a proxy, Dirk wants nothing that no law orders, Els reads no mail.
  expect(await queuedTo()).toEqual(["ana email"]);
  await run("2026-05-18");
  expect(await queuedTo()).toEqual(["ana email"]);
  for (const id of mails) {
    await at(noon("2026-05-17"), () => sendMail(systemOf(house.id), house.id, id));
  }
  const reminder = mail.store.list().find(({ subject }) => /Herinnering/.test(subject));
  expect(reminder?.to).toEqual(["ana@owner.example"]);
  expect(reminder?.text).toMatch(/\/nl\/coming\/[\w-]{60,}/);
});
