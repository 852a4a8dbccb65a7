import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ConveningDetails } from "./assembly/convening/convening.schema.ts";
import { settleMinutes } from "./assembly/minutes/sending.service.ts";
import { encodeRequest, startRequest } from "./assembly/request/request.service.ts";
import type { Person } from "./kernel/actor.ts";
import { at, newRowId } from "./platform/clock.ts";
import { overrideEnv } from "./platform/env.ts";
import { systemOf, type TestDatabase, testDatabase } from "./platform/testing.ts";
import { type House, seedHouse } from "./platform/testing-house.ts";
import { seedMeeting, seedSigningKey } from "./platform/testing-meeting.ts";
import { createCaller } from "./root.ts";

const files = mkdtempSync(join(tmpdir(), "koprogo-conveners-"));
let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  overrideEnv({ STORAGE_PATH: files });
  seedSigningKey();
});
afterAll(async () => {
  rmSync(files, { recursive: true });
  await db.close();
});
beforeEach(async () => {
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 300, holders: ["Ana"] },
    { code: "B1", shares: 150, holders: ["Bruno"] },
    { code: "G1", shares: 550, holders: ["Gil"] },
  ]);
});

const on = <T>(moment: string, act: () => Promise<T>) => at(Temporal.Instant.from(moment), act);
const AFTER = "2026-04-02T10:00:00Z";
const EVENING = "2026-05-20T17:10:00Z";
const NEXT = "2026-05-21T09:00:00Z";
const none = { code: "NOT_FOUND" };
const details: ConveningDetails = {
  ...{ on: "2026-05-20", time: "19:00", place: "Salle", consultation: "Chez Bruno" },
  ...{ language: "fr", urgencyReason: null, remoteAllowed: false },
  ...{ conferenceUrl: null, conferencePhone: null },
};
const call = (actor: Person) =>
  createCaller({ actor, requestId: "test", ip: "192.0.2.1" }).assembly;
const bruno = (): Person => ({ ...house.owner("Bruno"), displayName: "Bruno Peeters" });
const of = (meetingId: string) => ({ associationId: house.id, meetingId });

/** Nobody is syndic from March on. */
const leave = () =>
  db.admin.query("UPDATE mandate SET ends_on = '2026-03-01' WHERE association_id = $1", [house.id]);

/** The last meeting that was opened, a year ago, was chaired by Bruno. */
async function chairedByBruno(): Promise<void> {
  const { meetingId } = await seedMeeting(db.admin, house, "D-01");
  await opened(meetingId, "2025-05-20T18:00:00Z", true);
}
const opened = (meetingId: string, moment: string, quorate: boolean) =>
  db.admin.query(
    `INSERT INTO meeting_opening (association_id, meeting_id, at, chair_party_id, secretary_name,
       heads_present, heads_total, shares_present, shares_total, quorate, roll_hash)
     VALUES ($1, $2, $3, $4, 'S', 1, 3, 150, 1000, $5, decode(repeat('07', 32), 'hex'))`,
    [house.id, meetingId, moment, house.partyOf("Bruno"), quorate],
  );

/** Bruno's 150 and Ana's 300 are more than one fifth: they sign the same request. */
async function signedWithAna(): Promise<void> {
  const requestId = await on(AFTER, () =>
    startRequest(bruno(), house.id, {
      ...{ reason: "Syndic", points: [{ title: "Syndic", motion: null }] },
    }),
  );
  await db.admin.query(
    `INSERT INTO request_signature (association_id, id, request_id, party_id, at)
     VALUES ($1, $2, $3, $4, now())`,
    [house.id, newRowId(), requestId, house.partyOf("Ana")],
  );
}

/** Bruno convenes for 20 May, to appoint a syndic. */
const convened = () =>
  on(AFTER, async () => {
    const { convening } = call(bruno());
    const ground = { by: "vacancy" as const, candidates: ["Régie du Parc SA"], reason: null };
    const meetingId = await convening.start({ associationId: house.id, ground, ...details });
    await convening.convene(of(meetingId));
    return meetingId;
  });

