import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { newRowId } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import {
  headOf,
  seedMeeting,
  seedProxy,
  seedSigningKey,
  seedStepUp,
} from "#server/platform/testing-meeting.ts";
import { leafOf, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { checkReceipt } from "#server/proof/receipt/receipt.rules.ts";
import { checkIn, join, leave } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import type { Choice } from "./ballot.rules.ts";
import { closeBallot, openBallot } from "./ballot.service.ts";
import { CountRecord } from "./snapshot.schema.ts";
import { getTurnout, getVoter, listBallots } from "./view.queries.ts";
import { castInRoom, castVotes } from "./vote.service.ts";

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

/** A meeting in progress with its first ballot open. */
async function voting(present: string[], ...types: string[]) {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, ...types);
  await come(meetingId, ...present);
  await open(meetingId);
  const [resolutionId = ""] = resolutions;
  await openBallot(house.syndic, house.id, { resolutionId });
  const cast = async (person: Person, lot: string, choice: Choice, text = resolutionId) => {
    const entitlementId = await headOf(db.admin, house, meetingId, lot);
    const [receipt] = await castVotes(person, house.id, {
      resolutionId: text,
      votes: [{ entitlementId, choice }],
    });
    if (!receipt) throw new Error("no receipt was given");
    return receipt;
  };
  return { meetingId, resolutionId, resolutions, cast };
}

describe("at a distance", () => {
  test("one comes after one strong identification for this meeting, and votes", async () => {
    const { meetingId, cast } = await voting(["ana", "bob", "cis"], "D-01");
    const gus = house.owner("gus");
    await expect(join(gus, house.id, { meetingId })).rejects.toMatchObject({
      code: "access.step-up-required",
    });
    await seedStepUp(db.admin, gus, newRowId());
    await expect(join(gus, house.id, { meetingId })).rejects.toMatchObject({
      code: "access.step-up-required",
    });
    await seedStepUp(db.admin, gus, meetingId);
    await join(gus, house.id, { meetingId });
    const receipt = await cast(gus, "G1", "for");
    expect(receipt.event).toMatchObject({ channel: "remote", byOperator: false, shares: "150" });
    // Another account of the same owner has not identified itself.
    await expect(cast(house.owner("gus"), "G1", "against")).rejects.toMatchObject({
      code: "access.step-up-required",
    });
    await leave(gus, house.id, { meetingId });
    await expect(cast(gus, "G1", "against")).rejects.toMatchObject({ code: "ballot.not-present" });
  });

  test("not where the notice does not provide for it", async () => {
    const { meetingId } = await seedMeeting(db.admin, house, "D-01");
    await db.admin.query("UPDATE meeting SET remote_allowed = false WHERE id = $1", [meetingId]);
    await expect(join(house.owner("gus"), house.id, { meetingId })).rejects.toMatchObject({
      code: "attendance.remote-not-allowed",
    });
  });
});

