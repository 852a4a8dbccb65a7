import { afterAll, beforeAll, expect, test } from "vitest";
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
import { openBallot } from "./ballot.service.ts";
import { getHands } from "./hands.queries.ts";
import { recordHands } from "./hands.service.ts";
import { findOwnVote } from "./receipt.queries.ts";
import { CountRecord } from "./snapshot.schema.ts";
import { castVotes } from "./vote.service.ts";

let db: TestDatabase;
let house: House;

/** Forty owners of one lot each, one of them at a distance and one who stayed at home. */
const people = Array.from({ length: 40 }, (_, at) => `p${String(at + 1).padStart(2, "0")}`);
const [first = "", second = "", third = ""] = people;
const far = people[38] ?? "";
const absent = people[39] ?? "";
const nothing = { others: "for", for: "", against: "", abstain: "" } as const;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(
    db.admin,
    people.map((name) => ({ code: name.toUpperCase(), shares: 25, holders: [name] })),
  );
});
afterAll(() => db.close());

async function voting() {
  const atHome = house.owner(far);
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
  for (const name of people.slice(0, 38)) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
  }
  await seedStepUp(db.admin, atHome, meetingId);
  await join(atHome, house.id, { meetingId });
  const chairPartyId = house.partyOf(first);
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  const resolutionId = resolutions[0] ?? "";
  await openBallot(house.syndic, house.id, { resolutionId });
  const see = (asked: Partial<Record<"for" | "against" | "abstain", string>> = {}) =>
    read(house.syndic, (tx) => getHands(tx, house.id, { resolutionId, ...nothing, ...asked }));
  const record = (mark: string, asked: object = {}, close = false) =>
    recordHands(house.syndic, house.id, { resolutionId, ...nothing, ...asked, mark, close });
  const count = async () => {
    const { rows } = await db.admin.query(
      "SELECT snapshot FROM ballot_closure WHERE resolution_id = $1",
      [resolutionId],
    );
    return CountRecord.parse(JSON.parse(rows[0].snapshot));
  };
  const vote = async (name: string, choice: "for" | "against") => {
    const entitlementId = await headOf(db.admin, house, meetingId, name.toUpperCase());
    await castVotes(name === far ? atHome : house.owner(name), house.id, {
      resolutionId,
      votes: [{ entitlementId, choice }],
    });
  };
  return { meetingId, resolutionId, see, record, count, vote };
}

test("all for except three: recorded and closed at once, the others marked as derived", async () => {
  const { meetingId, resolutionId, see, record, count, vote } = await voting();
  await vote(far, "against");
  const asked = { against: `${first} ${second}`, abstain: third };
  const { mark, plan } = await see(asked);
  expect(plan.votes).toHaveLength(38);
  expect(await record(mark, asked, true)).toBe(38);
  const { seats, result } = await count();
  expect(result.raw).toEqual({ for: "875", against: "75", abstain: "25", silent: "0" });
  expect(seats.filter(({ derived }) => derived)).toHaveLength(35);
  const receiptOf = async (name: string) => {
    const entitlementId = await headOf(db.admin, house, meetingId, name.toUpperCase());
    const ref = { meetingId, resolutionId, entitlementId };
    return read(house.owner(name), (tx) => findOwnVote(tx, house.id, [house.partyOf(name)], ref));
  };
  expect(await receiptOf(people[10] ?? "")).toMatchObject({
    ...{ v: "koprogo.vote/2", derived: true, choice: "for", byOperator: true },
  });
  const named = await receiptOf(first);
  expect(named).toMatchObject({ v: "koprogo.vote/1", choice: "against", byOperator: true });
  expect(named).not.toHaveProperty("derived");
});

test("two operators encode the same paper: the second is told, nothing doubles", async () => {
  const { resolutionId, see, record } = await voting();
  const asked = { against: first };
  const [one, two] = [await see(asked), await see(asked)];
  expect(one.mark).toBe(two.mark);
  const both = await Promise.allSettled([record(one.mark, asked), record(two.mark, asked)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "ballot.hands-moved" },
  });
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS votes FROM vote_event WHERE resolution_id = $1",
    [resolutionId],
  );
  expect(rows[0]).toEqual({ votes: 38 });
  const again = await see(asked);
  expect(again.plan.problems).toMatchObject([{ why: "recorded" }]);
  await expect(record(again.mark, asked)).rejects.toMatchObject({ code: "ballot.hands-unclear" });
  await expect(record((await see()).mark)).rejects.toMatchObject({ code: "ballot.choice-missing" });
});

test("who votes himself meanwhile is not overwritten, who is away or far not recorded", async () => {
  const { see, record, vote } = await voting();
  const { mark, heads } = await see();
  const standing = (name: string) =>
    heads.find(({ lots }) => lots.some(({ code }) => code === name.toUpperCase()))?.standing;
  expect([standing(far), standing(absent), standing(first)]).toEqual(["remote", "away", "free"]);
  await vote(second, "against");
  await expect(record(mark)).rejects.toMatchObject({ code: "ballot.hands-moved" });
  expect(await record((await see()).mark)).toBe(37);
});
