import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { now } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting, seedProxy, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { openBallot } from "../ballot/ballot.service.ts";
import { draftRecord } from "../minutes/minutes.queries.ts";
import { getRoom } from "./attendance.queries.ts";
import { checkIn } from "./attendance.service.ts";
import { loadFloor, loadSeats } from "./floor.queries.ts";
import { seatsAt, seatsOn } from "./floor.rules.ts";
import { canonicalRoll, openMeeting } from "./opening.service.ts";

let db: TestDatabase;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 250, holders: ["ana"] },
    { code: "B1", shares: 150, holders: ["bob"] },
    { code: "C1", shares: 200, holders: ["cis", "dor"] },
    { code: "E1", shares: 150, holders: ["eve:usufruct", "fay:bare"] },
    { code: "G1", shares: 150, holders: ["gus"] },
    { code: "B2", shares: 100, holders: ["bob"] },
  ]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
});
afterAll(() => db.close());

const come = (meetingId: string, ...names: string[]) =>
  names.reduce(
    (before, name) =>
      before.then(() =>
        checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) }),
      ),
    Promise.resolve(),
  );

const open = (meetingId: string, chair = "ana") =>
  openMeeting(house.syndic, house.id, {
    meetingId,
    chairPartyId: house.partyOf(chair),
    secretaryName: "Sofie",
  });

