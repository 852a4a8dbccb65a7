import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { headOf, seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { leafOf, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { NewKey } from "#server/registry/distribution/distribution.schema.ts";
import { addKey } from "#server/registry/distribution/distribution.service.ts";
import { getRoom } from "../attendance/attendance.queries.ts";
import { checkIn, checkOut } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import { draftRecord } from "../minutes/minutes.queries.ts";
import { MinutesRecord } from "../minutes/record.schema.ts";
import { issueParticipation } from "../participation/participation.service.ts";
import { listProxies } from "../proxy/proxy.queries.ts";
import { giveProxy, revokeProxy } from "../proxy/proxy.service.ts";
import type { Choice } from "./ballot.rules.ts";
import { closeBallot, openBallot } from "./ballot.service.ts";
import { closeMeeting } from "./closing.service.ts";
import { getHands } from "./hands.queries.ts";
import { recordHands } from "./hands.service.ts";
import { findOwnVote, listReceipts } from "./receipt.queries.ts";
import { recount } from "./snapshot.rules.ts";
import { CountRecord } from "./snapshot.schema.ts";
import { getTurnout, getVoter, listBallots } from "./view.queries.ts";
import { castInRoom, castVotes } from "./vote.service.ts";

let db: TestDatabase;
let house: House;
let lift: string;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 200, holders: ["ana"] },
    { code: "A2", shares: 60, holders: ["ana"] },
    { code: "A3", shares: 40, holders: ["ana"] },
    { code: "B1", shares: 300, holders: ["bob"] },
    { code: "C1", shares: 250, holders: ["cis"] },
    { code: "P1", shares: 100, holders: ["dor", "eve"] },
    { code: "P2", shares: 50, holders: ["dor", "eve"] },
  ]);
  lift = await addKey(
    house.syndic,
    house.id,
    NewKey.parse({
      ...{ name: "Lift", purpose: "special_parts", startsOn: "2020-01-01", decision: "Art. 12" },
      weights: [
        { lotId: house.lotOf("A2"), weight: "70" },
        { lotId: house.lotOf("B1"), weight: "30" },
      ],
    }),
  );
});
afterAll(() => db.close());

const lots = (...codes: string[]) => codes.map((code) => house.lotOf(code));
const give = (meetingId: string, from: string, to: string, ...codes: string[]) =>
  giveProxy(house.owner(from), house.id, {
    ...{ meetingId, principalPartyId: house.partyOf(from), lotIds: lots(...codes) },
    holder: { kind: "register", partyId: house.partyOf(to) },
  });
const refused = (code: string) => ({ code });
const who = (name: string, meetingId: string) => ({ meetingId, partyId: house.partyOf(name) });

/** A meeting to which proxies are given first; then these come, and a text is put to the vote. */
async function held(present: string[], given: readonly (readonly [string, string, string])[] = []) {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01", "D-01");
  const proxies: string[] = [];
  for (const [from, to, codes] of given) {
    proxies.push(await give(meetingId, from, to, ...codes.split(" ").filter(Boolean)));
  }
  for (const name of present) await checkIn(house.syndic, house.id, who(name, meetingId));
  const chair = { chairPartyId: house.partyOf("bob"), secretaryName: "Sofie" };
  await openMeeting(house.syndic, house.id, { meetingId, ...chair });
  const [resolutionId = "", other = ""] = resolutions;
  await openBallot(house.syndic, house.id, { resolutionId });
  const head = (lot: string) => headOf(db.admin, house, meetingId, lot);
  const vote = async (lot: string, choice: Choice, ...some: string[]) => ({
    ...{ entitlementId: await head(lot), choice },
    ...(some.length > 0 && { lots: lots(...some) }),
  });
  const cast = async (person: Person, ...votes: Awaited<ReturnType<typeof vote>>[]) =>
    (await castVotes(person, house.id, { resolutionId, votes })).map(({ event }) => event);
  const close = () => closeBallot(house.syndic, house.id, { resolutionId });
  const draft = () => read(house.syndic, (tx) => draftRecord(tx, house.id, meetingId));
  return { meetingId, resolutionId, other, proxies, head, vote, cast, close, draft };
}

