import { afterAll, beforeAll, expect, test } from "vitest";
import { Act } from "#server/documents/template/template.schema.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { listMeetings } from "../meeting/list.queries.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { correctedDay } from "../meeting/meeting.rules.ts";
import type { MeetingDetails } from "../meeting/meeting.schema.ts";
import { createMeeting, discardMeeting, updateMeeting } from "../meeting/meeting.service.ts";
import { proxiesInForce } from "../proxy/proxy.queries.ts";
import { encodeProxy } from "../proxy/proxy.service.ts";
import { noticeStatus, noticesTo } from "./convocation.queries.ts";
import { convene } from "./convocation.service.ts";
import { planCorrection } from "./correction.service.ts";
import { noticesToSend } from "./sending.service.ts";

const noon = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`);
let db: TestDatabase;
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
});
afterAll(() => db.close());

const details: MeetingDetails = {
  kind: "extraordinary",
  ...{ on: "2026-05-20", time: "19:30", place: "Salle communale" },
  ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
  language: "fr",
  ...{ consultation: "Au bureau", urgencyReason: null },
};

/** A meeting of 20 May 2026, convened on 27 April, with Bart's proxy. */
const convened = () =>
  at(noon("2026-04-27"), async () => {
    const meetingId = await createMeeting(house.syndic, house.id, details);
    await addItem(house.syndic, house.id, { meetingId, title: "Comptes", explanation: null });
    await convene(house.syndic, house.id, { meetingId });
    await encodeProxy(house.syndic, house.id, {
      meetingId,
      principalPartyId: house.partyOf("bart"),
      holder: { kind: "register", partyId: house.partyOf("ana") },
      signedOn: "2026-04-27",
    });
    return meetingId;
  });
const viewOf = (id: string) => read(house.syndic, (tx) => getMeeting(tx, house.id, id));
const correct = (meetingId: string, day: string, on?: string) =>
  at(noon(day), () =>
    planCorrection(house.syndic, house.id, { meetingId, on, reason: "La salle a changé" }),
  );
const send = (meetingId: string, day: string) =>
  at(noon(day), () => convene(house.syndic, house.id, { meetingId }));

const plan = { firstOn: null, retryOfOn: null, urgencyReason: null };
test.each([
  { name: "the last day for the same date", sentOn: "2026-05-05", day: "2026-05-20" },
  { name: "a day later", sentOn: "2026-05-06", day: "2026-05-21" },
  { name: "the day before the meeting", sentOn: "2026-05-19", day: "2026-06-03" },
  {
    name: "the day before, with an urgency",
    sentOn: "2026-05-19",
    urgencyReason: "Fuite",
    day: "2026-05-20",
  },
  {
    name: "a second session whose first was on the 4th",
    sentOn: "2026-05-04",
    firstOn: plainDate("2026-05-04"),
    day: "2026-05-20",
  },
])("a corrected notice, $name: for $day", ({ name: _, sentOn, day, ...change }) => {
  const found = correctedDay(plainDate("2026-05-20"), {
    ...plan,
    ...change,
    sentOn: plainDate(sentOn),
  });
  expect(found.toString()).toBe(day);
});

test("a correction is another notice: the first is kept, marked and no longer brought", async () => {
  const first = await convened();
  const second = await correct(first, "2026-04-30");
  expect(await viewOf(first)).toMatchObject({ stage: "convened", correctionId: second });
  expect(await viewOf(second)).toMatchObject({
    ...{ stage: "draft", on: "2026-05-20", revision: 1, originalId: first },
    replaces: { id: first, on: "2026-05-20", reason: "La salle a changé" },
    items: [{ title: "Comptes" }],
  });
  await at(noon("2026-04-30"), () =>
    updateMeeting(house.syndic, house.id, { ...details, meetingId: second, place: "Église" }),
  );
  const before = await read(house.syndic, (tx) => noticeStatus(tx, house.id, first));
  await send(second, "2026-05-01");
  expect(await viewOf(first)).toMatchObject({
    ...{ stage: "withdrawn", place: "Salle communale", correctionId: null },
    replacedBy: { id: second, on: "2026-05-20", reason: "La salle a changé" },
  });
  expect(await read(house.syndic, (tx) => noticeStatus(tx, house.id, first))).toEqual(before);
  const sent = await read(house.syndic, (tx) =>
    noticesTo(tx, house.id, second, [house.partyOf("ana"), house.partyOf("bart")]),
  );
  expect(sent).toHaveLength(2);
  for (const { content } of sent) {
    expect(Act.parse(content).props).toMatchObject({
      ...{ revision: 1, originalId: first, signedOn: "2026-05-01" },
      replaces: { on: "2026-05-20", reason: "La salle a changé" },
      meeting: { place: "Église" },
    });
  }
  expect(await noticesToSend(systemOf(house.id), house.id, first)).toBeNull();
  expect(await noticesToSend(systemOf(house.id), house.id, second)).not.toBeNull();
  const open = await db.admin.query(
    "SELECT kind FROM legal_deadline WHERE subject_id = $1 AND done_at IS NULL",
    [first],
  );
  expect(open.rows).toEqual([]);
  const stages = await read(house.syndic, (tx) => listMeetings(tx, house.id, { withDrafts: true }));
  expect(stages.find(({ id }) => id === first)?.stage).toBe("withdrawn");
});

test("proxies for the same day stay good, for another day they do not", async () => {
  const inForce = (id: string) => read(house.syndic, (tx) => proxiesInForce(tx, house.id, id));
  const same = await correct(await convened(), "2026-04-30");
  await send(same, "2026-04-30");
  expect(await inForce(same)).toHaveLength(1);
  const later = await correct(await convened(), "2026-04-30", "2026-06-10");
  await send(later, "2026-04-30");
  expect(await inForce(later)).toHaveLength(0);
});

test("the delays of the new notice are judged anew", async () => {
  const first = await convened();
  await expect(correct(first, "2026-05-06", "2026-05-20")).rejects.toMatchObject({
    ...{ code: "correction.too-soon", field: "on" },
    details: { earliest: Date.parse("2026-05-21T10:00:00Z") },
  });
  const second = await correct(first, "2026-05-06");
  expect(await viewOf(second)).toMatchObject({ on: "2026-05-21" });
  await expect(send(second, "2026-05-07")).rejects.toMatchObject({
    code: "convocation.notice-too-short",
  });
  // What could not leave changed nothing.
  expect(await viewOf(first)).toMatchObject({ stage: "convened" });
});

test("what was replaced is not held: nobody comes in, and it is not corrected again", async () => {
  const first = await convened();
  await send(await correct(first, "2026-04-30"), "2026-04-30");
  const refused = { code: "correction.not-convened" };
  await expect(correct(first, "2026-05-01")).rejects.toMatchObject(refused);
  const coming = { meetingId: first, partyId: house.partyOf("ana") };
  await expect(checkIn(house.syndic, house.id, coming)).rejects.toMatchObject({
    code: "attendance.not-convened",
  });
});

test("one correction at a time; dropped, another may begin; none once the meeting is open", async () => {
  const first = await convened();
  const second = await correct(first, "2026-04-30");
  await expect(correct(first, "2026-04-30")).rejects.toMatchObject({ code: "correction.planned" });
  await discardMeeting(house.syndic, house.id, { meetingId: second });
  const third = await correct(first, "2026-04-30");
  await db.admin.query(
    `INSERT INTO meeting_opening (association_id, meeting_id, at, chair_party_id, secretary_name,
       heads_present, heads_total, shares_present, shares_total, quorate, roll_hash)
     VALUES ($1, $2, now(), $3, 'S', 2, 2, 1000, 1000, true, decode(repeat('07', 32), 'hex'))`,
    [house.id, first, house.partyOf("ana")],
  );
  await expect(send(third, "2026-05-01")).rejects.toMatchObject({ code: "correction.too-late" });
  await expect(correct(first, "2026-05-01")).rejects.toMatchObject({
    code: "correction.not-convened",
  });
});

test("only the syndic corrects", async () => {
  const meetingId = await convened();
  const input = { meetingId, reason: "Autre jour" };
  await expect(planCorrection(house.owner("ana"), house.id, input)).rejects.toMatchObject({
    code: "access.not-found",
  });
});
