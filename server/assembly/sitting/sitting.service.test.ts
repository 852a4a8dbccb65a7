import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { at, now } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import {
  headOf,
  seedMeeting,
  seedSigningKey,
  seedStepUp,
} from "#server/platform/testing-meeting.ts";
import { checkIn, join } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { closeBallot, openBallot } from "../ballot/ballot.service.ts";
import { closeMeeting } from "../ballot/closing.service.ts";
import { progressOf } from "../ballot/progress.queries.ts";
import { castInRoom, castVotes } from "../ballot/vote.service.ts";
import { draftRecord } from "../minutes/minutes.queries.ts";
import { MinutesRecord } from "../minutes/record.schema.ts";
import { announceClosing } from "./announcement.service.ts";
import { getBoard } from "./board.queries.ts";
import { beatSeconds, lossSeconds, MANY, wasLost } from "./connection.rules.ts";
import { showConnection } from "./connection.service.ts";
import { cutOff } from "./interruption.queries.ts";
import { pauseMeeting, resumeMeeting } from "./pause.service.ts";
import { giveFloor, lowerHand, lowerOwnHand, raiseHand } from "./speaking.service.ts";

let db: TestDatabase;
let house: House;
let ana: Person;
let bob: Person;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 400, holders: ["ana"] },
    { code: "B1", shares: 350, holders: ["bob"] },
    { code: "C1", shares: 250, holders: ["cis"] },
  ]);
  ana = house.owner("ana");
  bob = house.owner("bob");
});
afterAll(() => db.close());

/** Ana in the room, Bob at a distance, one vote open; Cis is away. */
async function sitting() {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01", "D-01");
  const [resolutionId = ""] = resolutions;
  await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf("ana") });
  await seedStepUp(db.admin, bob, meetingId);
  await join(bob, house.id, { meetingId });
  const chairPartyId = house.partyOf("ana");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  await openBallot(house.syndic, house.id, { resolutionId });
  const boardOf = (who: Person = house.syndic) =>
    read(who, (tx) => getBoard(tx, who, house.id, meetingId));
  const cast = async (lot = "B1") => {
    const entitlementId = await headOf(db.admin, house, meetingId, lot);
    const votes = [{ entitlementId, choice: "for" as const }];
    return castVotes(bob, house.id, { resolutionId, votes });
  };
  return { ref: { meetingId }, resolutionId, resolutions, boardOf, cast };
}

const inSeconds = (count: number) => now().add({ seconds: count });
const shown = async (board: Promise<{ hands: readonly { name: string; given: boolean }[] }>) =>
  (await board).hands.map(({ name, given }) => `${name}${given ? " speaks" : ""}`);

test("hands stand in the order they went up, each with the item in hand", async () => {
  const { ref, boardOf } = await sitting();
  await raiseHand(bob, house.id, ref);
  await at(inSeconds(1), () => raiseHand(ana, house.id, ref));
  await at(inSeconds(2), () => raiseHand(bob, house.id, ref));
  const { hands } = await boardOf(ana);
  expect(hands.map(({ name, item, own }) => [name, item, own])).toEqual([
    ["bob Peeters", 1, false],
    ["ana Peeters", 1, true],
  ]);
  await giveFloor(house.syndic, house.id, { ...ref, handId: hands[1]?.id ?? "" });
  expect(await shown(boardOf())).toEqual(["ana Peeters speaks", "bob Peeters"]);
  await giveFloor(house.syndic, house.id, { ...ref, handId: hands[0]?.id ?? "" });
  expect(await shown(boardOf())).toEqual(["bob Peeters speaks"]);
  await lowerHand(house.syndic, house.id, { ...ref, handId: hands[0]?.id ?? "" });
  await raiseHand(ana, house.id, ref);
  await lowerOwnHand(ana, house.id, ref);
  expect(await shown(boardOf())).toEqual([]);
});

test("who is not there raises no hand, and nothing of it is left after the meeting", async () => {
  const { ref, resolutionId, cast } = await sitting();
  await expect(raiseHand(house.owner("cis"), house.id, ref)).rejects.toMatchObject({
    code: "ballot.not-present",
  });
  await raiseHand(bob, house.id, ref);
  const unknown = giveFloor(house.syndic, house.id, { ...ref, handId: ref.meetingId });
  await expect(unknown).rejects.toMatchObject({ code: "access.not-found" });
  await cast();
  await closeBallot(house.syndic, house.id, { resolutionId });
  await closeMeeting(house.syndic, house.id, ref);
  const { rows } = await db.admin.query(
    `SELECT count(*)::int AS n FROM raised_hand WHERE meeting_id = $1
     UNION ALL SELECT count(*)::int FROM audit_event WHERE type ~ 'hand'`,
    [ref.meetingId],
  );
  expect(rows).toEqual([{ n: 0 }, { n: 0 }]);
  await expect(raiseHand(bob, house.id, ref)).rejects.toMatchObject({
    code: "ballot.meeting-closed",
  });
});

