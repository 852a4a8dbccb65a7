import { afterAll, beforeAll, expect, test } from "vitest";
import { recordProof } from "#server/documents/delivery/delivery.service.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { at } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import { noticeStatus } from "./convocation.queries.ts";
import { convene } from "./convocation.service.ts";
import { recordPosting } from "./posting.service.ts";
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
async function convened(urgencyReason: string | null = null): Promise<string> {
  return at(noon("2026-05-04"), async () => {
    const meetingId = await createMeeting(house.syndic, house.id, {
      kind: "extraordinary",
      on: "2026-05-20",
      time: "19:30",
      place: "Salle communale",
      remoteAllowed: false,
      conferenceUrl: null,
      conferencePhone: null,
      consultation: "Au bureau",
      language: "fr",
      urgencyReason,
    });
    await addItem(house.syndic, house.id, { meetingId, title: "Comptes", explanation: null });
    await convene(house.syndic, house.id, { meetingId });
    return meetingId;
  });
}

const statusOf = (meetingId: string) =>
  read(house.syndic, (tx) => noticeStatus(tx, house.id, meetingId));

async function states(meetingId: string) {
  const { people } = await statusOf(meetingId);
  return people.map(({ name, state }) => `${name.split(" ")[0]} ${state}`);
}

async function deliveriesOf(meetingId: string, ...names: string[]) {
  const { people } = await statusOf(meetingId);
  return names.flatMap((name) =>
    people
      .filter(({ partyId }) => partyId === house.partyOf(name))
      .flatMap(({ sendings }) => sendings.map(({ deliveryId }) => deliveryId)),
  );
}

async function post(meetingId: string, depositedOn: string, ...names: string[]) {
  const deliveryIds = await deliveriesOf(meetingId, ...names);
  const posting = { meetingId, deliveryIds, depositedOn, postingNumber: "RB 123 456 789 BE" };
  return at(noon("2026-05-08"), () => recordPosting(house.syndic, house.id, posting));
}

async function prove(meetingId: string, kind: "accepted" | "bounced", on: string) {
  const [id = ""] = await deliveriesOf(meetingId, "ana");
  await write(house.syndic, house.id, (tx) =>
    recordProof(tx, house.id, id, { kind, on: plainDate(on), evidence: "250 queued" }),
  );
  return settleNotice(systemOf(house.id), house.id, meetingId);
}

async function isTermOpen(meetingId: string) {
  const open = await db.admin.query(
    "SELECT FROM legal_deadline WHERE subject_id = $1 AND kind = 'assembly.notice' AND done_at IS NULL",
    [meetingId],
  );
  return open.rowCount === 1;
}

test("mail accepted and letters posted in time: the notice is proven and its term closed", async () => {
  const meetingId = await convened();
  expect(await prove(meetingId, "accepted", "2026-05-04")).toBe(2);
  expect(await isTermOpen(meetingId)).toBe(true);
  expect(await post(meetingId, "2026-05-05", "bart", "cleo")).toEqual({
    posted: 2,
    late: 0,
    unproven: 0,
  });
  expect(await states(meetingId)).toEqual(["ana in-time", "bart in-time", "cleo in-time"]);
  expect(await isTermOpen(meetingId)).toBe(false);
});

test("letters posted a day late are recorded, and the breach shown with its article", async () => {
  const meetingId = await convened();
  await prove(meetingId, "accepted", "2026-05-04");
  expect(await post(meetingId, "2026-05-06", "bart", "cleo")).toMatchObject({ late: 2 });
  expect(await statusOf(meetingId)).toMatchObject({ late: 2, unproven: 0, article: "3.87 §3" });
});

test("with an urgency the same day is no breach", async () => {
  const meetingId = await convened("Fuite de gaz");
  expect(await post(meetingId, "2026-05-06", "bart")).toMatchObject({ late: 0, unproven: 2 });
  expect(await states(meetingId)).toEqual(["ana unproven", "bart urgent", "cleo unproven"]);
});

test("a mail that comes back opens the term again and calls for a letter", async () => {
  const meetingId = await convened();
  await prove(meetingId, "accepted", "2026-05-04");
  await post(meetingId, "2026-05-05", "bart", "cleo");
  expect(await prove(meetingId, "bounced", "2026-05-06")).toBe(1);
  expect(await states(meetingId)).toEqual(["ana bounced", "bart in-time", "cleo in-time"]);
  expect(await isTermOpen(meetingId)).toBe(true);
});

const impossible = [
  { name: "before the notice left", on: "2026-05-03" },
  { name: "in days to come", on: "2026-05-09" },
];

test.each(impossible)("a deposit $name is refused", async ({ on }) => {
  const meetingId = await convened();
  await expect(post(meetingId, on, "bart")).rejects.toMatchObject({
    code: "convocation.deposit-impossible",
    field: "depositedOn",
  });
});

test("a letter is posted once, and a mail is not a letter", async () => {
  const meetingId = await convened();
  const both = await Promise.allSettled([
    post(meetingId, "2026-05-05", "bart"),
    post(meetingId, "2026-05-05", "bart"),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "convocation.nothing-to-post" },
  });
  await expect(post(meetingId, "2026-05-05", "ana")).rejects.toMatchObject({
    code: "convocation.nothing-to-post",
  });
});

test("an owner records no posting", async () => {
  const meetingId = await convened();
  const deliveryIds = await deliveriesOf(meetingId, "bart");
  const posting = { meetingId, deliveryIds, depositedOn: "2026-05-05", postingNumber: "1" };
  await expect(recordPosting(house.owner("bart"), house.id, posting)).rejects.toMatchObject({
    code: "access.not-found",
  });
});
