import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Act } from "#server/documents/template/template.schema.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { createCallerFactory } from "#server/platform/trpc.ts";
import { agendaRecord } from "../agenda/agenda.rules.ts";
import { addItem, addResolution } from "../agenda/agenda.service.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import type { MeetingDetails } from "../meeting/meeting.schema.ts";
import { createMeeting, updateMeeting } from "../meeting/meeting.service.ts";
import { noticeStatus, noticesTo } from "./convocation.queries.ts";
import { convocationRouter } from "./convocation.router.ts";
import { convene } from "./convocation.service.ts";
import { previewConvocation, previewNotice } from "./preview.queries.ts";

const details: MeetingDetails = {
  kind: "extraordinary",
  on: "2026-05-20",
  time: "19:30",
  place: "Salle communale",
  remoteAllowed: true,
  conferenceUrl: "https://conference.example/parc",
  conferencePhone: null,
  consultation: "Au bureau du syndic",
  language: "fr",
  urgencyReason: null,
};
/** A quarter to midnight in Brussels. */
const lastDay = Temporal.Instant.from("2026-05-05T21:45:00Z");
const dayAfter = Temporal.Instant.from("2026-05-05T22:15:00Z");

const callAs = createCallerFactory(convocationRouter);

let db: TestDatabase;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(
    db.admin,
    [
      { code: "A1", shares: 300, holders: ["ana"] },
      { code: "A2", shares: 200, holders: ["ana"] },
      { code: "B1", shares: 200, holders: ["bart:usufruct", "cleo:bare"] },
      { code: "B2", shares: 200, holders: ["dirk", "els"], representative: "els" },
      { code: "C1", shares: 100, holders: ["fay"] },
    ],
    { languages: { ana: "nl", fay: "de" }, consents: ["ana", "dirk"] },
  );
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
});
afterAll(() => db.close());

async function draft(change: Partial<MeetingDetails> = {}, withAgenda = true): Promise<string> {
  return at(Temporal.Instant.from("2026-04-01T09:00:00Z"), async () => {
    const meetingId = await createMeeting(house.syndic, house.id, { ...details, ...change });
    if (!withAgenda) return meetingId;
    const item = { meetingId, title: "Toiture", explanation: null };
    const itemId = await addItem(house.syndic, house.id, item);
    const text = "Remplacer la toiture.";
    const resolution = { meetingId, itemId, text, decisionType: "D-14" } as const;
    await addResolution(house.syndic, house.id, resolution);
    return meetingId;
  });
}

const send = (meetingId: string, when = lastDay) =>
  at(when, () => convene(house.syndic, house.id, { meetingId }));

test("exactly fifteen days before, the notice goes to each person by his own channel", async () => {
  const meetingId = await draft();
  await send(meetingId);
  const status = await read(house.syndic, (tx) => noticeStatus(tx, house.id, meetingId));
  expect(
    status.people.map(({ name, language, state, sendings }) => [
      name.split(" ")[0],
      language,
      state,
      ...sendings.map(({ channel, address }) => `${channel} ${address.join(", ")}`),
    ]),
  ).toEqual([
    ["ana", "nl", "unproven", "email ana@owner.example"],
    ["bart", "fr", "unproven", "registered_letter Avenue Louise 5, 1050 Ixelles"],
    ["cleo", "fr", "unproven", "registered_letter Avenue Louise 5, 1050 Ixelles"],
    ["els", "fr", "unproven", "registered_letter Avenue Louise 5, 1050 Ixelles"],
    ["fay", "de", "unproven", "registered_letter Avenue Louise 5, 1050 Ixelles"],
  ]);
  expect(status).toMatchObject({ unproven: 5, late: 0, latestOn: "2026-05-05" });
});

test("each notice is a complete act in the reader's language, with the office that convenes", async () => {
  const meetingId = await draft();
  await send(meetingId);
  const asked = [house.partyOf("ana"), house.partyOf("cleo")];
  const sent = await read(house.syndic, (tx) => noticesTo(tx, house.id, meetingId, asked));
  const acts = sent.map(({ content }) => Act.parse(content).props);
  expect(acts[0]).toMatchObject({
    locale: "nl",
    textLanguage: "fr",
    lots: [
      { code: "A1", shares: "300" },
      { code: "A2", shares: "200" },
    ],
    sharesTotal: "1000",
    designation: [],
    letter: false,
    signedOn: "2026-05-05",
    association: { enterpriseNumber: "0479495447" },
    meeting: { startsAt: "2026-05-20T17:30:00.000Z", place: "Salle communale" },
    items: [
      {
        number: 1,
        title: "Toiture",
        resolutions: [{ majority: "twoThirds", article: "3.88 §1 1° b" }],
      },
    ],
  });
  expect(acts[1]).toMatchObject({ locale: "fr", letter: true, designation: ["B1"] });
});