describe("the opening", () => {
  test("freezes the roll as heads, with its numbers and its hash", async () => {
    const { meetingId } = await seedMeeting(db.admin, house, "D-01");
    await come(meetingId, "ana", "bob", "dor");
    const quorum = await open(meetingId);
    expect(quorum).toMatchObject({
      headsPresent: 3,
      headsTotal: 5,
      sharesPresent: 700n,
      sharesTotal: 1000n,
      quorate: true,
    });
    const { rows } = await db.admin.query(
      "SELECT number, nature, shares::int FROM entitlement WHERE meeting_id = $1 ORDER BY number",
      [meetingId],
    );
    expect(rows.map(({ number, nature, shares }) => [number, nature, shares])).toEqual([
      [1, "sole", 250],
      [2, "sole", 250],
      [3, "undivided", 200],
      [4, "divided", 150],
      [5, "sole", 150],
    ]);
    const floor = await read(house.syndic, (tx) => loadFloor(tx, house.id, meetingId));
    const hash = await db.admin.query(
      `SELECT roll_hash = sha256(convert_to($2, 'UTF8')) AS same FROM meeting_opening
       WHERE meeting_id = $1`,
      [meetingId, canonicalRoll(meetingId, floor.sharesTotal, floor.heads)],
    );
    expect(hash.rows).toEqual([{ same: true }]);
    await expect(open(meetingId)).rejects.toMatchObject({ code: "attendance.already-open" });
  });

  test("holds what the register says later, as it was on the day", async () => {
    const { meetingId } = await seedMeeting(db.admin, house, "D-01");
    await come(meetingId, "ana", "bob", "cis");
    await open(meetingId);
    const before = await read(house.syndic, (tx) => loadFloor(tx, house.id, meetingId));
    const gus = [house.lotOf("G1"), house.partyOf("gus")];
    const move = "UPDATE holding SET party_id = $3 WHERE lot_id = $1 AND party_id = $2";
    await db.admin.query(move, [...gus, house.partyOf("ana")]);
    const after = await read(house.syndic, (tx) => loadFloor(tx, house.id, meetingId));
    expect(after.heads).toEqual(before.heads);
    await db.admin.query(move, [house.lotOf("G1"), house.partyOf("ana"), house.partyOf("gus")]);
  });

  test("what a vote reads of a few heads says of them what the whole floor says", async () => {
    const { meetingId } = await seedMeeting(db.admin, house, "D-01");
    const { meetingId: another } = await seedMeeting(db.admin, house, "D-01");
    await seedProxy(db.admin, house, meetingId, "gus", "bob");
    await come(meetingId, "ana", "bob", "dor");
    await open(meetingId);
    const moment = now().epochMilliseconds;
    const load = (of: string, heads: string[] | null) =>
      read(house.syndic, (tx) => loadSeats(tx, house.id, of, heads));
    const floor = await read(house.syndic, (tx) => loadFloor(tx, house.id, meetingId));
    for (const { head, parts } of seatsAt(floor, moment)) {
      const seats = await load(meetingId, [`${head.entitlementId}`]);
      expect(seats.heads).toEqual([head]);
      expect(seatsOn(seats, moment, "no item")(head)).toEqual(parts);
    }
    expect((await load(meetingId, null)).heads).toEqual(floor.heads);
    expect((await load(another, [`${floor.heads[0]?.entitlementId}`])).heads).toEqual([]);
  });

  test("the room shows who votes for whom, and the quorum with its numbers", async () => {
    const { meetingId } = await seedMeeting(db.admin, house, "D-01");
    await seedProxy(db.admin, house, meetingId, "gus", "bob");
    await come(meetingId, "bob");
    const room = await read(house.syndic, (tx) => getRoom(tx, house.id, meetingId));
    expect(room.opening).toBeNull();
    expect(room.quorum).toMatchObject({ headsPresent: 2, sharesPresent: 400n, quorate: false });
    const bob = room.people.find(({ name }) => name === "bob Peeters");
    expect(bob).toMatchObject({ isOwner: true, present: { channel: "room" }, carries: [2, 5] });
    const gus = room.roll.find(({ number }) => number === 5);
    expect(gus).toMatchObject({
      holders: ["gus Peeters"],
      lots: ["G1"],
      by: { name: "bob Peeters", underProxy: true },
    });
    expect(room.roll.filter(({ suspended }) => suspended)).toHaveLength(1);
  });

  test("a suspended head is neither present nor represented", async () => {
    const { meetingId } = await seedMeeting(db.admin, house, "D-01");
    await expect(come(meetingId, "eve")).rejects.toMatchObject({
      code: "attendance.not-expected",
    });
  });

  test("without quorum it is recorded, and nothing can be voted", async () => {
    const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
    await come(meetingId, "ana", "bob");
    expect((await open(meetingId)).quorate).toBe(false);
    const [resolutionId = ""] = resolutions;
    await expect(openBallot(house.syndic, house.id, { resolutionId })).rejects.toMatchObject({
      code: "ballot.not-quorate",
    });
  });

  test("is chaired by an owner who is there", async () => {
    const { meetingId } = await seedMeeting(db.admin, house, "D-01");
    await come(meetingId, "bob");
    await expect(open(meetingId, "ana")).rejects.toMatchObject({ code: "attendance.chair-absent" });
    const stranger = { meetingId, chairPartyId: other.partyOf("zoe"), secretaryName: "S" };
    await expect(openMeeting(house.syndic, house.id, stranger)).rejects.toMatchObject({
      code: "attendance.chair-not-owner",
    });
  });

  test("a chair who owns nothing is opened with a reason only, and is a breach in the minutes", async () => {
    const { meetingId } = await seedMeeting(db.admin, house, "D-01");
    await come(meetingId, "ana", "bob", "cis");
    const elected = {
      ...{ meetingId, chairPartyId: null, secretaryName: "Sofie" },
      chairOther: { givenName: "Sofie", familyName: "Dumont" },
    };
    await expect(openMeeting(house.syndic, house.id, elected)).rejects.toMatchObject({
      code: "attendance.chair-not-owner",
    });
    const chairReason = "Personne d’autre n’a voulu.";
    await expect(
      openMeeting(house.syndic, house.id, {
        ...{ ...elected, chairOther: null, chairReason },
      }),
    ).rejects.toMatchObject({ code: "attendance.chair-not-owner" });
    await openMeeting(house.syndic, house.id, { ...elected, chairReason });
    const room = await read(house.syndic, (tx) => getRoom(tx, house.id, meetingId));
    expect(room.opening?.chair).toBe("Sofie Dumont");
    const record = await read(house.syndic, (tx) => draftRecord(tx, house.id, meetingId));
    expect(record.breaches).toMatchObject([
      { kind: "chair", article: "3.87 §5", item: null, reason: chairReason },
    ]);
    expect(record.breaches?.[0]?.statement).toContain("Sofie Dumont");
  });

  test("somebody of the register who owns nothing is there before he takes the chair", async () => {
    const { meetingId } = await seedMeeting(db.admin, house, "D-01");
    await come(meetingId, "ana", "bob", "cis");
    const why = { secretaryName: "Sofie", chairReason: "Le gardien de la salle" };
    const zoe = { meetingId, chairPartyId: other.partyOf("zoe"), ...why };
    await expect(openMeeting(house.syndic, house.id, zoe)).rejects.toMatchObject({
      code: "attendance.chair-absent",
    });
    // An owner needs no reason, and no breach comes of one that is given.
    await openMeeting(house.syndic, house.id, {
      ...{ meetingId, chairPartyId: house.partyOf("ana"), ...why },
    });
    const record = await read(house.syndic, (tx) => draftRecord(tx, house.id, meetingId));
    expect(record.breaches).toBeUndefined();
  });

  test("two openings at once leave one", async () => {
    const { meetingId } = await seedMeeting(db.admin, house, "D-01");
    await come(meetingId, "ana", "bob", "cis");
    const tries = await Promise.allSettled([open(meetingId), open(meetingId), open(meetingId)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of tries) {
      if (result.status === "rejected") {
        expect(result.reason).toMatchObject({ code: "attendance.already-open" });
      }
    }
  });
});
