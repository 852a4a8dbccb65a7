import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import {
  headOf,
  seedMeeting,
  seedProxy,
  seedSigningKey,
} from "#server/platform/testing-meeting.ts";
import { createCallerFactory } from "#server/platform/trpc.ts";
import { addItem } from "./agenda/agenda.service.ts";
import { checkIn } from "./attendance/attendance.service.ts";
import { openMeeting } from "./attendance/opening.service.ts";
import { ballotRouter } from "./ballot/ballot.router.ts";
import type { Choice } from "./ballot/ballot.rules.ts";
import { closeBallot, openBallot } from "./ballot/ballot.service.ts";
import { closeMeeting } from "./ballot/closing.service.ts";
import { excludeVoter } from "./ballot/exclusion.service.ts";
import { listBallots } from "./ballot/view.queries.ts";
import { castInRoom } from "./ballot/vote.service.ts";
import { draftRecord } from "./minutes/minutes.queries.ts";
import { freezeMinutes } from "./minutes/minutes.service.ts";
import { giveProxy } from "./proxy/proxy.service.ts";

// What products of this kind get wrong, tried through the services on the real database. `traps.test.ts`
// says which trap each of these keeps shut.

let db: TestDatabase;
/** One owner with three quarters of the shares, three with the rest. */
let large: House;
/** Four owners with a quarter each. */
let even: House;
const callAs = createCallerFactory(ballotRouter);

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  large = await seedHouse(db.admin, [
    { code: "A1", shares: 750, holders: ["ana"] },
    { code: "B1", shares: 100, holders: ["bob"] },
    { code: "C1", shares: 100, holders: ["cis"] },
    { code: "D1", shares: 50, holders: ["dor"] },
  ]);
  even = await seedHouse(db.admin, [
    { code: "A1", shares: 250, holders: ["ana"] },
    { code: "B1", shares: 250, holders: ["bob"] },
    { code: "C1", shares: 250, holders: ["cis"] },
    { code: "D1", shares: 250, holders: ["dor"] },
  ]);
});
afterAll(() => db.close());

async function opened(house: House, present: readonly string[], types: string[], session = 1) {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, ...types);
  await db.admin.query("UPDATE meeting SET session = $2 WHERE id = $1", [meetingId, session]);
  for (const name of present) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
  }
  const chairPartyId = house.partyOf(present[0] ?? "ana");
  const opening = { meetingId, chairPartyId, secretaryName: "Sofie" };
  const { quorate } = await openMeeting(house.syndic, house.id, opening);
  const [resolutionId = ""] = resolutions;
  return { meetingId, resolutionId, resolutions, quorate };
}

/** What a text gives of these ballots by lot, its ballot opened and closed. */
async function voted(
  house: House,
  meeting: Readonly<{ meetingId: string; resolutionId: string }>,
  ballots: Readonly<Record<string, Choice>>,
) {
  const { meetingId, resolutionId } = meeting;
  await openBallot(house.syndic, house.id, { resolutionId });
  const votes = await Promise.all(
    Object.entries(ballots).map(async ([code, choice]) => ({
      entitlementId: await headOf(db.admin, house, meetingId, code),
      choice,
    })),
  );
  await castInRoom(house.syndic, house.id, { resolutionId, votes });
  return closeBallot(house.syndic, house.id, { resolutionId });
}

const ALL = ["ana", "bob", "cis", "dor"];

describe("the quorum", () => {
  test("shares alone make none: three quarters in one hand of four, exactly", async () => {
    expect((await opened(large, ["ana"], ["D-01"])).quorate).toBe(false);
  });
  test("one vote more than three quarters makes it, in two hands of four", async () => {
    expect((await opened(large, ["ana", "dor"], ["D-01"])).quorate).toBe(true);
  });
  test("half of the heads is not more than half", async () => {
    expect((await opened(even, ["ana", "bob"], ["D-01"])).quorate).toBe(false);
  });
  test("a second session asks for none, not for a quarter", async () => {
    expect((await opened(large, ["dor"], ["D-01"], 2)).quorate).toBe(true);
  });
  test("no word of the operator goes round it: nothing can be voted", async () => {
    const { resolutionId } = await opened(large, ["ana"], ["D-01"]);
    await expect(openBallot(large.syndic, large.id, { resolutionId })).rejects.toMatchObject({
      code: "ballot.not-quorate",
    });
  });
});