test("the fact of the notice binds the agenda by its fingerprint, and sets the terms", async () => {
  const meetingId = await draft();
  await send(meetingId);
  const view = await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
  expect(view.stage).toBe("convened");
  const canonical = `${canonicalize(agendaRecord(view.rulesVersion, view.items))}`;
  const hash = createHash("sha256").update(canonical).digest("hex");
  const kept = await db.admin.query(
    "SELECT encode(agenda_hash, 'hex') AS hash FROM convocation WHERE meeting_id = $1",
    [meetingId],
  );
  expect(kept.rows).toEqual([{ hash }]);
  const terms = await db.admin.query(
    `SELECT kind, due_on::text AS due, article, done_at IS NOT NULL AS done
     FROM legal_deadline WHERE subject_id = $1 ORDER BY kind`,
    [meetingId],
  );
  expect(terms.rows).toEqual([
    { kind: "assembly.convocation", due: "2026-05-05", article: "3.87 §3", done: true },
    { kind: "assembly.minutes", due: "2026-06-19", article: "3.87 §12", done: false },
    { kind: "assembly.notice", due: "2026-05-05", article: "3.87 §3", done: false },
    { kind: "assembly.occupants", due: "2026-05-06", article: "3.89 §5 6°", done: false },
  ]);
  const facts = await db.admin.query(
    "SELECT count(*)::int AS n FROM audit_event WHERE type = 'assembly/meeting.convened' AND payload->>'meetingId' = $1",
    [meetingId],
  );
  expect(facts.rows).toEqual([{ n: 1 }]);
});

const refusals: {
  name: string;
  change?: Partial<MeetingDetails>;
  empty?: boolean;
  when?: Temporal.Instant;
  code: string;
}[] = [
  { name: "one day short", when: dayAfter, code: "convocation.notice-too-short" },
  { name: "without agenda", empty: true, code: "convocation.agenda-empty" },
  { name: "without place", change: { place: "" }, code: "convocation.place-missing" },
  {
    name: "without consultation",
    change: { consultation: "" },
    code: "convocation.consultation-missing",
  },
];

test.each(refusals)("not sent $name, and nothing half-done is kept", async (row) => {
  const meetingId = await draft(row.change, !row.empty);
  await expect(send(meetingId, row.when)).rejects.toMatchObject({ code: row.code });
  const kept = await db.admin.query("SELECT FROM delivery WHERE subject_id = $1", [meetingId]);
  expect(kept.rowCount).toBe(0);
  const view = await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
  expect(view.stage).toBe("draft");
});

test("the refusal of a short notice gives the last lawful day and the first possible one", async () => {
  const meetingId = await draft();
  await expect(send(meetingId, dayAfter)).rejects.toMatchObject({
    details: {
      latest: Date.parse("2026-05-05T10:00:00Z"),
      earliest: Date.parse("2026-05-21T10:00:00Z"),
    },
  });
});

test("a reasoned urgency lets a short notice leave", async () => {
  const meetingId = await draft({ urgencyReason: "Fuite de gaz" });
  await send(meetingId, dayAfter);
  const sent = await read(house.syndic, (tx) =>
    noticesTo(tx, house.id, meetingId, [house.partyOf("fay")]),
  );
  const [act] = sent.map(({ content }) => Act.parse(content).props);
  expect(act).toMatchObject({ meeting: { urgencyReason: "Fuite de gaz" } });
});

test("convened once: neither again, nor changed afterwards", async () => {
  const meetingId = await draft();
  const twice = await Promise.allSettled([send(meetingId), send(meetingId)]);
  expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(twice.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "convocation.already-sent" },
  });
  await expect(send(meetingId)).rejects.toMatchObject({ code: "convocation.already-sent" });
  await expect(
    at(lastDay, () => updateMeeting(house.syndic, house.id, { ...details, meetingId })),
  ).rejects.toMatchObject({ code: "meeting.already-convened" });
});

test("the preview shows who gets what, and every obstacle at once", async () => {
  const meetingId = await draft({ place: "" }, false);
  const on = Temporal.PlainDate.from("2026-05-06");
  const preview = await read(house.syndic, (tx) => previewConvocation(tx, house.id, meetingId, on));
  expect(preview).toMatchObject({
    verdict: "late",
    obstacles: [
      "convocation.agenda-empty",
      "convocation.place-missing",
      "convocation.notice-too-short",
    ],
    latestOn: "2026-05-05",
  });
  expect(preview.people).toHaveLength(5);
  const act = await read(house.syndic, (tx) =>
    previewNotice(tx, house.id, meetingId, house.partyOf("fay"), on),
  );
  expect(act).toMatchObject({ locale: "de", letter: true, lots: [{ code: "C1", shares: "100" }] });
});

test("only the syndic convenes and sees where notices go; an owner sees his own", async () => {
  const meetingId = await draft();
  const intruders = [house.owner("ana"), personOf(house.id, "accountant"), other.syndic];
  for (const actor of intruders) {
    await expect(at(lastDay, () => convene(actor, house.id, { meetingId }))).rejects.toMatchObject({
      code: "access.not-found",
    });
  }
  await send(meetingId);
  const input = { associationId: house.id, meetingId };
  const ask = (person: House["syndic"]) => callAs({ actor: person, requestId: "r", ip: "local" });
  await expect(ask(house.owner("ana")).status(input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(ask(other.syndic).mine(input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await ask(house.owner("ana")).mine(input)).toMatchObject([
    { partyId: house.partyOf("ana"), on: "2026-05-05" },
  ]);
});
