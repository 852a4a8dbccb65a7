import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at, now } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { headOf, seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { openBallot } from "../ballot/ballot.service.ts";
import { getHands } from "../ballot/hands.queries.ts";
import { recordHands } from "../ballot/hands.service.ts";
import { castInRoom } from "../ballot/vote.service.ts";
import { draftRecord } from "../minutes/minutes.queries.ts";
import { MinutesRecord } from "../minutes/record.schema.ts";
import { getBoard } from "../sitting/board.queries.ts";
import { loseLine, regainLine } from "../sitting/connection.service.ts";
import { admitRemote } from "./admission.service.ts";
import { getRoom } from "./attendance.queries.ts";
import { checkIn } from "./attendance.service.ts";
import { openMeeting } from "./opening.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 500, holders: ["ana"] },
    { code: "B1", shares: 300, holders: ["bob"] },
    { code: "C1", shares: 200, holders: ["cis"] },
  ]);
});
afterAll(() => db.close());

const method = "callback" as const;

/** Ana is in the room, Bob on the telephone alone, Cis at a distance with a page. */
async function sitting() {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
  const [resolutionId = ""] = resolutions;
  const { syndic, id } = house;
  const [ana, bob, cis] = [house.partyOf("ana"), house.partyOf("bob"), house.partyOf("cis")];
  await checkIn(syndic, id, { meetingId, partyId: ana });
  await admitRemote(syndic, id, { meetingId, partyId: bob, method, byTelephone: true });
  await admitRemote(syndic, id, { meetingId, partyId: cis, method: "voice" });
  await openMeeting(syndic, id, { meetingId, chairPartyId: ana, secretaryName: "Sofie" });
  await openBallot(syndic, id, { resolutionId });
  const his = await headOf(db.admin, house, meetingId, "B1");
  const hers = await headOf(db.admin, house, meetingId, "C1");
  return { meetingId, resolutionId, his, hers, line: { meetingId, partyId: bob } };
}

const say = (resolutionId: string, entitlementId: string) =>
  castInRoom(house.syndic, house.id, {
    ...{ resolutionId, votes: [{ entitlementId, choice: "against" as const }] },
  });

const roomOf = (meetingId: string) => read(house.syndic, (tx) => getRoom(tx, house.id, meetingId));

