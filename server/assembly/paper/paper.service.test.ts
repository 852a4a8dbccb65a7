import { afterAll, beforeAll, expect, test } from "vitest";
import { paperLines } from "#components/assembly/minutes-motions.ts";
import { translator } from "#messages/translator.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import {
  seedMeeting,
  seedProxy,
  seedSigningKey,
  seedStepUp,
} from "#server/platform/testing-meeting.ts";
import { checkIn, join } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { openBallot } from "../ballot/ballot.service.ts";
import { closeMeeting } from "../ballot/closing.service.ts";
import { listReceipts } from "../ballot/receipt.queries.ts";
import { CountRecord } from "../ballot/snapshot.schema.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { draftRecord } from "../minutes/minutes.queries.ts";
import { MinutesRecord } from "../minutes/record.schema.ts";
import { beginEncoding, closeOnPaper } from "./paper.service.ts";
import { planSheet } from "./plan.queries.ts";
import { confirmSheet, readBlind, settleSheet, takeSheetBack } from "./reading.service.ts";
import { listSheets } from "./sheet.queries.ts";
import { keepAttendance, keepSheet } from "./sheet.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 400, holders: ["ana"] },
    { code: "A2", shares: 300, holders: ["bob"] },
    { code: "A3", shares: 200, holders: ["carl"] },
    { code: "A4", shares: 100, holders: ["dor"] },
  ]);
});
afterAll(() => db.close());

const nothing = { others: "for", for: "", against: "", abstain: "" } as const;
type Said = Partial<Record<"for" | "against" | "abstain", string>>;

const minutesWordsOf = (act: MinutesRecord) => paperLines(act, translator("fr", "documents"), "fr");

/** A meeting of 20 May at 19:30, whose sheets lie on the table the next morning. */
async function paper(...types: string[]) {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, ...types);
  const line = (name: string, came: string, left = "") => ({
    ...{ partyId: house.partyOf(name), came, left },
  });
  const opening = {
    ...{ meetingId, chairPartyId: house.partyOf("ana"), chairOther: null, chairReason: "" },
    ...{ secretaryName: "Sofie", tellers: "Bob Peeters", openedAt: "19:35" },
  };
  const begin = () => beginEncoding(house.syndic, house.id, { meetingId });
  const attend = (lines: ReturnType<typeof line>[], more: object = {}) =>
    keepAttendance(house.syndic, house.id, { ...opening, lines, ...more });
  const confirm = (sheetId: string, reader = "Bob Peeters") =>
    confirmSheet(house.syndic, house.id, { sheetId, reader });
  const text = (index = 0) => resolutions[index] ?? "";
  const see = async (closedMs: number, said: Said = {}, index = 0) =>
    read(house.syndic, (tx) =>
      planSheet(tx, house.id, text(index), { ...nothing, ...said }, closedMs),
    );
  const sheet = async (openedAt: string, closedAt: string, said: Said = {}, index = 0) => {
    const closed = Temporal.Instant.from(`2026-05-20T${closedAt}:00+02:00`).epochMilliseconds;
    const { mark } = await see(closed, said, index);
    const asked = { resolutionId: text(index), ...nothing, ...said, openedAt, closedAt, mark };
    return keepSheet(house.syndic, house.id, asked);
  };
  const close = (closedAt: string, unvoted = false) =>
    closeOnPaper(house.syndic, house.id, { meetingId, closedAt, unvoted });
  const count = async (index = 0) => {
    const { rows } = await db.admin.query(
      "SELECT snapshot, at, recorded_at FROM ballot_closure WHERE resolution_id = $1",
      [text(index)],
    );
    return { ...rows[0], counted: CountRecord.parse(JSON.parse(rows[0].snapshot)) };
  };
  return { meetingId, text, line, begin, attend, confirm, see, sheet, close, count };
}

/** Three are there at the opening: Dor leaves before the first vote, Carl is there from 20:00 to 21:00. */
async function attended(...types: string[]) {
  const room = await paper(...types);
  await room.begin();
  const lines = [
    room.line("ana", "19:20"),
    room.line("bob", "x"),
    room.line("carl", "20:00", "21:00"),
    room.line("dor", "x", "19:38"),
  ];
  await room.confirm(await room.attend(lines));
  return room;
}