/** He lets them in and opens; a quorum or not follows from who is there. */
async function openedWith(
  meetingId: string,
  names: readonly string[],
  by = bruno(),
): Promise<void> {
  const { attendance } = call(by);
  for (const name of names) {
    await attendance.checkIn({ ...of(meetingId), partyId: house.partyOf(name) });
  }
  const secretaryName = "Bruno Peeters";
  await attendance.open({ ...of(meetingId), chairPartyId: house.partyOf("Bruno"), secretaryName });
}

/** The one text is voted, the meeting closed, its minutes made final, signed and sent. */
async function concluded(meetingId: string, syndic: Person | null = null): Promise<void> {
  const { ballot, minutes } = call(syndic ?? bruno());
  const [text] = await ballot.list(of(meetingId));
  const ref = { associationId: house.id, resolutionId: text?.resolutionId ?? "" };
  await ballot.open(ref);
  const { mark } = await ballot.hands({ ...ref, others: "for", against: "" });
  await ballot.recordHands({ ...ref, others: "for", against: "", mark, close: true });
  await ballot.closeMeeting(of(meetingId));
  await minutes.freeze(of(meetingId));
  await call(bruno()).minutes.sign(of(meetingId));
  for (const { capacity, partyId } of await minutes.signatories(of(meetingId))) {
    // Where Bruno keeps the minutes he signed as chair and as secretary.
    if (partyId === house.partyOf("Bruno") || (capacity === "secretary" && !syndic)) continue;
    await minutes.recordSignature({ ...of(meetingId), capacity, partyId });
  }
  await minutes.send(of(meetingId));
}

/** He proves that the letters left: from then on the meeting is his no more. */
async function provenAndOver(meetingId: string): Promise<void> {
  const { rows } = await db.admin.query<{ id: string }>(
    `SELECT id FROM delivery WHERE association_id = $1 AND kind = 'assembly.minutes'
       AND subject_id = $2`,
    [house.id, meetingId],
  );
  const proof = { depositedOn: "2026-05-21", postingNumber: "RR1" };
  const desk = call(bruno());
  const deliveryIds = rows.map(({ id }) => id);
  expect(deliveryIds).toHaveLength(3);
  await desk.minutes.recordPosting({ ...of(meetingId), deliveryIds, ...proof });
  await settleMinutes(systemOf(house.id), house.id, meetingId);
  await expect(desk.attendance.room(of(meetingId))).rejects.toMatchObject(none);
  const over = { mayHold: false, heldByConvener: false };
  expect(await desk.meeting.get(of(meetingId))).toMatchObject(over);
}

test.each([
  ["chair", chairedByBruno],
  ["fifth", signedWithAna],
] as const)(
  "as %s: convenes, holds, and brings the minutes to everybody",
  async (ground, arrange) => {
    await arrange();
    await leave();
    const meetingId = await convened();
    // Everybody reads who holds it; it is held by him alone.
    const shown = await on(AFTER, () => call(house.owner("Gil")).meeting.get(of(meetingId)));
    expect(shown).toMatchObject({ mayHold: false, heldByConvener: true, convener: { ground } });
    for (const other of [house.owner("Ana"), house.owner("Gil")]) {
      const room = on(EVENING, () => call(other).attendance.room(of(meetingId)));
      await expect(room).rejects.toMatchObject(none);
    }
    await on(EVENING, async () => {
      await openedWith(meetingId, ["Ana", "Bruno", "Gil"]);
      await concluded(meetingId);
    });
    await on(NEXT, async () => {
      const { record } = await call(bruno()).minutes.get(of(meetingId));
      expect(record.convocation.convener).toMatchObject({ ground });
      const printedFor = house.partyOf("Bruno");
      expect(await bringing(meetingId)).toEqual([{ sender: "Bruno Peeters", printedFor }]);
      await provenAndOver(meetingId);
    });
  },
);

const second = (actor: Person, meetingId: string) =>
  call(actor).meeting.conveneSecondSession(of(meetingId));

