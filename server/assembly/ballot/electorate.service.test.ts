import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import {
  headOf,
  seedMeeting,
  seedProxy,
  seedSigningKey,
} from "#server/platform/testing-meeting.ts";
import { checkReceipt } from "#server/proof/receipt/receipt.rules.ts";
import { NewKey, NewVersion } from "#server/registry/distribution/distribution.schema.ts";
import { addKey, changeKey } from "#server/registry/distribution/distribution.service.ts";
import { checkIn, checkOut } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { draftRecord } from "../minutes/minutes.queries.ts";
import type { Choice } from "./ballot.rules.ts";
import { closeBallot, openBallot } from "./ballot.service.ts";
import { closeMeeting } from "./closing.service.ts";
import { CountRecord } from "./snapshot.schema.ts";
import { getVoter, listBallots } from "./view.queries.ts";
import { castInRoom, castVotes } from "./vote.service.ts";

let db: TestDatabase;
let house: House;
let lift: string;

const weigh = (weights: Readonly<Record<string, number>>) =>
  Object.entries(weights).map(([code, weight]) => ({
    lotId: house.lotOf(code),
    weight: String(weight),
  }));

const key = (name: string, weights: Readonly<Record<string, number>>) =>
  addKey(
    house.syndic,
    house.id,
    NewKey.parse({
      ...{ name, purpose: "special_parts", startsOn: "2020-01-01", decision: "Statuts, art. 12" },
      weights: weigh(weights),
    }),
  );

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["ana"] },
    { code: "B1", shares: 100, holders: ["bob"] },
    { code: "B2", shares: 100, holders: ["cis"] },
    { code: "A2", shares: 100, holders: ["cis"] },
    { code: "B3", shares: 100, holders: ["dor"] },
  ]);
  lift = await key("Ascenseur du bloc B", { B1: 40, B2: 60, B3: 100 });
});
afterAll(() => db.close());

/** A meeting in progress whose first text only the lift's owners vote on; the second is for all. */
async function held(...present: string[]) {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-14", "D-01");
  const [resolutionId = "", ofAll = ""] = resolutions;
  const link = "UPDATE resolution SET electorate_key_id = $1 WHERE id = $2";
  await db.admin.query(link, [lift, resolutionId]);
  for (const name of present) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
  }
  const chair = { chairPartyId: house.partyOf("ana"), secretaryName: "Sofie" };
  await openMeeting(house.syndic, house.id, { meetingId, ...chair });
  const cast = async (person: Person, lot: string, choice: Choice, text = resolutionId) => {
    const entitlementId = await headOf(db.admin, house, meetingId, lot);
    const votes = [{ entitlementId, choice }];
    return castVotes(person, house.id, { resolutionId: text, votes });
  };
  const encode = async (text: string, choice: Choice, ...lots: string[]) => {
    const heads = await Promise.all(lots.map((lot) => headOf(db.admin, house, meetingId, lot)));
    const votes = heads.map((entitlementId) => ({ entitlementId, choice }));
    return castInRoom(house.syndic, house.id, { resolutionId: text, votes });
  };
  const open = () => openBallot(house.syndic, house.id, { resolutionId });
  const close = () => closeBallot(house.syndic, house.id, { resolutionId });
  const views = () => read(house.syndic, (tx) => listBallots(tx, house.id, meetingId));
  return { meetingId, resolutionId, ofAll, cast, encode, open, close, views };
}

async function countOf(resolutionId: string): Promise<CountRecord> {
  const { rows } = await db.admin.query<{ snapshot: string }>(
    "SELECT snapshot FROM ballot_closure WHERE resolution_id = $1",
    [resolutionId],
  );
  return CountRecord.parse(JSON.parse(rows[0]?.snapshot ?? ""));
}