test("while the meeting is suspended nobody votes, opens or counts; then the time left is given back", async () => {
  const { ref, resolutionId, resolutions, cast, boardOf } = await sitting();
  await announceClosing(house.syndic, house.id, { resolutionId, seconds: 120 });
  const said = { ...ref, reason: "La liaison avec la salle est coupée" };
  await pauseMeeting(house.syndic, house.id, said);
  const paused = { code: "ballot.paused" };
  await expect(cast()).rejects.toMatchObject(paused);
  const inRoom = { resolutionId, votes: [], others: "for" as const };
  await expect(castInRoom(house.syndic, house.id, inRoom)).rejects.toMatchObject(paused);
  await expect(closeBallot(house.syndic, house.id, { resolutionId })).rejects.toMatchObject(paused);
  const next = { resolutionId: resolutions[1] ?? "" };
  await expect(openBallot(house.syndic, house.id, next)).rejects.toMatchObject(paused);
  await expect(pauseMeeting(house.syndic, house.id, said)).rejects.toMatchObject({
    code: "sitting.paused",
  });
  await at(inSeconds(600), async () => {
    await resumeMeeting(house.syndic, house.id, ref);
    const [closing] = (await boardOf()).closings;
    const left = Temporal.Instant.from(closing?.closesAt ?? "")
      .since(now())
      .total("seconds");
    expect(left).toBeGreaterThan(110);
    expect(left).toBeLessThanOrEqual(120);
    await cast();
    await expect(resumeMeeting(house.syndic, house.id, ref)).rejects.toMatchObject({
      code: "sitting.not-paused",
    });
  });
  const act = await read(house.syndic, (tx) => draftRecord(tx, house.id, ref.meetingId));
  expect(act.pauses).toMatchObject([{ reason: said.reason }]);
});

test("one row for each loss of connection, however often the page shows itself", async () => {
  const { ref, boardOf } = await sitting();
  const mark = async () =>
    (await read(house.syndic, (tx) => progressOf(tx, house.id, ref.meetingId))).mark;
  expect(await showConnection(bob, house.id, ref)).toBe(true);
  expect(await showConnection(ana, house.id, ref)).toBe(false);
  for (const second of [10, 30, 60, 100]) {
    await at(inSeconds(second), () => showConnection(bob, house.id, ref));
  }
  const whole = await mark();
  await at(inSeconds(150), async () => {
    expect(await mark()).not.toBe(whole);
    expect((await boardOf()).desk?.lost).toMatchObject([{ name: "bob Peeters", until: null }]);
  });
  await at(inSeconds(300), () => showConnection(bob, house.id, ref));
  await at(inSeconds(301), async () => {
    const [loss, ...more] = (await boardOf()).desk?.lost ?? [];
    expect(more).toEqual([]);
    expect(loss).toMatchObject({ name: "bob Peeters", items: [1] });
    const gap = Temporal.Instant.from(loss?.at ?? "").until(loss?.until ?? "");
    expect(Math.round(gap.total("seconds"))).toBe(200);
  });
  expect((await boardOf(ana)).desk).toBeNull();
  const act = await read(house.syndic, (tx) => draftRecord(tx, house.id, ref.meetingId));
  expect(act.losses).toMatchObject([{ name: "bob Peeters", items: [1] }]);
  expect(MinutesRecord.safeParse({ ...act, v: "koprogo.minutes/1" }).success).toBe(false);
});

test("who never came back is kept as lost when the meeting closes", async () => {
  const { ref, resolutionId, cast } = await sitting();
  await cast();
  await showConnection(bob, house.id, ref);
  await at(inSeconds(90), async () => {
    await closeBallot(house.syndic, house.id, { resolutionId });
    await closeMeeting(house.syndic, house.id, ref);
    const act = await read(house.syndic, (tx) => draftRecord(tx, house.id, ref.meetingId));
    expect(act.losses).toMatchObject([{ name: "bob Peeters", until: null, items: [1] }]);
  });
});

test("where many take part at a distance each is looked for more seldom", async () => {
  const { ref } = await sitting();
  await showConnection(bob, house.id, ref);
  const lostIn = (seconds: number) =>
    at(inSeconds(seconds), () =>
      read(house.syndic, (tx) => cutOff(tx, house.id, ref.meetingId)).then(({ length }) => length),
    );
  expect(await lostIn(46)).toBe(1);
  await db.admin.query(
    `WITH others AS (INSERT INTO party (association_id, id, kind, family_name, language, created_at)
       SELECT $1, gen_random_uuid(), 'natural', 'Wouters', 'nl', now() FROM generate_series(1, $3::int)
       RETURNING id)
     INSERT INTO remote_connection (association_id, meeting_id, party_id, seen_at)
     SELECT $1, $2, id, now() FROM others`,
    [house.id, ref.meetingId, MANY],
  );
  expect(await lostIn(46)).toBe(0);
  expect(await lostIn(136)).toBe(1);
});

test.each([
  ["a moment short of the limit", 44_999, false, false],
  ["at the limit", 45_000, false, true],
  ["past it", 45_001, false, true],
  ["of many, a moment short of the limit", 134_999, true, false],
  ["of many, at the limit", 135_000, true, true],
])("a connection is lost: %s", (_, gap, many, lost) => {
  expect(wasLost({ seenAt: 1_000, since: 0, many }, 1_000 + gap)).toBe(lost);
  expect(wasLost({ seenAt: 1_000, since: 1_001, many }, 1_000 + gap)).toBe(false);
});

test("a line is looked for twice at least before it counts as lost, however many there are", () => {
  for (const many of [false, true]) {
    expect(lossSeconds(many)).toBeGreaterThan(2 * beatSeconds(many));
  }
});