test("the same convener convenes a second session where the first lacks its quorum, and holds it", async () => {
  await chairedByBruno();
  await leave();
  const first = await convened();
  const again = await on(EVENING, async () => {
    await expect(second(bruno(), first)).rejects.toMatchObject({
      cause: { code: "meeting.quorum-not-failed" },
    });
    await openedWith(first, ["Bruno"]);
    const former = { ...house.syndic, capacities: [] };
    for (const other of [house.owner("Ana"), house.owner("Gil"), former]) {
      await expect(second(other, first)).rejects.toMatchObject(none);
    }
    return second(bruno(), first);
  });
  const desk = call(bruno());
  const meeting = await on(EVENING, () => desk.meeting.get(of(again)));
  expect(meeting).toMatchObject({
    ...{ session: 2, stage: "convened", mayHold: true, heldByConvener: true },
    convener: { ground: "chair", name: "Bruno Peeters" },
  });
  expect(meeting.items.map(({ title }) => title)).toEqual(["Désignation d’un syndic"]);
  await on(`${meeting.on}T17:10:00Z`, async () => {
    await openedWith(again, ["Ana", "Bruno"]);
    await concluded(again);
    const { record } = await desk.minutes.get(of(again));
    expect(record.convocation.convener).toMatchObject({ ground: "chair" });
  });
});

test("a syndic who comes between the two sessions convenes the second himself", async () => {
  await chairedByBruno();
  await leave();
  const first = await convened();
  await on(EVENING, () => openedWith(first, ["Bruno"]));
  await db.admin.query(
    "UPDATE mandate SET starts_on = '2026-05-21', ends_on = '2027-05-20' WHERE association_id = $1",
    [house.id],
  );
  await on(NEXT, async () => {
    await expect(second(bruno(), first)).rejects.toMatchObject({
      cause: { code: "convening.not-vacant" },
    });
    const again = await second(house.syndic, first);
    const seen = await call(bruno()).meeting.get(of(again));
    expect(seen).toMatchObject({ convener: null, heldByConvener: false, mayHold: false });
  });
});

/** Who brings the minutes of a meeting, and by whom their letters are printed; null: by the office. */
async function bringing(meetingId: string) {
  const { rows } = await db.admin.query<{ sender: string; printedFor: string | null }>(
    `SELECT DISTINCT content #>> '{props,cover,sender,name}' AS sender,
       content #>> '{props,cover,printedFor}' AS "printedFor"
     FROM delivery WHERE association_id = $1 AND subject_id = $2 AND kind = 'assembly.minutes'`,
    [house.id, meetingId],
  );
  return rows;
}

test("who signed a request that lapsed convenes the second session of his meeting as well", async () => {
  const requestId = await on("2026-03-02T10:00:00Z", () =>
    encodeRequest(house.syndic, house.id, {
      ...{ reason: "La chaudière", points: [{ title: "Chaudière", motion: "La remplacer." }] },
      ...{ receivedOn: "2026-03-02", signers: [house.partyOf("Ana")] },
    }),
  );
  const ana = house.owner("Ana");
  const first = await on(AFTER, async () => {
    const { convening } = call(ana);
    const ground = { by: "request" as const, requestId, types: {} };
    const meetingId = await convening.start({ associationId: house.id, ground, ...details });
    await convening.convene(of(meetingId));
    return meetingId;
  });
  await opened(first, EVENING, false);
  const again = await on(NEXT, async () => {
    const again = await second(ana, first);
    const seen = await call(ana).meeting.get(of(again));
    // There is a syndic: he holds what she convenes.
    expect(seen).toMatchObject({ convener: { ground: "request" }, heldByConvener: false });
    expect(await call(house.syndic).meeting.get(of(again))).toMatchObject({ mayHold: true });
    return again;
  });
  const { on: day } = await on(NEXT, () => call(ana).meeting.get(of(again)));
  await on(`${day}T17:10:00Z`, async () => {
    await openedWith(again, ["Ana", "Bruno"], house.syndic);
    await concluded(again, house.syndic);
    expect(await bringing(again)).toMatchObject([
      { sender: expect.stringMatching(/^Bureau /), printedFor: null },
    ]);
  });
});