describe("voting on the lift of block B", () => {
  test("those concerned vote with their part in its charges; two thirds of these adopt", async () => {
    const { meetingId, resolutionId, open, close, cast, views } = await held(
      "ana",
      "bob",
      "cis",
      "dor",
    );
    await open();
    const [receipt] = await cast(house.owner("bob"), "B1", "for");
    expect(receipt?.event.shares).toBe("40");
    if (receipt) {
      const checks = checkReceipt(receipt, null, { ownKey: true, absent: false });
      expect(checks.some(({ outcome }) => outcome === "failed")).toBe(false);
    }
    await cast(house.owner("cis"), "B2", "against");
    await cast(house.owner("dor"), "B3", "for");
    expect((await views())[0]?.turnout).toEqual({ heads: 3, shares: 200n });
    expect(await close()).toBe("adopted");
    const record = await countOf(resolutionId);
    expect(record.electorate).toMatchObject({
      ...{ key: lift, name: "Ascenseur du bloc B", since: "2020-01-01", article: "3.87 §6" },
      ...{ lots: ["B1", "B2", "B3"], heads: 3, votes: "200" },
    });
    expect(record.result.raw).toEqual({ for: "140", against: "60", abstain: "0", silent: "0" });
    expect(record.result.cap.base).toBe("200");
    // In the building Cis has 200 shares; on the lift he has 60 votes.
    const draft = await read(house.syndic, (tx) => draftRecord(tx, house.id, meetingId));
    const text = draft.items[0]?.resolutions[0];
    expect(text?.electorate).toEqual({
      ...{ name: "Ascenseur du bloc B", since: "2020-01-01", lots: ["B1", "B2", "B3"] },
      ...{ heads: 3, votes: "200", article: "3.87 §6" },
    });
    expect(text?.result?.namedAgainst).toEqual([
      { number: 3, names: ["cis Peeters"], shares: "60" },
    ]);
    expect(draft.items[0]?.resolutions[1]?.electorate).toBeUndefined();
    // The leaves are sealed as those of any other vote.
    expect(await closeMeeting(house.syndic, house.id, { meetingId })).toMatch(/^[0-9a-f]{64}$/);
  });

  test("somebody outside is refused, himself and by the operator; on the next text he votes", async () => {
    const { meetingId, resolutionId, ofAll, open, cast, encode } = await held("ana", "bob", "cis");
    await open();
    const refusal = { code: "ballot.not-concerned", details: { part: "Ascenseur du bloc B" } };
    await expect(cast(house.owner("ana"), "A1", "for")).rejects.toMatchObject(refusal);
    await expect(encode(resolutionId, "for", "B1", "A1")).rejects.toMatchObject(refusal);
    const voter = await read(house.owner("ana"), (tx) =>
      getVoter(tx, house.owner("ana"), house.id, meetingId),
    );
    const own = voter.heads.map(({ number }) => number);
    expect(voter.ballots[0]?.electorate?.heads.map(({ number }) => number)).toEqual([2, 3, 4]);
    expect(own).toEqual([1]);
    await closeBallot(house.syndic, house.id, { resolutionId });
    await openBallot(house.syndic, house.id, { resolutionId: ofAll });
    const [receipt] = await cast(house.owner("ana"), "A1", "for", ofAll);
    expect(receipt?.event.shares).toBe("600");
  });

  test("all others in the room are all others concerned", async () => {
    const { resolutionId, open, close } = await held("ana", "bob", "cis", "dor");
    await open();
    const rest = { resolutionId, votes: [], others: "for" as const };
    expect(await castInRoom(house.syndic, house.id, rest)).toBe(3);
    expect(await close()).toBe("adopted");
    expect((await countOf(resolutionId)).seats.map(({ votes }) => votes)).toEqual([
      ...["40", "60", "100"],
    ]);
  });

  test("an outsider may carry a proxy of somebody concerned, within the cap of the part", async () => {
    const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
    const [resolutionId = ""] = resolutions;
    const link = "UPDATE resolution SET electorate_key_id = $1 WHERE id = $2";
    await db.admin.query(link, [lift, resolutionId]);
    await seedProxy(db.admin, house, meetingId, "dor", "ana");
    for (const name of ["ana", "bob"]) {
      await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
    }
    const chair = { chairPartyId: house.partyOf("ana"), secretaryName: "Sofie" };
    await openMeeting(house.syndic, house.id, { meetingId, ...chair });
    await openBallot(house.syndic, house.id, { resolutionId });
    const entitlementId = await headOf(db.admin, house, meetingId, "B3");
    const votes = [{ entitlementId, choice: "for" as const }];
    const [receipt] = await castVotes(house.owner("ana"), house.id, { resolutionId, votes });
    expect(receipt?.event).toMatchObject({ shares: "100", castBy: house.partyOf("ana") });
    const bob = await headOf(db.admin, house, meetingId, "B1");
    const against = [{ entitlementId: bob, choice: "against" as const }];
    await castInRoom(house.syndic, house.id, { resolutionId, votes: against });
    // Dor's 100, carried by Ana, against Bob's 40: reduced to 40, a tie.
    expect(await closeBallot(house.syndic, house.id, { resolutionId })).toBe("rejected");
    const { cap, for: votesFor } = (await countOf(resolutionId)).result;
    expect(cap.reduced).toEqual(
      [house.partyOf("ana"), house.partyOf("dor")]
        .toSorted()
        .map((person) => ({ person, votes: "100", others: "40" })),
    );
    expect(votesFor).toBe("40/1");
  });

  test("one concerned owner who is there alone asks whether his votes count", async () => {
    const { meetingId, resolutionId, ...room } = await held("ana", "bob", "cis");
    const { open, close, cast, views } = room;
    // There are others in the room, none of them concerned.
    const leaving = { meetingId, partyId: house.partyOf("cis") };
    await checkOut(house.syndic, house.id, leaving);
    await open();
    await cast(house.owner("bob"), "B1", "for");
    expect((await views())[0]?.sole).toBe(true);
    await expect(close()).rejects.toMatchObject({ code: "ballot.sole-voter" });
    const counted = { resolutionId, soleVoter: "counted" as const };
    expect(await closeBallot(house.syndic, house.id, counted)).toBe("adopted");
  });

  test("who abstains or is silent is named with his votes in the part", async () => {
    const { meetingId, open, close, cast } = await held("ana", "bob", "cis", "dor");
    await open();
    await cast(house.owner("bob"), "B1", "abstain");
    await cast(house.owner("cis"), "B2", "for");
    expect(await close()).toBe("adopted");
    const draft = await read(house.syndic, (tx) => draftRecord(tx, house.id, meetingId));
    const result = draft.items[0]?.resolutions[0]?.result;
    expect(result?.namedAbstained.map(({ shares }) => shares)).toEqual(["40"]);
    expect(result?.namedSilent.map(({ shares }) => shares)).toEqual(["100"]);
  });

  test("the opening of the ballot freezes the key: a later version changes nothing", async () => {
    const part = await key("Cage B", { B1: 40, B2: 60 });
    const { resolutionId, cast, open, close, views } = await held("ana", "bob", "cis", "dor");
    const link = "UPDATE resolution SET electorate_key_id = $1 WHERE id = $2";
    await db.admin.query(link, [part, resolutionId]);
    const version = (startsOn: string, weights: Readonly<Record<string, number>>) =>
      changeKey(
        house.syndic,
        house.id,
        NewVersion.parse({ keyId: part, startsOn, decision: "AG", weights: weigh(weights) }),
      );
    // In force on 20 May, and from the day after.
    await version("2026-05-20", { B1: 30, B2: 70 });
    await version("2026-05-21", { B1: 1, B3: 99 });
    expect((await views())[0]?.electorate).toMatchObject({ since: "2026-05-20", votes: 100n });
    await open();
    await db.admin.query(
      "UPDATE key_version SET starts_on = '2026-05-19' WHERE starts_on = '2026-05-21'",
    );
    const [receipt] = await cast(house.owner("bob"), "B1", "for");
    expect(receipt?.event.shares).toBe("30");
    await expect(cast(house.owner("dor"), "B3", "for")).rejects.toMatchObject({
      code: "ballot.not-concerned",
    });
    await cast(house.owner("cis"), "B2", "against");
    expect(await close()).toBe("rejected");
    expect((await countOf(resolutionId)).electorate?.since).toBe("2026-05-20");
  });

  test("the quorum stays that of the meeting", async () => {
    // All of the lift is there, but too little of the building.
    const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-14");
    const [resolutionId = ""] = resolutions;
    const link = "UPDATE resolution SET electorate_key_id = $1 WHERE id = $2";
    await db.admin.query(link, [lift, resolutionId]);
    for (const name of ["bob", "cis", "dor"]) {
      await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
    }
    const chair = { chairPartyId: house.partyOf("bob"), secretaryName: "Sofie" };
    await openMeeting(house.syndic, house.id, { meetingId, ...chair });
    await expect(openBallot(house.syndic, house.id, { resolutionId })).rejects.toMatchObject({
      code: "ballot.not-quorate",
    });
  });
});