describe("the count", () => {
  test("abstentions are in no denominator", async () => {
    const meeting = await opened(even, ALL, ["D-20"]);
    const ballots = { A1: "for", B1: "abstain", C1: "abstain", D1: "abstain" } as const;
    expect(await voted(even, meeting, ballots)).toBe("adopted");
  });
  test("a tie rejects, whoever is in the chair", async () => {
    const meeting = await opened(even, ALL, ["D-01"]);
    const ballots = { A1: "for", B1: "for", C1: "against", D1: "against" } as const;
    expect(await voted(even, meeting, ballots)).toBe("rejected");
  });
  test("two thirds of the votes cast are enough, exactly", async () => {
    const meeting = await opened(even, ALL, ["D-14"]);
    const ballots = { A1: "for", B1: "for", C1: "against", D1: "abstain" } as const;
    expect(await voted(even, meeting, ballots)).toBe("adopted");
  });
  test("three quarters of the votes are not four fifths", async () => {
    const meeting = await opened(even, ALL, ["D-20"]);
    const ballots = { A1: "for", B1: "for", C1: "for", D1: "against" } as const;
    expect(await voted(even, meeting, ballots)).toBe("rejected");
  });
  test("an owner votes for no more than all the others, without any proxy", async () => {
    const meeting = await opened(large, ALL, ["D-01"]);
    const ballots = { A1: "for", B1: "against", C1: "against", D1: "against" } as const;
    expect(await voted(large, meeting, ballots)).toBe("rejected");
    const [line] = await read(large.syndic, (tx) => listBallots(tx, large.id, meeting.meetingId));
    expect(line?.result).toMatchObject({ votesFor: "250/1", votesAgainst: "250/1" });
  });
});

describe("who votes", () => {
  test("weight, owner and lot come from the roll, whatever the request says", async () => {
    const { meetingId, resolutionId } = await opened(even, ALL, ["D-01"]);
    await openBallot(even.syndic, even.id, { resolutionId });
    const entitlementId = await headOf(db.admin, even, meetingId, "A1");
    const claimed = { shares: "999999", castBy: even.partyOf("bob"), lotId: even.lotOf("B1") };
    const call = callAs({ actor: even.owner("ana"), requestId: "r", ip: "127.0.0.1" });
    await call.cast({
      associationId: even.id,
      resolutionId,
      votes: [{ entitlementId, choice: "for" as const, ...claimed }],
    });
    const { rows } = await db.admin.query(
      `SELECT c.shares::text, c.cast_by_party_id AS by FROM vote_content c
       JOIN vote_event e ON e.id = c.vote_id WHERE e.resolution_id = $1`,
      [resolutionId],
    );
    expect(rows).toEqual([{ shares: "250", by: even.partyOf("ana") }]);
  });
  test("another's head is not found, for an owner who is present", async () => {
    const { meetingId, resolutionId } = await opened(even, ALL, ["D-01"]);
    await openBallot(even.syndic, even.id, { resolutionId });
    const entitlementId = await headOf(db.admin, even, meetingId, "B1");
    const call = callAs({ actor: even.owner("ana"), requestId: "r", ip: "127.0.0.1" });
    const votes = [{ entitlementId, choice: "for" as const }];
    await expect(call.cast({ associationId: even.id, resolutionId, votes })).rejects.toMatchObject({
      cause: { code: "access.not-found" },
    });
  });
  test("a supplier votes on his own contract neither himself nor for another", async () => {
    const { meetingId, resolutions } = await seedMeeting(db.admin, even, "D-01");
    const [resolutionId = ""] = resolutions;
    await seedProxy(db.admin, even, meetingId, "dor", "ana");
    for (const name of ["ana", "bob", "cis"]) {
      await checkIn(even.syndic, even.id, { meetingId, partyId: even.partyOf(name) });
    }
    const chairPartyId = even.partyOf("bob");
    await openMeeting(even.syndic, even.id, { meetingId, chairPartyId, secretaryName: "S" });
    await openBallot(even.syndic, even.id, { resolutionId });
    const partyId = even.partyOf("ana");
    const ground = { ground: "contract", reason: "Nettoyage" } as const;
    await excludeVoter(even.syndic, even.id, { resolutionId, partyId, ...ground });
    for (const code of ["A1", "D1"]) {
      const votes = [
        { entitlementId: await headOf(db.admin, even, meetingId, code), choice: "for" as const },
      ];
      await expect(castInRoom(even.syndic, even.id, { resolutionId, votes })).rejects.toMatchObject(
        { code: "ballot.excluded" },
      );
    }
  });
  test("the syndic is given no proxy", async () => {
    const { meetingId } = await seedMeeting(db.admin, even, "D-01");
    const { rows } = await db.admin.query<{ name: string }>(
      "SELECT display_name AS name FROM account WHERE id = $1",
      [even.staffAccountId],
    );
    const [givenName = "", ...family] = (rows[0]?.name ?? "").split(" ");
    const holder = { kind: "other", givenName, familyName: family.join(" ") } as const;
    const principalPartyId = even.partyOf("ana");
    await expect(
      giveProxy(even.owner("ana"), even.id, { meetingId, principalPartyId, holder }),
    ).rejects.toMatchObject({ code: "proxy.syndic-holder" });
  });
});

