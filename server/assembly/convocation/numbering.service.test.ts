import { afterAll, beforeAll, expect, test } from "vitest";
import { lockDelivery } from "#server/documents/delivery/delivery.queries.ts";
import { bounce, recordProof } from "#server/documents/delivery/delivery.service.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import { at } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import { noticeStatus } from "./convocation.queries.ts";
import { convene } from "./convocation.service.ts";
import { recordCarrierFile, recordNumber } from "./numbering.service.ts";
import { noticeLetters } from "./posting.queries.ts";
import { settleNotice } from "./sending.service.ts";

const noon = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`);
let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(
    db.admin,
    [
      { code: "A1", shares: 500, holders: ["ana"] },
      { code: "B1", shares: 300, holders: ["bart"] },
      { code: "C1", shares: 200, holders: ["cleo"] },
    ],
    { consents: ["ana"] },
  );
});
afterAll(() => db.close());

/** A meeting of 20 May 2026, convened on 4 May: letters may be posted until the 5th. */
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

const lettersOf = (meetingId: string) =>
  read(house.syndic, (tx) => noticeLetters(tx, house.id, meetingId));
const statusOf = (meetingId: string) =>
  read(house.syndic, (tx) => noticeStatus(tx, house.id, meetingId));
let serial = 0;
const fresh = () => `NB${String(++serial).padStart(8, "0")}`;

async function note(meetingId: string, place: number, number: string, depositedOn = "2026-05-05") {
  const deliveryId = (await lettersOf(meetingId))[place]?.deliveryId ?? "";
  const input = { meetingId, deliveryId, depositedOn, number };
  return at(noon("2026-05-08"), () => recordNumber(house.syndic, house.id, input));
}

test("a number read from the label proves one letter, on the day it was deposited", async () => {
  const meetingId = await convened();
  const number = fresh();
  expect(await note(meetingId, 0, ` ${number.toLowerCase()} `)).toEqual({ late: 0, unproven: 2 });
  expect(await note(meetingId, 0, number)).toBeNull();
  const { people } = await statusOf(meetingId);
  expect(people.map(({ name, provenOn }) => [name, provenOn])).toEqual([
    ["ana Peeters", null],
    ["bart Peeters", "2026-05-05"],
    ["cleo Peeters", null],
  ]);
  expect(people[1]?.sendings[0]?.proofs).toMatchObject([{ kind: "posted", evidence: number }]);
});

test("the number of somebody else's letter is refused, in this meeting and in another", async () => {
  const meetingId = await convened();
  const number = fresh();
  await note(meetingId, 0, number);
  const refusal = { code: "posting.number-taken", field: "number" };
  await expect(note(meetingId, 1, number)).rejects.toMatchObject(refusal);
  await expect(note(await convened(), 0, number)).rejects.toMatchObject(refusal);
  await expect(note(meetingId, 0, fresh())).rejects.toMatchObject({
    code: "posting.letter-numbered",
  });
});

test("one number noted of two letters at once is kept of one", async () => {
  const meetings = [await convened(), await convened()];
  const number = fresh();
  const runs = await Promise.allSettled(meetings.map((meetingId) => note(meetingId, 0, number)));
  expect(runs.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(runs.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "posting.number-taken" },
  });
});

test("a deposit before the notice was made, or still to come, is refused", async () => {
  const meetingId = await convened();
  for (const day of ["2026-05-03", "2026-05-09"]) {
    await expect(note(meetingId, 0, fresh(), day)).rejects.toMatchObject({
      code: "convocation.deposit-impossible",
      field: "depositedOn",
    });
  }
});

test("the carrier's file is taken once, however often it comes; bad rows keep nothing", async () => {
  const meetingId = await convened();
  const [bart, cleo] = await lettersOf(meetingId);
  const number = fresh();
  const text = `reference;number\n${bart?.reference};${number}\n${cleo?.reference};${number}\n`;
  const file = { meetingId, depositedOn: "2026-05-05", bytes: new TextEncoder().encode(text) };
  const send = (change = {}) =>
    at(noon("2026-05-08"), () => recordCarrierFile(house.syndic, house.id, { ...file, ...change }));
  const bad = [{ line: 3, reference: cleo?.reference, number, refusal: "posting.number-taken" }];
  expect(await send()).toEqual({ recorded: 1, known: 0, bad });
  expect(await send()).toEqual({ recorded: 0, known: 1, bad });
  await expect(send({ bytes: new Uint8Array(10 * 1024 * 1024) })).rejects.toMatchObject({
    code: "posting.file-too-large",
    field: "file",
    details: { limit: 512 },
  });
});

test("a mail that comes back: a letter, a task of the office and an honest word on its time", async () => {
  const returned = async (day: string) => {
    const meetingId = await convened();
    const { people } = await statusOf(meetingId);
    const id = people[0]?.sendings[0]?.deliveryId ?? "";
    await at(noon(day), async () => {
      await write(house.syndic, house.id, async (tx) => {
        const on = plainDate("2026-05-04");
        await recordProof(tx, house.id, id, { kind: "accepted", on, evidence: "250 ok" });
        const delivery = await lockDelivery(tx, house.id, id);
        if (!delivery) throw notFound();
        await bounce(tx, house.id, delivery, "550 no such user");
      });
      await settleNotice(systemOf(house.id), house.id, meetingId);
    });
    const task = await db.admin.query(
      "SELECT due_on::text AS due FROM legal_deadline WHERE subject_id = $1 AND kind = 'assembly.letter' AND done_at IS NULL",
      [meetingId],
    );
    const now = await at(noon(day), () => statusOf(meetingId));
    return { meetingId, letter: now.people[0]?.letter, task: task.rows };
  };
  expect(await returned("2026-05-04")).toMatchObject({
    letter: { by: "2026-05-05", verdict: "lawful" },
    task: [{ due: "2026-05-05" }],
  });
  const late = await returned("2026-05-06");
  expect(late).toMatchObject({
    letter: { by: "2026-05-07", verdict: "late" },
    task: [{ due: "2026-05-07" }],
  });
  // His letter was made on the 6th: no deposit of the 5th can be believed of it.
  await expect(note(late.meetingId, 0, fresh(), "2026-05-05")).rejects.toMatchObject({
    code: "convocation.deposit-impossible",
  });
  expect(await note(late.meetingId, 0, fresh(), "2026-05-06")).toMatchObject({ late: 1 });
  const open = await db.admin.query(
    "SELECT FROM legal_deadline WHERE subject_id = $1 AND kind = 'assembly.letter' AND done_at IS NULL",
    [late.meetingId],
  );
  expect(open.rowCount).toBe(0);
});

test("an owner notes no number and sends no file", async () => {
  const meetingId = await convened();
  const owner = house.owner("bart");
  const [letter] = await lettersOf(meetingId);
  const one = { meetingId, deliveryId: letter?.deliveryId ?? "", depositedOn: "2026-05-05" };
  const refused = { code: "access.not-found" };
  await expect(recordNumber(owner, house.id, { ...one, number: fresh() })).rejects.toMatchObject(
    refused,
  );
  const file = { meetingId, depositedOn: "2026-05-05", bytes: new Uint8Array(1) };
  await expect(recordCarrierFile(owner, house.id, file)).rejects.toMatchObject(refused);
});