test("a meeting is recorded at the hours of the room, and says when it was", async () => {
  const room = await attended("D-01");
  const { rows } = await db.admin.query(
    `SELECT o.at, o.recorded_at, o.heads_present, o.tellers FROM meeting_opening o WHERE meeting_id = $1`,
    [room.meetingId],
  );
  expect(rows[0].at.toISOString()).toBe("2026-05-20T17:35:00.000Z");
  expect(rows[0].recorded_at.getTime()).toBeGreaterThan(rows[0].at.getTime());
  // Carl was not there yet when the quorum was tested.
  expect(rows[0]).toMatchObject({ heads_present: 3, tellers: "Bob Peeters" });
  const moves = await db.admin.query(
    "SELECT count(*)::int AS all, count(recorded_at)::int AS late FROM attendance WHERE meeting_id = $1",
    [room.meetingId],
  );
  expect(moves.rows[0]).toEqual({ all: 6, late: 6 });
});

test("each vote counts those who were in the room when it was closed", async () => {
  const room = await attended("D-01", "D-01", "D-01");
  await room.confirm(await room.sheet("19:40", "19:50"));
  await room.confirm(await room.sheet("20:05", "20:15", { against: "A3" }, 1));
  await room.confirm(await room.sheet("21:05", "21:10", { abstain: "bob" }, 2));
  const raw = async (index: number) => (await room.count(index)).counted.result.raw;
  expect(await raw(0)).toEqual({ for: "700", against: "0", abstain: "0", silent: "0" });
  expect(await raw(1)).toEqual({ for: "700", against: "200", abstain: "0", silent: "0" });
  expect(await raw(2)).toEqual({ for: "400", against: "0", abstain: "300", silent: "0" });
  const { at: closed, recorded_at: recorded, counted } = await room.count(1);
  expect(closed.toISOString()).toBe("2026-05-20T18:15:00.000Z");
  expect(counted.at).toBe("2026-05-20T18:15:00.000Z");
  expect(recorded.getTime()).toBeGreaterThan(closed.getTime());
  expect(await room.close("21:30")).toMatch(/^[0-9a-f]{64}$/);
  const terms = await db.admin.query(
    "SELECT kind, due_on::text AS on FROM legal_deadline WHERE subject_id = $1 ORDER BY kind",
    [room.meetingId],
  );
  // From the day of the meeting, not from that of the encoding.
  expect(terms.rows).toMatchObject([
    { kind: "assembly.challenge", on: "2026-09-20" },
    { kind: "assembly.minutes" },
    { kind: "assembly.signatures", on: "2026-05-20" },
  ]);
});

test("the minutes say that they were copied from paper, and who read each sheet again", async () => {
  const room = await attended("D-01");
  await room.confirm(await room.sheet("19:40", "19:50"), "Carl Peeters");
  await room.close("21:30");
  const act = await read(house.syndic, (tx) => draftRecord(tx, house.id, room.meetingId));
  expect(MinutesRecord.parse(act)).toMatchObject({ v: "koprogo.minutes/3" });
  expect(act.meeting.openedAt).toBe("2026-05-20T17:35:00.000Z");
  expect(act.paper?.readings).toMatchObject([
    { text: null, manner: "shown", reader: "Bob Peeters" },
    { text: "1.1", manner: "shown", reader: "Carl Peeters" },
  ]);
  const [begun, roll, sheet] = minutesWordsOf(act);
  expect(begun).toContain(act.paper?.by);
  expect(roll).toMatch(/^Liste de présence\u00a0: .*Bob Peeters/);
  expect(sheet).toMatch(/^Feuille de vote 1\.1\u00a0: .*Carl Peeters/);
});

test("a proxy brought to the door is carried from the hour it was handed in", async () => {
  const room = await paper("D-01");
  await seedProxy(db.admin, house, room.meetingId, "dor", "bob");
  await db.admin.query(
    "UPDATE proxy SET registered_at = now(), handed_in_at = '2026-05-20T17:00:00Z' WHERE meeting_id = $1",
    [room.meetingId],
  );
  await room.begin();
  await room.confirm(await room.attend([room.line("ana", "x"), room.line("bob", "x")]));
  await room.confirm(await room.sheet("19:40", "19:50"));
  expect((await room.count()).counted.result.raw.for).toBe("800");
});