describe("casting", () => {
  test("a vote gives a signed receipt; a later vote replaces it, both are kept", async () => {
    const { meetingId, resolutionId, cast } = await voting(["ana", "bob", "cis"], "D-01");
    const ana = house.owner("ana");
    const first = await cast(ana, "A1", "for");
    const second = await cast(ana, "A1", "against");
    expect([first.event.sequence, second.event.sequence]).toEqual([1, 2]);
    expect(second.leaf).toBe(toHex(leafOf(second.event)));
    const checks = new Map(
      checkReceipt(second, null, { ownKey: true, absent: false }).map(({ name, outcome }) => [
        name,
        outcome,
      ]),
    );
    expect([checks.get("leaf"), checks.get("signature")]).toEqual(["passed", "passed"]);
    const turnout = await read(ana, (tx) => getTurnout(tx, house.id, meetingId));
    expect(turnout).toEqual([{ resolutionId, state: "open", turnout: { heads: 1, shares: 250n } }]);
  });

  test("nothing of the direction is seen before the closing", async () => {
    const { meetingId, cast } = await voting(["ana", "bob", "cis"], "D-01");
    await cast(house.owner("ana"), "A1", "against");
    const seen = await read(house.syndic, (tx) => listBallots(tx, house.id, meetingId));
    expect(seen[0]?.result).toBeNull();
    const bob = house.owner("bob");
    const view = await read(bob, (tx) => getVoter(tx, bob, house.id, meetingId));
    expect(view.votes).toEqual([]);
    const codes = view.heads.map(({ shares, lots }) => [shares, lots.map(({ code }) => code)]);
    expect(codes).toEqual([[250n, ["B1", "B2"]]]);
  });

  type Refused = readonly [string, string, () => Person, string];
  const refused: readonly Refused[] = [
    ["for another's lot", "A1", () => house.owner("bob"), "access.not-found"],
    ["by who owns nothing", "A1", () => personOf(house.id, "owner"), "access.not-found"],
    ["by the syndic for an owner", "A1", () => house.syndic, "access.not-found"],
    ["by who is not there", "G1", () => house.owner("gus"), "ballot.not-present"],
    [
      "by a proxy whose principal is there",
      "B1",
      () => house.owner("ana"),
      "ballot.principal-present",
    ],
    ["by the second holder of a lot", "C1", () => house.owner("dor"), "ballot.other-holder"],
    ["while suspended", "E1", () => house.owner("eve"), "access.not-found"],
  ];
  test.each(refused)("refused: %s", async (_, lot, person, code) => {
    const { meetingId, cast } = await voting(["ana", "bob", "cis", "dor"], "D-01");
    await seedProxy(db.admin, house, meetingId, "bob", "ana");
    await expect(cast(person(), lot, "for")).rejects.toMatchObject({ code });
  });

  test("refused: by a stranger from another association", async () => {
    const { resolutionId, meetingId } = await voting(["ana", "bob", "cis"], "D-01");
    const vote = {
      entitlementId: await headOf(db.admin, house, meetingId, "A1"),
      choice: "for" as const,
    };
    await expect(
      castVotes(other.owner("zoe"), other.id, { resolutionId, votes: [vote] }),
    ).rejects.toMatchObject({ code: "access.not-found" });
    await expect(closeBallot(other.syndic, other.id, { resolutionId })).rejects.toMatchObject({
      code: "access.not-found",
    });
    await expect(read(other.syndic, (tx) => getTurnout(tx, other.id, meetingId))).resolves.toEqual(
      [],
    );
  });

  test("refused: by the syndic as a proxy, even once it was written down", async () => {
    const { meetingId, cast } = await voting(["ana", "bob", "cis"], "D-01");
    const account = newRowId();
    await db.admin.query(
      `INSERT INTO account (id, email, display_name, locale, created_at)
       VALUES ($1, $2, 'Staff of the office', 'fr', now())`,
      [account, `${account}@office.example`],
    );
    await db.admin.query(
      `INSERT INTO office_staff (id, office_id, account_id, role, starts_on)
       VALUES ($1, $2, $3, 'clerk', '2020-01-01')`,
      [newRowId(), house.officeId, account],
    );
    await db.admin.query(
      `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on)
       VALUES ($1, $2, $3, $4, 'owner', '2020-01-01')`,
      [house.id, newRowId(), account, house.partyOf("bob")],
    );
    await seedProxy(db.admin, house, meetingId, "gus", "bob");
    await expect(cast(house.owner("bob"), "G1", "for")).rejects.toMatchObject({
      code: "proxy.syndic-holder",
    });
    await db.admin.query("DELETE FROM office_staff WHERE account_id = $1", [account]);
  });

  test("refused: before the opening of the ballot and after its closing", async () => {
    const { resolutionId, meetingId, cast } = await voting(["ana", "bob", "cis"], "D-01", "D-01");
    const { rows } = await db.admin.query<{ id: string }>(
      "SELECT id FROM resolution WHERE meeting_id = $1 AND position = 2",
      [meetingId],
    );
    await expect(cast(house.owner("ana"), "A1", "for", rows[0]?.id)).rejects.toMatchObject({
      code: "ballot.not-open",
    });
    await closeBallot(house.syndic, house.id, { resolutionId });
    await expect(cast(house.owner("ana"), "A1", "for")).rejects.toMatchObject({
      code: "ballot.closed",
    });
    await expect(closeBallot(house.syndic, house.id, { resolutionId })).rejects.toMatchObject({
      code: "ballot.closed",
    });
  });

  test("a proxy holder votes for an absent principal, who takes his vote back by coming", async () => {
    const { meetingId, cast } = await voting(["ana", "bob", "cis"], "D-01");
    await seedProxy(db.admin, house, meetingId, "gus", "ana");
    const receipt = await cast(house.owner("ana"), "G1", "for");
    expect(receipt.event.castBy).toBe(house.partyOf("ana"));
    expect(receipt.event.proxy).not.toBeNull();
    await come(meetingId, "gus");
    const own = await cast(house.owner("gus"), "G1", "against");
    expect(own.event).toMatchObject({ sequence: 2, proxy: null });
  });

  test("the operator encodes a show of hands, only for who is in the room", async () => {
    const { meetingId, resolutionId } = await voting(["ana", "bob", "cis"], "D-01");
    const votes = [
      { entitlementId: await headOf(db.admin, house, meetingId, "A1"), choice: "for" as const },
      { entitlementId: await headOf(db.admin, house, meetingId, "B1"), choice: "against" as const },
    ];
    expect(await castInRoom(house.syndic, house.id, { resolutionId, votes })).toBe(2);
    const absent = {
      entitlementId: await headOf(db.admin, house, meetingId, "G1"),
      choice: "for" as const,
    };
    await expect(
      castInRoom(house.syndic, house.id, { resolutionId, votes: [...votes, absent] }),
    ).rejects.toMatchObject({ code: "ballot.not-in-room", details: { number: 5 } });
    await expect(
      castInRoom(house.owner("ana"), house.id, { resolutionId, votes }),
    ).rejects.toMatchObject({ code: "access.not-found" });
    const kept = await db.admin.query(
      "SELECT count(*)::int AS n FROM vote_event WHERE resolution_id = $1",
      [resolutionId],
    );
    expect(kept.rows).toEqual([{ n: 2 }]);
  });

  test("all others in the room: neither who voted himself, nor who is absent", async () => {
    const { meetingId, resolutionId, cast } = await voting(["ana", "bob", "cis"], "D-01");
    await cast(house.owner("ana"), "A1", "against");
    const bob = await headOf(db.admin, house, meetingId, "B1");
    const votes = [{ entitlementId: bob, choice: "abstain" as const }];
    const said = { resolutionId, votes, others: "for" as const };
    expect(await castInRoom(house.syndic, house.id, said)).toBe(2);
    const kept = await db.admin.query(
      `SELECT e.number, c.choice FROM vote_event v JOIN vote_content c ON c.vote_id = v.id
       JOIN entitlement e ON e.id = v.entitlement_id
       WHERE v.resolution_id = $1 ORDER BY e.number`,
      [resolutionId],
    );
    expect(kept.rows.map(({ choice }) => choice)).toEqual(["against", "abstain", "for"]);
    // Everybody in the room has voted by now: nothing is left to encode.
    await expect(castInRoom(house.syndic, house.id, { ...said, votes: [] })).rejects.toMatchObject({
      code: "ballot.choice-missing",
    });
  });

  test("a paper for several heads is kept whole or not at all", async () => {
    const { meetingId, resolutionId } = await voting(["ana", "bob", "cis"], "D-01");
    const votes = [
      { entitlementId: await headOf(db.admin, house, meetingId, "A1"), choice: "for" as const },
      { entitlementId: await headOf(db.admin, house, meetingId, "B1"), choice: "for" as const },
    ];
    await expect(
      castVotes(house.owner("ana"), house.id, { resolutionId, votes }),
    ).rejects.toThrow();
    const kept = await db.admin.query("SELECT FROM vote_event WHERE resolution_id = $1", [
      resolutionId,
    ]);
    expect(kept.rowCount).toBe(0);
  });

  test("200 casts on one head at once leave one effective vote and no error", async () => {
    const { resolutionId, cast } = await voting(["ana", "bob", "cis"], "D-01");
    const ana = house.owner("ana");
    const choices = ["for", "against", "abstain"] as const;
    const receipts = await Promise.all(
      Array.from({ length: 200 }, (_, index) => cast(ana, "A1", choices[index % 3] ?? "for")),
    );
    const sequences = receipts.map(({ event }) => event.sequence).sort((a, b) => a - b);
    expect(sequences).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    await closeBallot(house.syndic, house.id, { resolutionId });
    const { rows } = await db.admin.query<{ snapshot: string }>(
      "SELECT snapshot FROM ballot_closure WHERE resolution_id = $1",
      [resolutionId],
    );
    const counted = CountRecord.parse(JSON.parse(rows[0]?.snapshot ?? ""));
    const last = receipts.find(({ event }) => event.sequence === 200);
    expect(counted.seats.filter(({ choice }) => choice !== null)).toEqual([
      expect.objectContaining({ holders: [house.partyOf("ana")], choice: last?.event.choice }),
    ]);
  });
});
