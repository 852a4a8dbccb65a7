import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventOf } from "#server/documents/delivery/event.rules.ts";
import { Act } from "#server/documents/template/template.schema.ts";
import { renderMail } from "#server/documents/template/template.service.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { startConvening } from "../convening/convening.service.ts";
import { convene } from "../convocation/convocation.service.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import { conveneSecondSession, planSecondSession } from "../meeting/second-session.service.ts";
import { encodeRequest } from "../request/request.service.ts";
import { takeUpRequest } from "../request/taking.service.ts";
import { planAgain } from "./again.service.ts";
import { cancelMeeting } from "./cancellation.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(
    db.admin,
    [
      { code: "A1", shares: 600, holders: ["Ana"] },
      { code: "B1", shares: 400, holders: ["Bart"] },
    ],
    { consents: ["Ana", "Bart"], languages: { Ana: "nl" } },
  );
});

const on = <T>(day: string, act: () => Promise<T>) =>
  at(Temporal.Instant.from(`${day}T09:00:00Z`), act);
const details = {
  ...{ on: "2026-05-20", time: "19:30", place: "Salle communale", consultation: "Au bureau" },
  ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null, language: "fr" as const },
  urgencyReason: null,
};
const planned = () =>
  on("2026-04-01", async () => {
    const meeting = { ...details, kind: "extraordinary" as const };
    const id = await createMeeting(house.syndic, house.id, meeting);
    await addItem(house.syndic, house.id, { meetingId: id, title: "Toiture", explanation: null });
    return id;
  });
const send = (meetingId: string, day = "2026-04-20") =>
  on(day, () => convene(house.syndic, house.id, { meetingId }));
const cancel = (meetingId: string, day = "2026-04-22") =>
  on(day, () => cancelMeeting(house.syndic, house.id, { meetingId, reason: "La salle a brûlé" }));
/** The terms of a kind that are open, each with its day and what it is about. */
const open = async (kind: string) => {
  const { rows } = await db.admin.query(
    `SELECT due_on::text AS due, subject_id AS of FROM legal_deadline
     WHERE association_id = $1 AND kind = $2 AND done_at IS NULL`,
    [house.id, kind],
  );
  return rows;
};

describe("the clock that its notice had stopped runs again", () => {
  test("of a request of a fifth, by the same last day, until another notice leaves", async () => {
    const requestId = await on("2026-04-02", () =>
      encodeRequest(house.syndic, house.id, {
        ...{ reason: "La chaudière", points: [{ title: "Chaudière", motion: "La remplacer." }] },
        ...{ receivedOn: "2026-04-02", signers: [house.partyOf("Ana")] },
      }),
    );
    const due = [{ due: "2026-05-02", of: requestId }];
    expect(await open("assembly.request")).toEqual(due);
    const meetingId = await planned();
    await on("2026-04-05", () =>
      takeUpRequest(house.syndic, house.id, {
        ...{ requestId, types: {}, meetingId, on: null, time: null },
      }),
    );
    await send(meetingId);
    expect(await open("assembly.request")).toEqual([]);
    await cancel(meetingId);
    expect(await open("assembly.request")).toEqual(due);
    const again = await on("2026-04-22", () => planAgain(house.syndic, house.id, { meetingId }));
    expect(await open("assembly.request")).toEqual(due);
    await send(again, "2026-04-22");
    expect(await open("assembly.request")).toEqual([]);
  });

  test("of a judge's order, and leaves the meeting called off with the next notice under it", async () => {
    const ground = {
      ...{ by: "court" as const, orderReference: "RG 26A123", orderedOn: "2026-03-20" },
      ...{ orderWithin: "2026-04-30", derogation: null, declared: true as const },
      points: [{ title: "Toit", motion: "Le réparer.", decisionType: "D-05" as const }],
    };
    const start = (day: string, reference = ground.orderReference) =>
      on(day, () =>
        startConvening(house.syndic, house.id, {
          ...{ ground: { ...ground, orderReference: reference }, ...details },
        }),
      );
    const first = await start("2026-04-01");
    const other = await start("2026-04-01", "RG 26B7");
    const of = (id: string) => ({ due: "2026-04-30", of: id });
    await send(first);
    expect(await open("assembly.court-order")).toEqual([of(other)]);
    await cancel(first);
    expect(await open("assembly.court-order")).toEqual(
      expect.arrayContaining([of(first), of(other)]),
    );
    const next = await start("2026-04-23");
    expect(await open("assembly.court-order")).toHaveLength(3);
    await send(next, "2026-04-23");
    // Another judge's order is another term.
    expect(await open("assembly.court-order")).toEqual([of(other)]);
  });
});

test("a second session that was called off is planned again, and only one stands", async () => {
  const first = await planned();
  await send(first);
  await db.admin.query(
    `INSERT INTO meeting_opening (association_id, meeting_id, at, chair_party_id, secretary_name,
       heads_present, heads_total, shares_present, shares_total, quorate, roll_hash)
     VALUES ($1, $2, '2026-05-20T18:00:00Z', $3, 'S', 0, 2, 0, 1000, false,
       decode(repeat('07', 32), 'hex'))`,
    [house.id, first, house.partyOf("Ana")],
  );
  const second = await on("2026-05-21", () =>
    conveneSecondSession(house.syndic, house.id, { meetingId: first }),
  );
  const plan = () =>
    on("2026-05-22", () => planSecondSession(house.syndic, house.id, { meetingId: first }));
  await expect(plan()).rejects.toMatchObject({ code: "meeting.second-session-planned" });
  await cancel(second, "2026-05-22");
  const again = await plan();
  expect(
    await on("2026-05-22", () => read(house.syndic, (tx) => getMeeting(tx, house.id, again))),
  ).toMatchObject({ stage: "draft", session: 2, firstSession: { id: first } });
  await expect(plan()).rejects.toMatchObject({ code: "meeting.second-session-planned" });
});

test("the mail says it in the reader's language, and takes the meeting out of his calendar", async () => {
  const meetingId = await planned();
  await send(meetingId);
  await cancel(meetingId);
  const { rows } = await db.admin.query(
    `SELECT kind, content FROM delivery WHERE subject_id = $1 AND party_id = $2 ORDER BY id`,
    [meetingId, house.partyOf("Ana")],
  );
  const [notice, word] = rows.map(({ content }) => Act.parse(content));
  if (!notice || !word) throw new Error("nothing was sent");
  const { subject, text, html } = await renderMail(word);
  expect(subject).toContain("Résidence du Parc");
  for (const said of [text, html]) {
    expect(said).toContain("La salle a brûlé");
    expect(said).toContain("20 mei 2026");
    expect(said).toContain(`/nl/${house.slug}/assembly/meetings/${meetingId}`);
  }
  const made = { meetingId, host: "koprogo.example", madeAt: "2026-04-22T09:00:00Z" };
  const lines = (act: Act) => (eventOf(act, made) ?? "").split("\r\n");
  const uid = lines(notice).find((line) => line.startsWith("UID:"));
  expect(lines(notice)).toEqual(expect.arrayContaining(["METHOD:PUBLISH", "SEQUENCE:0"]));
  expect(lines(word)).toEqual(
    expect.arrayContaining(["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1", uid]),
  );
});