async function countOf(resolutionId: string): Promise<CountRecord> {
  const { rows } = await db.admin.query<{ snapshot: string }>(
    "SELECT snapshot FROM ballot_closure WHERE resolution_id = $1",
    [resolutionId],
  );
  const record = CountRecord.parse(JSON.parse(rows[0]?.snapshot ?? ""));
  expect(recount(record)).toEqual(record.result);
  return record;
}

describe("a proxy for some lots", () => {
  test("is refused for a lot given already, for all after some, and for another's lot", async () => {
    const { meetingId } = await seedMeeting(db.admin, house, "D-01");
    await give(meetingId, "ana", "bob", "A1");
    const again = give(meetingId, "ana", "cis", "A1", "A2");
    await expect(again).rejects.toMatchObject(refused("proxy.already-given"));
    await expect(give(meetingId, "ana", "cis")).rejects.toMatchObject(
      refused("proxy.already-given"),
    );
    const foreign = give(meetingId, "ana", "cis", "A2", "B1");
    await expect(foreign).rejects.toMatchObject(refused("proxy.lot-of-another"));
    await give(meetingId, "ana", "cis", "A2", "A2");
    const listed = await read(house.syndic, (tx) => listProxies(tx, house.id, meetingId, null));
    expect(listed.map((line) => line.lots)).toEqual([["A1"], ["A2"]]);
    const [whole] = [give(meetingId, "cis", "bob")];
    await expect(whole).rejects.toMatchObject(refused("proxy.onward"));
    await give(meetingId, "dor", "bob");
    await expect(give(meetingId, "dor", "cis", "P1")).rejects.toMatchObject(
      refused("proxy.already-given"),
    );
  });

  test("its holder votes for its lots, the principal for the rest; each is told his own", async () => {
    const { meetingId, resolutionId, vote, cast, close, draft } = await held(
      ["ana", "bob", "cis"],
      [["ana", "cis", "A1"]],
    );
    const [anas] = await cast(house.owner("ana"), await vote("A1", "for"));
    expect(anas).toMatchObject({
      ...{ v: "koprogo.vote/3", shares: "100", proxy: null, derived: false },
      lots: lots("A2", "A3").toSorted(),
    });
    const cis = house.owner("cis");
    const [ciss] = await cast(cis, await vote("A1", "against"));
    expect(ciss).toMatchObject({ v: "koprogo.vote/3", shares: "200", lots: lots("A1") });
    const [own] = await cast(cis, await vote("C1", "abstain"));
    expect(own).toMatchObject({ v: "koprogo.vote/1", shares: "250", sequence: 1 });
    const turnout = await read(cis, (tx) => getTurnout(tx, house.id, meetingId));
    expect(turnout[0]?.turnout).toEqual({ heads: 2, shares: 550n });
    const seen = await read(cis, (tx) => getVoter(tx, cis, house.id, meetingId));
    expect(seen.heads.map((line) => [line.lots.map(({ code }) => code), line.shares])).toEqual([
      [["A1"], 200n],
      [["C1"], 250n],
    ]);
    // Bob says nothing: he is in the base, and named as silent.
    expect(await close()).toBe("rejected");
    const record = await countOf(resolutionId);
    expect(record.v).toBe("koprogo.count/2");
    expect(record.result.raw).toEqual({
      for: "100",
      against: "200",
      abstain: "250",
      silent: "300",
    });
    const act = await draft();
    expect(MinutesRecord.parse(act).v).toBe("koprogo.minutes/3");
    const result = act.items[0]?.resolutions[0]?.result;
    expect(result?.namedAgainst).toEqual([
      { number: 1, names: ["ana Peeters"], shares: "200", lots: ["A1"] },
    ]);
    expect(result?.namedAbstained).toEqual([{ number: 3, names: ["cis Peeters"], shares: "250" }]);
    expect(act.roll[0]).toMatchObject({
      by: null,
      parts: [
        { lots: ["A1"], by: { name: "cis Peeters", underProxy: true } },
        { lots: ["A2", "A3"], by: { name: "ana Peeters", underProxy: false } },
      ],
    });
    expect(act.proxies).toMatchObject([{ holder: "cis Peeters", lots: ["A1"] }]);
    const [shown] = await read(cis, (tx) => listBallots(tx, house.id, meetingId));
    expect(shown?.result?.against).toMatchObject([{ lots: ["A1"], shares: 200n }]);
  });

  test("nobody casts for a lot that somebody else carries, nor for one that is not there", async () => {
    const { vote, cast } = await held(["ana", "bob", "cis"], [["ana", "cis", "A1"]]);
    const [ana, bob, cis] = [house.owner("ana"), house.owner("bob"), house.owner("cis")];
    const others = cast(ana, await vote("A1", "for", "A1", "A2"));
    await expect(others).rejects.toMatchObject(refused("ballot.lot-of-another"));
    const hers = cast(cis, await vote("A1", "for", "A2"));
    await expect(hers).rejects.toMatchObject(refused("ballot.lot-of-another"));
    const foreign = cast(ana, await vote("A1", "for", "B1"));
    await expect(foreign).rejects.toMatchObject(refused("ballot.lot-unknown"));
    const stranger = cast(bob, await vote("A1", "for", "A1"));
    await expect(stranger).rejects.toMatchObject(refused("access.not-found"));
    const twice = cast(ana, await vote("A1", "for", "A2"), await vote("A1", "against", "A3", "A2"));
    await expect(twice).rejects.toMatchObject(refused("ballot.lot-twice"));
    const whole = cast(ana, await vote("A1", "for"), await vote("A1", "against", "A3"));
    await expect(whole).rejects.toMatchObject(refused("ballot.lot-twice"));
    // All of one paper or nothing of it.
    const { rows } = await db.admin.query("SELECT count(*)::int AS n FROM vote_event");
    const before = rows[0];
    const half = cast(ana, await vote("A1", "for", "A2"), await vote("B1", "for"));
    await expect(half).rejects.toMatchObject(refused("access.not-found"));
    expect((await db.admin.query("SELECT count(*)::int AS n FROM vote_event")).rows[0]).toEqual(
      before,
    );
  });

  test("who gave all his lots away one by one is told so, and has them back by revoking", async () => {
    const { meetingId, proxies, vote, cast } = await held(
      ["ana", "bob", "cis"],
      [["ana", "cis", "A1 A2 A3"]],
    );
    const ana = house.owner("ana");
    await expect(cast(ana, await vote("A1", "for"))).rejects.toMatchObject(
      refused("ballot.lots-given"),
    );
    const [event] = await cast(house.owner("cis"), await vote("A1", "for"));
    expect(event).toMatchObject({ v: "koprogo.vote/1", shares: "300" });
    await revokeProxy(ana, house.id, { meetingId, proxyId: proxies[0] ?? "" });
    expect((await cast(ana, await vote("A1", "against")))[0]).toMatchObject({ sequence: 2 });
  });

  test("a head counts once for the quorum if a part of it is there, with that part's shares", async () => {
    const { meetingId } = await held(["bob", "cis"], [["ana", "cis", "A1"]]);
    const room = await read(house.syndic, (tx) => getRoom(tx, house.id, meetingId));
    expect(room.quorum).toMatchObject({ headsPresent: 3, sharesPresent: 750n });
    expect(room.roll[0]).toMatchObject({
      by: null,
      parts: [
        { lots: ["A1"], by: { name: "cis Peeters" } },
        { lots: ["A2", "A3"], by: null },
      ],
    });
    expect(room.people.find(({ name }) => name === "cis Peeters")?.carries).toEqual([1, 3]);
  });

  test("a lot sold between convocation and meeting is nobody's by it: the buyer votes", async () => {
    const { meetingId } = await seedMeeting(db.admin, house, "D-01");
    await give(meetingId, "ana", "cis", "A2");
    const move = "UPDATE holding SET party_id = $3 WHERE lot_id = $1 AND party_id = $2";
    const sale = [house.lotOf("A2"), house.partyOf("ana"), house.partyOf("bob")];
    await db.admin.query(move, sale);
    for (const name of ["ana", "bob", "cis"]) {
      await checkIn(house.syndic, house.id, who(name, meetingId));
    }
    const room = await read(house.syndic, (tx) => getRoom(tx, house.id, meetingId));
    await db.admin.query(move, [sale[0], sale[2], sale[1]]);
    const by = room.roll.map(({ lots: own, by: hand }) => [own.join("+"), hand?.name]);
    expect(by).toContainEqual(["A1+A3", "ana Peeters"]);
    expect(by).toContainEqual(["A2+B1", "bob Peeters"]);
  });
});

