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
import { leafOf, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { rootOf } from "#server/proof/tree/tree.rules.ts";
import { checkIn, checkOut } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import type { Choice } from "./ballot.rules.ts";
import { closeBallot, openBallot } from "./ballot.service.ts";
import { closeMeeting } from "./closing.service.ts";
import { excludeVoter } from "./exclusion.service.ts";
import { CountRecord } from "./snapshot.schema.ts";
import { listBallots } from "./view.queries.ts";
import { castVotes } from "./vote.service.ts";

let db: TestDatabase;
let house: House;

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

describe("closing", () => {
  test("counts exactly what was cast, and commits the snapshot it counted", async () => {
    const { meetingId, resolutionId, cast } = await voting(["ana", "bob", "cis"], "D-14");
    await cast(house.owner("ana"), "A1", "for");
    await cast(house.owner("bob"), "B1", "for");
    await cast(house.owner("cis"), "C1", "against");
    expect(await closeBallot(house.syndic, house.id, { resolutionId })).toBe("adopted");
    const [ballot] = await read(house.syndic, (tx) => listBallots(tx, house.id, meetingId));
    expect(ballot).toMatchObject({
      majority: "twoThirds",
      article: "3.88 §1 1° b",
      state: "closed",
      result: {
        outcome: "adopted",
        raw: { for: 500n, against: 200n, abstain: 0n, silent: 0n },
        votesFor: "500/1",
        votesAgainst: "200/1",
        cap: [],
        against: [{ number: 3, shares: 200n }],
      },
    });
    const { rows } = await db.admin.query(
      `SELECT snapshot_hash = sha256(convert_to(snapshot, 'UTF8')) AS same
       FROM ballot_closure WHERE resolution_id = $1`,
      [resolutionId],
    );
    expect(rows).toEqual([{ same: true }]);
  });

  test("a holder in conflict leaves every figure, with the proxies he holds", async () => {
    const { meetingId, resolutionId, cast } = await voting(["ana", "bob", "cis"], "D-02");
    await seedProxy(db.admin, house, meetingId, "gus", "ana");
    await cast(house.owner("ana"), "G1", "for");
    await excludeVoter(house.syndic, house.id, {
      resolutionId,
      partyId: house.partyOf("ana"),
      ground: "contract",
      reason: "Contrat de nettoyage",
    });
    await expect(cast(house.owner("ana"), "A1", "for")).rejects.toMatchObject({
      code: "ballot.excluded",
    });
    await cast(house.owner("bob"), "B1", "against");
    await cast(house.owner("cis"), "C1", "for");
    await closeBallot(house.syndic, house.id, { resolutionId });
    const [ballot] = await read(house.syndic, (tx) => listBallots(tx, house.id, meetingId));
    // B's 250 against are capped to the 200 of the only other who takes part.
    expect(ballot?.result).toMatchObject({
      outcome: "rejected",
      votesFor: "200/1",
      votesAgainst: "200/1",
      cap: [{ votes: 250n, others: 200n }],
      excluded: [{ reason: "Contrat de nettoyage" }],
    });
  });

  test("one person alone: the syndic says whether his votes count", async () => {
    const { meetingId, resolutionId, cast } = await voting(["ana", "bob", "cis"], "D-01");
    for (const name of ["bob", "cis"]) {
      await checkOut(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
    }
    await cast(house.owner("ana"), "A1", "for");
    await expect(closeBallot(house.syndic, house.id, { resolutionId })).rejects.toMatchObject({
      code: "ballot.sole-voter",
    });
    const outcome = await closeBallot(house.syndic, house.id, {
      resolutionId,
      soleVoter: "counted",
    });
    expect(outcome).toBe("adopted");
  });

  test("a closing among many votes counts each vote that was accepted, and no other", async () => {
    const { resolutionId, cast } = await voting(["ana", "bob", "cis"], "D-01");
    const voters = [house.owner("ana"), house.owner("bob"), house.owner("cis")];
    const lots = ["A1", "B1", "C1"];
    const casts = voters.map((voter, index) => cast(voter, lots[index] ?? "", "for"));
    const closing = closeBallot(house.syndic, house.id, { resolutionId });
    const results = await Promise.allSettled(casts);
    await closing;
    const accepted = results.filter(({ status }) => status === "fulfilled").length;
    for (const result of results) {
      if (result.status === "rejected")
        expect(result.reason).toMatchObject({ code: "ballot.closed" });
    }
    const { rows } = await db.admin.query<{ snapshot: string }>(
      "SELECT snapshot FROM ballot_closure WHERE resolution_id = $1",
      [resolutionId],
    );
    const counted = CountRecord.parse(JSON.parse(rows[0]?.snapshot ?? ""));
    expect(counted.seats.filter(({ vote }) => vote !== null)).toHaveLength(accepted);
  });

  test("the meeting seals its votes in one tree and starts the law's terms", async () => {
    const { meetingId, resolutionId, cast } = await voting(["ana", "bob", "cis"], "D-01");
    const first = await cast(house.owner("ana"), "A1", "for");
    const second = await cast(house.owner("ana"), "A1", "against");
    const third = await cast(house.owner("bob"), "B1", "for");
    await expect(closeMeeting(house.syndic, house.id, { meetingId })).rejects.toMatchObject({
      code: "ballot.still-open",
      details: { item: 1 },
    });
    await closeBallot(house.syndic, house.id, { resolutionId });
    const root = await closeMeeting(house.syndic, house.id, { meetingId });
    const leaves = [first, second, third]
      .sort((a, b) => (a.event.at < b.event.at ? -1 : 1))
      .map(({ event }) => leafOf(event));
    expect(root).toBe(toHex(rootOf(leaves)));
    const terms = await db.admin.query(
      `SELECT kind, due_on::text AS due, article FROM legal_deadline
       WHERE subject_id = $1 ORDER BY due_on`,
      [meetingId],
    );
    expect(terms.rows).toEqual([
      { kind: "assembly.signatures", due: "2026-05-20", article: "3.87 §10" },
      { kind: "assembly.minutes", due: "2026-06-19", article: "3.87 §12" },
      { kind: "assembly.challenge", due: "2026-09-20", article: "3.92 §3" },
    ]);
    await expect(closeMeeting(house.syndic, house.id, { meetingId })).rejects.toMatchObject({
      code: "ballot.meeting-closed",
    });
    await expect(come(meetingId, "gus")).rejects.toMatchObject({
      code: "attendance.meeting-closed",
    });
  });
});