describe("the operator", () => {
  test("adds nothing to the agenda at the meeting", async () => {
    const { meetingId } = await opened(even, ALL, ["D-01"]);
    const item = { meetingId, title: "Divers", explanation: null };
    await expect(addItem(even.syndic, even.id, item)).rejects.toMatchObject({
      code: "meeting.already-convened",
    });
  });
  test("puts no text to the vote that was not convened", async () => {
    const { meetingId, resolutions } = await seedMeeting(db.admin, even, "D-01");
    await db.admin.query("DELETE FROM convocation WHERE meeting_id = $1", [meetingId]);
    const [resolutionId = ""] = resolutions;
    const opening = { meetingId, chairPartyId: even.partyOf("ana"), secretaryName: "S" };
    await expect(openMeeting(even.syndic, even.id, opening)).rejects.toMatchObject({
      code: "attendance.not-convened",
    });
    await expect(openBallot(even.syndic, even.id, { resolutionId })).rejects.toMatchObject({
      code: "ballot.meeting-not-open",
    });
    const { rows } = await db.admin.query("SELECT FROM ballot_opening WHERE resolution_id = $1", [
      resolutionId,
    ]);
    expect(rows).toEqual([]);
  });
  test.each([
    "vote_event",
    "vote_content",
    "ballot_opening",
    "ballot_closure",
    "meeting_opening",
    "attendance",
    "convocation",
    "entitlement",
  ])("resets nothing: %s is only ever added to", async (table) => {
    const { rows } = await db.admin.query<{ may: boolean }>(
      `SELECT has_table_privilege('kopro_app', $1, 'UPDATE')
         OR has_any_column_privilege('kopro_app', $1, 'UPDATE')
         OR has_table_privilege('kopro_app', $1, 'DELETE') AS may`,
      [table],
    );
    expect(rows).toEqual([{ may: false }]);
  });
  test("closes a text once: its result stands", async () => {
    const meeting = await opened(even, ALL, ["D-01"]);
    const { resolutionId } = meeting;
    await voted(even, meeting, { A1: "for", B1: "for", C1: "for", D1: "against" });
    await expect(closeBallot(even.syndic, even.id, { resolutionId })).rejects.toMatchObject({
      code: "ballot.closed",
    });
    await expect(openBallot(even.syndic, even.id, { resolutionId })).rejects.toMatchObject({
      code: "ballot.already-open",
    });
  });
});

describe("the minutes", () => {
  async function minuted() {
    const meeting = await opened(even, ALL, ["D-01", "D-14"]);
    await voted(even, meeting, { A1: "for", B1: "against", C1: "abstain", D1: "for" });
    await closeMeeting(even.syndic, even.id, { meetingId: meeting.meetingId });
    return meeting;
  }
  const termsOf = async (meetingId: string) =>
    (
      await db.admin.query<{ kind: string; due: string }>(
        `SELECT kind, due_on::text AS due FROM legal_deadline
         WHERE subject_id = $1 AND kind IN ('assembly.minutes', 'assembly.challenge') ORDER BY kind`,
        [meetingId],
      )
    ).rows;

  test("say who was against and who abstained, by name", async () => {
    const { meetingId } = await minuted();
    const record = await read(even.syndic, (tx) => draftRecord(tx, even.id, meetingId));
    expect(record.items[0]?.resolutions[0]?.result).toMatchObject({
      namedAgainst: [{ names: ["bob Peeters"] }],
      namedAbstained: [{ names: ["cis Peeters"] }],
    });
  });
  test("hold the texts that were convened, all of them and no other", async () => {
    const { meetingId, resolutions } = await minuted();
    const record = await read(even.syndic, (tx) => draftRecord(tx, even.id, meetingId));
    const texts = record.items.flatMap((item) => item.resolutions.map(({ text }) => text));
    expect(texts).toEqual(resolutions.map((_, index) => `Texte ${index + 1}`));
  });
  test("are due thirty days from the meeting, and challenged four months from it, whenever they are made", async () => {
    const { meetingId } = await minuted();
    const before = await termsOf(meetingId);
    await freezeMinutes(even.syndic, even.id, { meetingId });
    expect(await termsOf(meetingId)).toEqual(before);
    expect(before).toEqual([
      { kind: "assembly.challenge", due: "2026-09-20" },
      { kind: "assembly.minutes", due: "2026-06-19" },
    ]);
  });
});