describe("somebody on the telephone alone", () => {
  test("says his vote aloud, and the operator takes it down as heard from afar", async () => {
    const { meetingId, resolutionId, his } = await sitting();
    expect(await say(resolutionId, his)).toBe(1);
    const { rows } = await db.admin.query(
      `SELECT c.channel, c.by_operator, c.derived FROM vote_content c
       JOIN vote_event e ON e.association_id = c.association_id AND e.id = c.vote_id
       WHERE e.resolution_id = $1`,
      [resolutionId],
    );
    expect(rows).toEqual([{ channel: "remote", by_operator: true, derived: false }]);
    const { people, roll } = await roomOf(meetingId);
    expect(people.find(({ partyId }) => partyId === house.partyOf("bob"))?.present).toMatchObject({
      ...{ channel: "remote", telephone: true, lostSince: null },
      admittedBy: house.syndic.displayName,
    });
    expect(roll.map(({ by }) => by?.heard)).toEqual([true, true, false]);
  });

  test("is never among all the others of the room", async () => {
    const { resolutionId } = await sitting();
    const kept = await castInRoom(house.syndic, house.id, {
      ...{ resolutionId, votes: [], others: "for" },
    });
    expect(kept).toBe(1);
  });

  test("is named in a show of hands, in the same count as the room", async () => {
    const { resolutionId, line } = await sitting();
    const hands = { others: "for" as const, for: "", against: "B1", abstain: "" };
    const look = () =>
      read(house.syndic, (tx) => getHands(tx, house.id, { resolutionId, ...hands }));
    await loseLine(house.syndic, house.id, line);
    expect((await look()).plan.problems).toMatchObject([{ word: "B1", why: "cut" }]);
    await at(now().add({ minutes: 2 }), () => regainLine(house.syndic, house.id, line));
    const { mark, heads, plan } = await look();
    expect(heads.map(({ standing }) => standing)).toEqual(["free", "telephone", "remote"]);
    expect(plan.votes.map(({ choice, derived }) => [choice, derived])).toEqual([
      ["for", true],
      ["against", false],
    ]);
    const said = { ...hands, resolutionId, mark, close: false };
    expect(await recordHands(house.syndic, house.id, said)).toBe(2);
    const { rows } = await db.admin.query(
      `SELECT c.channel, c.by_operator, c.derived FROM vote_content c
       JOIN vote_event e ON e.association_id = c.association_id AND e.id = c.vote_id
       WHERE e.resolution_id = $1 ORDER BY c.derived`,
      [resolutionId],
    );
    expect(rows).toEqual([
      { channel: "remote", by_operator: true, derived: false },
      { channel: "room", by_operator: true, derived: true },
    ]);
  });

  test("who has a page votes there himself", async () => {
    const { resolutionId, hers } = await sitting();
    await expect(say(resolutionId, hers)).rejects.toMatchObject({ code: "ballot.not-in-room" });
  });

  test("is not heard while his line is dead; the loss is kept with its vote", async () => {
    const { meetingId, resolutionId, his, line } = await sitting();
    await loseLine(house.syndic, house.id, line);
    await loseLine(house.syndic, house.id, line);
    await expect(say(resolutionId, his)).rejects.toMatchObject({
      ...{ code: "ballot.line-lost", details: { number: 2 } },
    });
    const board = await read(house.syndic, (tx) => getBoard(tx, house.syndic, house.id, meetingId));
    expect(board.desk?.lost).toMatchObject([{ name: "bob Peeters", until: null }]);
    const [person] = (await roomOf(meetingId)).people.filter(({ present }) => present?.telephone);
    expect(person?.present?.lostSince).not.toBeNull();
    await at(now().add({ minutes: 2 }), () => regainLine(house.syndic, house.id, line));
    await regainLine(house.syndic, house.id, line);
    expect(await say(resolutionId, his)).toBe(1);
    const { rows } = await db.admin.query(
      `SELECT round(extract(epoch FROM returned_at - lost_at)) AS seconds
       FROM connection_loss WHERE meeting_id = $1`,
      [meetingId],
    );
    expect(rows).toEqual([{ seconds: "120" }]);
  });

  test("only of him can a line be lost, and only the operator says so", async () => {
    const { meetingId, line } = await sitting();
    for (const name of ["ana", "cis"]) {
      const other = { meetingId, partyId: house.partyOf(name) };
      await expect(loseLine(house.syndic, house.id, other)).rejects.toMatchObject({
        code: "sitting.not-on-telephone",
      });
    }
    for (const write of [loseLine, regainLine]) {
      await expect(write(house.owner("ana"), house.id, line)).rejects.toMatchObject({
        code: "access.not-found",
      });
    }
  });

  test("stands in the minutes with who identified him, how and when", async () => {
    const { meetingId } = await sitting();
    const act = await read(house.syndic, (tx) => draftRecord(tx, house.id, meetingId));
    expect(act.v).toBe("koprogo.minutes/3");
    expect(act.admissions).toMatchObject([
      { name: "bob Peeters", method, by: house.syndic.displayName, telephone: true },
      { name: "cis Peeters", method: "voice", telephone: false },
    ]);
    // Of each hand by itself: another of his name is not on the telephone.
    expect(act.roll.map(({ by }) => [by?.name, by?.telephone])).toEqual([
      ...[
        ["ana Peeters", false],
        ["bob Peeters", true],
        ["cis Peeters", false],
      ],
    ]);
    expect(MinutesRecord.safeParse(act).success).toBe(true);
    expect(MinutesRecord.safeParse({ ...act, v: "koprogo.minutes/2" }).success).toBe(false);
  });
});

test("where the notice is silent, a reason lets him in and stands as a breach", async () => {
  const { meetingId } = await seedMeeting(db.admin, house, "D-01");
  await db.admin.query("UPDATE meeting SET remote_allowed = false WHERE id = $1", [meetingId]);
  const his = { meetingId, partyId: house.partyOf("bob"), method, byTelephone: true };
  await expect(admitRemote(house.syndic, house.id, his)).rejects.toMatchObject({
    ...{ code: "attendance.remote-unreasoned", field: "reason" },
  });
  const reason = "Hospitalisé la veille ; toute l’assemblée y consent.";
  await admitRemote(house.syndic, house.id, { ...his, reason });
  const { rows } = await db.admin.query(
    "SELECT kind, article, statement, reason FROM breach WHERE meeting_id = $1",
    [meetingId],
  );
  expect(rows).toEqual([{ kind: "remote", article: "3.87 §1", statement: "bob Peeters", reason }]);
});
