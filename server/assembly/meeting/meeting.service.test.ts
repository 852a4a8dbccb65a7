import { afterAll, beforeAll, expect, test } from "vitest";
import { provenAssociation } from "#server/kernel/ids.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { createCallerFactory } from "#server/platform/trpc.ts";
import { listMeetings } from "./list.queries.ts";
import { getMeeting } from "./meeting.queries.ts";
import { meetingRouter } from "./meeting.router.ts";
import { MeetingDetails } from "./meeting.schema.ts";
import { createMeeting, discardMeeting, updateMeeting } from "./meeting.service.ts";

const april = Temporal.Instant.from("2026-04-01T09:00:00Z");
const details = MeetingDetails.parse({
  kind: "ordinary",
  on: "2026-05-20",
  time: "19h30",
  place: "Salle communale",
  remoteAllowed: true,
  conferencePhone: "+32 2 123 45 67",
  consultation: "Au bureau du syndic",
  language: "fr",
});

const callAs = createCallerFactory(meetingRouter);

let db: TestDatabase;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["ana"] }]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
});
afterAll(() => db.close());

const plan = (change: Partial<MeetingDetails> = {}) =>
  at(april, () => createMeeting(house.syndic, house.id, { ...details, ...change }));

test("times are read as people write them", () => {
  const times = ["19h30", "19:30", "19.30", " 9 h 05"].map(
    (time) => MeetingDetails.parse({ ...details, time }).time,
  );
  expect(times).toEqual(["19:30", "19:30", "19:30", "09:05"]);
});

test("a planned meeting is a draft on its Belgian day and hour, with its notice's term", async () => {
  const id = await plan();
  const view = await read(house.syndic, (tx) => getMeeting(tx, house.id, id));
  expect(view).toMatchObject({
    stage: "draft",
    session: 1,
    on: "2026-05-20",
    time: "19:30",
    startsAt: "2026-05-20T17:30:00.000Z",
    conferenceUrl: null,
    items: [],
    opening: null,
    outsidePeriod: false,
    agendaCutOff: "2026-04-20",
    notice: { latestOn: "2026-05-05", recommendedOn: "2026-04-29" },
  });
  const terms = await db.admin.query(
    "SELECT kind, due_on::text AS due, article FROM legal_deadline WHERE subject_id = $1",
    [id],
  );
  expect(terms.rows).toEqual([
    { kind: "assembly.convocation", due: "2026-05-05", article: "3.87 §3" },
  ]);
});

test("an ordinary meeting outside its fifteen days is planned, and shown as such", async () => {
  const id = await plan({ on: "2026-06-20" });
  const view = await read(house.syndic, (tx) => getMeeting(tx, house.id, id));
  expect(view.outsidePeriod).toBe(true);
});

const refusals: { name: string; change: Partial<MeetingDetails>; code: string; field: string }[] = [
  {
    name: "a language the association does not use",
    change: { language: "de" },
    code: "meeting.language-unknown",
    field: "language",
  },
  {
    name: "at a distance without a conference",
    change: { conferencePhone: null },
    code: "meeting.conference-missing",
    field: "conferenceUrl",
  },
  {
    name: "a day that has passed",
    change: { on: "2026-03-31" },
    code: "meeting.in-the-past",
    field: "on",
  },
];

test.each(refusals)("refused: $name", async ({ change, code, field }) => {
  await expect(plan(change)).rejects.toMatchObject({ code, field });
});

test("a draft changes, and its notice's term moves with it", async () => {
  const meetingId = await plan();
  await at(april, () =>
    updateMeeting(house.syndic, house.id, { ...details, meetingId, on: "2026-05-21", place: "" }),
  );
  const view = await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
  expect(view).toMatchObject({ on: "2026-05-21", place: "" });
  const terms = await db.admin.query(
    "SELECT due_on::text AS due FROM legal_deadline WHERE subject_id = $1",
    [meetingId],
  );
  expect(terms.rows).toEqual([{ due: "2026-05-06" }]);
});

test("a draft can be dropped, and its term with it", async () => {
  const meetingId = await plan();
  await discardMeeting(house.syndic, house.id, { meetingId });
  await expect(
    read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId)),
  ).rejects.toMatchObject({ code: "access.not-found" });
  const open = await db.admin.query(
    "SELECT FROM legal_deadline WHERE subject_id = $1 AND done_at IS NULL",
    [meetingId],
  );
  expect(open.rowCount).toBe(0);
});

const intruders = [
  { name: "an owner", actor: () => house.owner("ana") },
  { name: "the accountant", actor: () => personOf(house.id, "accountant") },
  { name: "the syndic of another association", actor: () => other.syndic },
];

test.each(intruders)("$name cannot plan, change or drop a meeting", async ({ actor }) => {
  const meetingId = await plan();
  const asked: (() => Promise<unknown>)[] = [
    () => createMeeting(actor(), house.id, details),
    () => updateMeeting(actor(), house.id, { ...details, meetingId }),
    () => discardMeeting(actor(), house.id, { meetingId }),
  ];
  for (const ask of asked) {
    await expect(at(april, ask)).rejects.toMatchObject({ code: "access.not-found" });
  }
});

test("owners do not see drafts; a stranger sees no meeting at all", async () => {
  const meetingId = await plan();
  const ask = (person: House["syndic"]) => callAs({ actor: person, requestId: "r", ip: "local" });
  const input = { associationId: house.id, meetingId };
  const owner = ask(house.owner("ana"));
  expect(await owner.list({ associationId: house.id })).toEqual([]);
  await expect(owner.get(input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(ask(other.syndic).get(input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const hidden = await read(other.syndic, (tx) =>
    listMeetings(tx, provenAssociation(house.id), { withDrafts: true }),
  );
  expect(hidden).toEqual([]);
  expect(await ask(house.syndic).get(input)).toMatchObject({ id: meetingId, mayPlan: true });
});