test("the second operator with the same sheet is told by whom, and nothing is doubled", async () => {
  const room = await attended("D-01");
  const both = await Promise.allSettled([
    room.sheet("19:40", "19:50"),
    room.sheet("19:40", "19:50"),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "paper.sheet-kept", details: { by: house.syndic.displayName } },
  });
  const [, sheet] = await read(house.syndic, (tx) => listSheets(tx, house.id, room.meetingId));
  const readings = await Promise.allSettled([
    room.confirm(sheet?.id ?? ""),
    room.confirm(sheet?.id ?? ""),
  ]);
  expect(readings.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "paper.sheet-recorded" },
  });
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS votes FROM vote_event WHERE meeting_id = $1",
    [room.meetingId],
  );
  expect(rows[0]).toEqual({ votes: 2 });
  await expect(room.sheet("19:40", "19:50")).rejects.toMatchObject({
    code: "paper.sheet-recorded",
  });
});

test("a sheet taken back records nothing and is entered anew", async () => {
  const room = await attended("D-01");
  const sheetId = await room.sheet("19:40", "19:50", { against: "A1" });
  await takeSheetBack(house.syndic, house.id, { sheetId });
  await expect(room.confirm(sheetId)).rejects.toMatchObject({ code: "access.not-found" });
  await room.confirm(await room.sheet("19:40", "19:50"));
  expect((await room.count()).counted.result.raw.against).toBe("0");
  await expect(takeSheetBack(house.syndic, house.id, { sheetId })).rejects.toMatchObject({
    code: "access.not-found",
  });
});

test("a blind reading that agrees records; one that differs is settled on the paper", async () => {
  const room = await attended("D-01", "D-01");
  const blind = (sheetId: string, closedAt: string, said: Said = {}) =>
    readBlind(house.syndic, house.id, {
      ...{ sheetId, reader: "Bob Peeters", ...nothing, ...said, openedAt: "19:40", closedAt },
    });
  const first = await room.sheet("19:40", "19:50", { against: "bob" });
  // Named or one of all the others: the same figures.
  expect(await blind(first, "19:50", { against: "A2", for: "A1" })).toBe("recorded");
  const second = await room.sheet("19:40", "19:55", {}, 1);
  const settle = (right: "first" | "second") =>
    settleSheet(house.syndic, house.id, { sheetId: second, reader: "Bob Peeters", right });
  await expect(settle("first")).rejects.toMatchObject({ code: "paper.no-difference" });
  expect(await blind(second, "19:55", { abstain: "ana" })).toBe("differs");
  await expect(room.confirm(second)).rejects.toMatchObject({ code: "paper.sheet-moved" });
  await expect(room.close("21:30")).rejects.toMatchObject({ code: "paper.sheets-waiting" });
  await settle("second");
  expect((await room.count(1)).counted.result.raw).toMatchObject({ for: "300", abstain: "400" });
});

test("what the sheet of a vote cannot say is refused, field by field", async () => {
  const room = await paper("D-01");
  await expect(room.attend([room.line("ana", "x")])).rejects.toMatchObject({
    code: "paper.not-begun",
  });
  await room.begin();
  await room.begin();
  await expect(room.sheet("19:40", "19:50")).rejects.toMatchObject({
    code: "paper.attendance-first",
  });
  const ana = house.partyOf("ana");
  const refused = [
    [[room.line("ana", "19:40")], {}, "attendance.chair-absent", "chairPartyId"],
    [[room.line("ana", "x", "19:00")], {}, "paper.left-before-coming", `left.${ana}`],
    [[room.line("ana", "x 20:00")], {}, "paper.came-twice", `came.${ana}`],
    [[room.line("ana", "tôt")], {}, "paper.time-unreadable", `came.${ana}`],
    [[room.line("ana", "x")], { openedAt: "25:00" }, "paper.time-unreadable", "openedAt"],
  ] as const;
  for (const [lines, more, code, field] of refused) {
    await expect(room.attend([...lines], more)).rejects.toMatchObject({ code, field });
  }
  const stranger = { partyId: room.meetingId, came: "x", left: "" };
  await expect(room.attend([stranger])).rejects.toMatchObject({ code: "attendance.not-expected" });
  await room.confirm(await room.attend(["ana", "bob", "dor"].map((name) => room.line(name, "x"))));
  await expect(room.attend([room.line("ana", "x")])).rejects.toMatchObject({
    code: "paper.sheet-recorded",
  });
  await expect(room.sheet("19:00", "19:50")).rejects.toMatchObject({ field: "openedAt" });
  await expect(room.sheet("20:00", "19:50")).rejects.toMatchObject({ field: "closedAt" });
  await expect(room.sheet("19:40", "19:50", { against: "zoe" })).rejects.toMatchObject({
    code: "ballot.hands-unclear",
  });
  await expect(room.close("21:00")).rejects.toMatchObject({ code: "paper.texts-missing" });
  await expect(room.close("19:00", true)).rejects.toMatchObject({ code: "paper.before-opening" });
  await room.close("21:00", true);
  await expect(room.sheet("19:40", "19:50")).rejects.toMatchObject({
    code: "ballot.meeting-closed",
  });
});

