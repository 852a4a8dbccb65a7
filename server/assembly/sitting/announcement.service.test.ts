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
import { checkIn, join, leave } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { closeBallot, openBallot } from "../ballot/ballot.service.ts";
import { progressOf } from "../ballot/progress.queries.ts";
import { castInRoom, castVotes } from "../ballot/vote.service.ts";
import { announceClosing, askTime } from "./announcement.service.ts";
import { getBoard } from "./board.queries.ts";

let db: TestDatabase;
let house: House;
let bob: Person;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 400, holders: ["ana"] },
    { code: "B1", shares: 350, holders: ["bob"] },
    { code: "C1", shares: 250, holders: ["cis"] },
  ]);
  bob = house.owner("bob");
});
afterAll(() => db.close());

/** Ana in the room, Bob at a distance, one vote open; Cis is away. */
async function voting() {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
  const [resolutionId = ""] = resolutions;
  await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf("ana") });
  await seedStepUp(db.admin, bob, meetingId);
  await join(bob, house.id, { meetingId });
  const chairPartyId = house.partyOf("ana");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  await openBallot(house.syndic, house.id, { resolutionId });
  const cast = async (name: "ana" | "bob", lot: string) => {
    const entitlementId = await headOf(db.admin, house, meetingId, lot);
    const votes = [{ entitlementId, choice: "for" as const }];
    return castVotes(name === "bob" ? bob : house.owner(name), house.id, { resolutionId, votes });
  };
  const close = () => closeBallot(house.syndic, house.id, { resolutionId });
  const announce = (seconds: 60 | 120 | 300 = 60) =>
    announceClosing(house.syndic, house.id, { resolutionId, seconds });
  const boardOf = (who: Person = bob) => read(who, (tx) => getBoard(tx, who, house.id, meetingId));
  return { meetingId, resolutionId, cast, close, announce, boardOf };
}

const inSeconds = (count: number) => now().add({ seconds: count });

test("who is at a distance is told a minute before, and what was told is kept to", async () => {
  const { close, announce, cast } = await voting();
  await cast("ana", "A1");
  await expect(close()).rejects.toMatchObject({ code: "ballot.closing-unannounced" });
  const closesAt = await announce();
  await expect(close()).rejects.toMatchObject({ code: "ballot.closing-early" });
  expect(await at(closesAt, close)).toBe("adopted");
});

test("a late vote is refused by the server's clock; what the room said is still encoded", async () => {
  const { meetingId, resolutionId, announce, cast, close } = await voting();
  const closesAt = await announce();
  await at(closesAt.subtract({ seconds: 10 }), () => cast("bob", "B1"));
  await at(closesAt, async () => {
    await expect(cast("bob", "B1")).rejects.toMatchObject({ code: "ballot.closing-past" });
    await expect(cast("ana", "A1")).rejects.toMatchObject({ code: "ballot.closing-past" });
    const entitlementId = await headOf(db.admin, house, meetingId, "A1");
    const votes = [{ entitlementId, choice: "against" as const }];
    expect(await castInRoom(house.syndic, house.id, { resolutionId, votes })).toBe(1);
    // 400 against 350: her votes are capped to his.
    expect(await close()).toBe("rejected");
  });
});

test("it closes at once where everybody has voted, or nobody is at a distance any more", async () => {
  const all = await voting();
  await all.cast("ana", "A1");
  await all.cast("bob", "B1");
  expect(await all.close()).toBe("adopted");
  const gone = await voting();
  await gone.cast("ana", "A1");
  await gone.announce(300);
  await leave(bob, house.id, { meetingId: gone.meetingId });
  const closed = closeBallot(house.syndic, house.id, {
    ...{ resolutionId: gone.resolutionId, soleVoter: "counted" },
  });
  expect(await closed).toBe("adopted");
});

test("more time is asked once, shown to the desk alone, and answered by a later hour", async () => {
  const { resolutionId, announce, boardOf } = await voting();
  const first = await announce();
  const ask = () => askTime(bob, house.id, { resolutionId });
  await ask();
  await at(inSeconds(1), ask);
  expect(await boardOf()).toMatchObject({ asked: [resolutionId], desk: null });
  expect((await boardOf(house.owner("ana"))).asked).toEqual([]);
  const { desk } = await boardOf(house.syndic);
  expect(desk).toMatchObject({ free: [], requests: [{ resolutionId }] });
  expect(desk?.requests).toHaveLength(1);
  await at(inSeconds(2), async () => {
    const second = await announce(120);
    expect(second.epochMilliseconds).toBe(first.epochMilliseconds + 120_000);
    expect((await boardOf(house.syndic)).desk?.requests).toEqual([]);
    expect((await boardOf()).closings).toMatchObject([{ resolutionId, over: false }]);
  });
  const { rows } = await db.admin.query(
    `SELECT type FROM audit_event WHERE payload->>'resolutionId' = $1 AND type ~ 'closing|time'
     ORDER BY at, id`,
    [resolutionId],
  );
  expect(rows.map(({ type }) => type)).toEqual([
    "assembly/closing.announced",
    "assembly/time.requested",
    "assembly/closing.announced",
  ]);
});

test("who votes for nobody asks for nothing, and only the syndic announces", async () => {
  const { resolutionId } = await voting();
  const asked = askTime(house.owner("cis"), house.id, { resolutionId });
  await expect(asked).rejects.toMatchObject({ code: "access.not-found" });
  const announced = announceClosing(house.owner("ana"), house.id, { resolutionId, seconds: 60 });
  await expect(announced).rejects.toMatchObject({ code: "access.not-found" });
});

test("pages are told of an announcement, and of the moment it announced", async () => {
  const { meetingId, announce } = await voting();
  const mark = async () =>
    (await read(house.syndic, (tx) => progressOf(tx, house.id, meetingId))).mark;
  const before = await mark();
  const closesAt = await announce();
  const told = await mark();
  expect(told).not.toBe(before);
  expect(await at(closesAt, mark)).not.toBe(told);
});