describe("one holder's lots voted differently", () => {
  test("the last vote of each lot counts, the whole after a part and the other way round", async () => {
    const { meetingId, resolutionId, head, vote, cast, close, draft } = await held([
      ...["ana", "bob", "cis"],
    ]);
    const ana = house.owner("ana");
    const split = await cast(ana, await vote("A1", "for", "A1"), await vote("A1", "against", "A2"));
    expect(split.map(({ v, shares, sequence }) => [v, shares, sequence])).toEqual([
      ["koprogo.vote/3", "200", 1],
      ["koprogo.vote/3", "60", 2],
    ]);
    const [whole] = await cast(ana, await vote("A1", "abstain"));
    expect(whole).toMatchObject({ v: "koprogo.vote/1", shares: "300", sequence: 3 });
    await cast(ana, await vote("A1", "against", "A1", "A2"));
    await cast(house.owner("bob"), await vote("B1", "for"));
    // Her receipts: of the whole, for what is left of it, and of the lots voted after it.
    const own = [house.partyOf("ana")];
    const receipts = await read(ana, (tx) => listReceipts(tx, house.id, own, meetingId));
    expect(receipts.map(({ sequence, lots: named }) => [sequence, named])).toEqual([
      [null, []],
      [4, ["A1", "A2"]],
    ]);
    const at = { meetingId, resolutionId, entitlementId: await head("A1") };
    const last = await read(ana, (tx) => findOwnVote(tx, house.id, own, { ...at, sequence: 4 }));
    expect(last).toMatchObject({ choice: "against", v: "koprogo.vote/3" });
    const early = await read(ana, (tx) => findOwnVote(tx, house.id, own, at));
    expect(early).toMatchObject({ choice: "abstain", sequence: 3 });
    expect(await close()).toBe("adopted");
    const record = await countOf(resolutionId);
    expect(record.seats.filter(({ number }) => number === 1)).toMatchObject([
      { part: { number: 1, lots: lots("A1", "A2") }, shares: "260", choice: "against" },
      { part: { number: 2, lots: lots("A3") }, shares: "40", choice: "abstain" },
    ]);
    expect(record.result.raw).toEqual({ for: "300", against: "260", abstain: "40", silent: "250" });
    const result = (await draft()).items[0]?.resolutions[0]?.result;
    const ofAna = { number: 1, names: ["ana Peeters"] };
    expect(result?.namedAgainst).toEqual([{ ...ofAna, shares: "260", lots: ["A1", "A2"] }]);
    expect(result?.namedAbstained).toEqual([{ ...ofAna, shares: "40", lots: ["A3"] }]);
  });

  test("a whole vote last of all leaves the count as it always was", async () => {
    const { resolutionId, vote, cast, close, draft } = await held(["ana", "bob", "cis"]);
    await cast(house.owner("ana"), await vote("A1", "against", "A1"));
    await cast(house.owner("ana"), await vote("A1", "for"));
    await close();
    const record = await countOf(resolutionId);
    expect(record.v).toBe("koprogo.count/1");
    expect(record.seats[0]).toMatchObject({ shares: "300", choice: "for" });
    expect((await draft()).v).toBe("koprogo.minutes/2");
  });

  test("the cap is of the owner over all he carries, however his lots vote", async () => {
    const { resolutionId, vote, cast, close } = await held(
      ["ana", "bob", "cis"],
      [["ana", "bob", "A1 A2"]],
    );
    // Bob carries 300 + 260 against 40 + 250 of the others.
    await cast(house.owner("bob"), await vote("B1", "for"), await vote("A1", "for", "A2"));
    await cast(house.owner("bob"), await vote("A1", "against", "A1"));
    await cast(house.owner("ana"), await vote("A1", "against"));
    await close();
    const { result } = await countOf(resolutionId);
    expect(result.cap.reduced).toEqual([
      { person: house.partyOf("bob"), votes: "560", others: "290" },
    ]);
    expect(result.raw).toEqual({ for: "360", against: "240", abstain: "0", silent: "250" });
    expect(result.for).toBe("1305/7");
  });

  test("on a lift each lot has the votes of the lift, and those without any are left out", async () => {
    const { meetingId, resolutionId, vote, cast, close } = await held(["ana", "bob", "cis"]);
    await db.admin.query("UPDATE resolution SET electorate_key_id = $1 WHERE id = $2", [
      ...[lift, resolutionId],
    ]);
    await db.admin.query(
      `UPDATE ballot_opening SET key_version_id = (SELECT id FROM key_version WHERE key_id = $1)
       WHERE resolution_id = $2`,
      [lift, resolutionId],
    );
    const ana = house.owner("ana");
    const none = cast(ana, await vote("A1", "for", "A1"));
    await expect(none).rejects.toMatchObject(refused("ballot.not-concerned"));
    const [event] = await cast(ana, await vote("A1", "against", "A2", "A3"));
    expect(event?.shares).toBe("70");
    const seen = await read(ana, (tx) => getTurnout(tx, house.id, meetingId));
    expect(seen[0]?.turnout).toEqual({ heads: 1, shares: 70n });
    await close();
    const record = await countOf(resolutionId);
    expect(record.result.raw).toEqual({ for: "0", against: "70", abstain: "0", silent: "30" });
  });

  test("the operator records one lot of a holder alone, and the other for all in the room", async () => {
    const { resolutionId, vote, cast, close } = await held(["ana", "bob", "cis", "dor"]);
    await cast(house.owner("dor"), await vote("P1", "abstain", "P2"));
    const asked = { others: "for", for: "", against: "A2!", abstain: "" } as const;
    const view = await read(house.syndic, (tx) =>
      getHands(tx, house.id, { resolutionId, ...asked }),
    );
    expect(view.plan.problems).toEqual([]);
    const shown = view.plan.votes.map(({ head: { lots: own }, choice, derived }) => [
      ...[own.map(({ code }) => code).join("+"), choice, derived],
    ]);
    expect(shown.toSorted()).toEqual([
      ["A1+A3", "for", true],
      ["A2", "against", false],
      ["B1", "for", true],
      ["C1", "for", true],
      ["P1", "for", true],
    ]);
    const { mark } = view;
    const recording = { resolutionId, ...asked, mark, close: false };
    expect(await recordHands(house.syndic, house.id, recording)).toBe(5);
    await close();
    const { result, seats } = await countOf(resolutionId);
    expect(result.raw).toEqual({ for: "890", against: "60", abstain: "50", silent: "0" });
    // No lot is counted twice.
    const counted = seats.reduce((sum, seat) => sum + BigInt(seat.shares), 0n);
    expect(counted).toBe(1000n);
  });

  test("encoding what the room says leaves alone the lots that were voted", async () => {
    const { resolutionId, vote, cast, close } = await held(
      ["ana", "bob", "cis"],
      [["ana", "cis", "A3"]],
    );
    await cast(house.owner("ana"), await vote("A1", "against", "A1"));
    const votes = [await vote("B1", "abstain")];
    const said = { resolutionId, votes, others: "for" as const };
    expect(await castInRoom(house.syndic, house.id, said)).toBe(4);
    await close();
    const { result } = await countOf(resolutionId);
    expect(result.raw).toEqual({ for: "350", against: "200", abstain: "300", silent: "0" });
  });

  test("votes cast before somebody left stay, lot by lot; his receipt and certificate say which", async () => {
    const { meetingId, vote, cast, close } = await held(["ana", "bob", "cis"]);
    const ana = house.owner("ana");
    const [event] = await cast(ana, await vote("A1", "against", "A2"));
    await checkOut(house.syndic, house.id, who("ana", meetingId));
    await close();
    await closeMeeting(house.syndic, house.id, { meetingId });
    const id = await issueParticipation(ana, house.id, { meetingId, withVotes: true });
    const { rows } = await db.admin.query<{ content: string }>(
      "SELECT content FROM issued_act WHERE id = $1",
      [id],
    );
    const { votes } = JSON.parse(rows[0]?.content ?? "{}");
    expect(votes).toMatchObject([{ names: "ana Peeters (A2)", choice: "against" }]);
    if (!event) throw new Error("no vote was kept");
    expect(votes[0].receipt).toBe(toHex(leafOf(event)));
  });
});