test("what is copied is not held at the same time, and what is held is not copied", async () => {
  const room = await paper("D-01");
  const partyId = house.partyOf("ana");
  const { meetingId } = room;
  await room.begin();
  const live = { meetingId, chairPartyId: partyId, secretaryName: "Sofie" };
  const refusals = [
    () => checkIn(house.syndic, house.id, { meetingId, partyId }),
    () => openMeeting(house.syndic, house.id, live),
    () => closeMeeting(house.syndic, house.id, { meetingId }),
  ];
  for (const attempt of refusals) {
    await expect(attempt()).rejects.toMatchObject({ code: "paper.in-hand" });
  }
  await seedStepUp(db.admin, house.owner("bob"), meetingId);
  await expect(join(house.owner("bob"), house.id, { meetingId })).rejects.toMatchObject({
    code: "paper.in-hand",
  });
  await room.confirm(await room.attend(["ana", "bob", "dor"].map((name) => room.line(name, "x"))));
  await expect(
    openBallot(house.syndic, house.id, { resolutionId: room.text() }),
  ).rejects.toMatchObject({ code: "paper.in-hand" });

  const held = await paper("D-01");
  await checkIn(house.syndic, house.id, { meetingId: held.meetingId, partyId });
  await openMeeting(house.syndic, house.id, { ...live, meetingId: held.meetingId });
  await expect(held.begin()).rejects.toMatchObject({ code: "paper.already-open" });
  const early = await paper("D-01");
  await at(Temporal.Instant.from("2026-05-20T17:29:00Z"), () =>
    expect(early.begin()).rejects.toMatchObject({ code: "paper.too-early" }),
  );
});

test("without quorum the opening is recorded, and no vote", async () => {
  const room = await paper("D-01");
  await room.begin();
  await room.confirm(await room.attend([room.line("ana", "x")]));
  await expect(room.sheet("19:40", "19:50")).rejects.toMatchObject({ code: "ballot.not-quorate" });
  expect(await room.close("19:45")).toBeNull();
});

test("the roll is that of the day of the meeting, whoever bought since", async () => {
  const room = await paper("D-01");
  const { rows } = await db.admin.query(
    "SELECT id FROM holding WHERE lot_id = $1 AND ends_on IS NULL",
    [house.lotOf("A4")],
  );
  await db.admin.query("UPDATE holding SET ends_on = '2026-06-30' WHERE id = $1", [rows[0].id]);
  await room.begin();
  await room.confirm(
    await room.attend([room.line("ana", "x"), room.line("dor", "x"), room.line("bob", "x")]),
  );
  await room.confirm(await room.sheet("19:40", "19:50"));
  expect((await room.count()).counted.result.raw.for).toBe("800");
});

test("it is for who holds the meeting alone", async () => {
  const room = await paper("D-01");
  const owner = house.owner("ana");
  await expect(beginEncoding(owner, house.id, { meetingId: room.meetingId })).rejects.toMatchObject(
    { code: "access.not-found" },
  );
  await room.begin();
  await expect(
    closeOnPaper(owner, house.id, { meetingId: room.meetingId, closedAt: "21:00", unvoted: true }),
  ).rejects.toMatchObject({ code: "access.not-found" });
});

test("what an owner is shown of it says that it was recorded afterwards", async () => {
  const room = await attended("D-01");
  await room.confirm(await room.sheet("19:40", "19:50"));
  await room.close("21:30");
  const ana = [house.partyOf("ana")];
  const receipts = await read(house.syndic, (tx) =>
    listReceipts(tx, house.id, ana, room.meetingId),
  );
  expect(receipts.map(({ onPaper }) => onPaper)).toEqual([true]);
  const meeting = (meetingId: string) =>
    read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
  expect((await meeting(room.meetingId)).onPaper).toBe(true);
  expect((await meeting((await paper("D-01")).meetingId)).onPaper).toBe(false);
});
