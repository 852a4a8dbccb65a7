import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { read } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import {
  headOf,
  seedMeeting,
  seedProxy,
  seedSigningKey,
  seedStepUp,
} from "#server/platform/testing-meeting.ts";
import { checkIn, checkOut } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import type { Choice } from "../ballot/ballot.rules.ts";
import { closeBallot, openBallot } from "../ballot/ballot.service.ts";
import { closeMeeting } from "../ballot/closing.service.ts";
import { castInRoom } from "../ballot/vote.service.ts";
import { draftRecord } from "./minutes.queries.ts";
import type { FileSheet } from "./minutes.schema.ts";
import { fileSheet, freezeMinutes, recordSignature, signMinutes } from "./minutes.service.ts";
import { MinutesRecord, RECORD_VERSIONS } from "./record.schema.ts";
import { findMinutes } from "./signature.queries.ts";

let db: TestDatabase;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  // The issuer of the identifications that are seeded.
  overrideEnv({
    ...{ OIDC_ISSUER: "https://idp.example", OIDC_CLIENT_ID: "koprogo" },
    OIDC_CLIENT_JWKS: '{"keys":[]}',
  });
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["ana"] },
    { code: "B1", shares: 250, holders: ["bob"] },
    { code: "C1", shares: 100, holders: ["cis", "dor"] },
    { code: "G1", shares: 50, holders: ["gus"] },
  ]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
});
afterAll(() => db.close());

const refOf = (name: string, meetingId: string) => ({ meetingId, partyId: house.partyOf(name) });

/** A meeting in which Ana is for, Bob against, Cis abstains and Gus is carried by Bob. */
async function held(): Promise<string> {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01", "D-14");
  await seedProxy(db.admin, house, meetingId, "gus", "bob");
  for (const name of ["ana", "bob", "cis"]) {
    await checkIn(house.syndic, house.id, refOf(name, meetingId));
  }
  const chairPartyId = house.partyOf("ana");
  const secretaryName = house.syndic.displayName;
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName });
  const [resolutionId = ""] = resolutions;
  await openBallot(house.syndic, house.id, { resolutionId });
  const ballots: readonly (readonly [string, Choice])[] = [
    ["A1", "for"],
    ["B1", "against"],
    ["C1", "abstain"],
    ["G1", "against"],
  ];
  const votes = await Promise.all(
    ballots.map(async ([code, choice]) => ({
      entitlementId: await headOf(db.admin, house, meetingId, code),
      choice,
    })),
  );
  await castInRoom(house.syndic, house.id, { resolutionId, votes });
  await closeBallot(house.syndic, house.id, { resolutionId });
  await checkOut(house.syndic, house.id, refOf("cis", meetingId));
  return meetingId;
}

async function closed(): Promise<string> {
  const meetingId = await held();
  await closeMeeting(house.syndic, house.id, { meetingId });
  return meetingId;
}

const draft = (meetingId: string) =>
  read(house.syndic, (tx) => draftRecord(tx, house.id, meetingId));
const minutesOf = (meetingId: string) =>
  read(house.syndic, (tx) => findMinutes(tx, house.id, meetingId));

describe("the draft", () => {
  test("holds what the law asks for, with raw and capped votes and the names", async () => {
    const record = await draft(await closed());
    expect(record.association).toMatchObject({ enterpriseNumber: "0479495447" });
    expect(record).toMatchObject({
      language: "fr",
      chair: "ana Peeters",
      quorum: { headsPresent: 4, headsTotal: 4, sharesPresent: "1000", quorate: true },
      proxies: [{ principal: "gus Peeters", holder: "bob Peeters", signedOn: "2026-01-01" }],
      moves: [{ name: "cis Peeters", kind: "departed" }],
    });
    expect(record.roll.map(({ lots, by }) => [lots, by?.name, by?.underProxy])).toEqual([
      [["A1"], "ana Peeters", false],
      [["B1"], "bob Peeters", false],
      [["C1"], "cis Peeters", false],
      [["G1"], "bob Peeters", true],
    ]);
    const [voted, notVoted] = record.items[0]?.resolutions ?? [];
    expect(notVoted).toMatchObject({ decisionType: "D-14", majority: "twoThirds", result: null });
    expect(voted).toMatchObject({
      majority: "absolute",
      article: "3.87 §8",
      result: {
        outcome: "adopted",
        raw: { for: "600", against: "300", abstain: "100", silent: "0" },
        // Ana's 600 count for the 400 of all the others together (art. 3.87 §7).
        for: "400/1",
        against: "300/1",
        capped: [{ names: ["ana Peeters"], votes: "600", others: "400" }],
        namedAgainst: [{ names: ["bob Peeters"] }, { names: ["gus Peeters"] }],
        namedAbstained: [{ names: ["cis Peeters", "dor Peeters"], shares: "100" }],
      },
    });
    expect(record.treeRoot).toMatch(/^[0-9a-f]{64}$/);
    expect(record.rollHash).toMatch(/^[0-9a-f]{64}$/);
  });

  test("grows while the meeting lasts, and is final only after the closing", async () => {
    const meetingId = await held();
    const record = await draft(meetingId);
    expect(record.meeting.closedAt).toBeNull();
    expect(record.treeRoot).toBeNull();
    await expect(freezeMinutes(house.syndic, house.id, { meetingId })).rejects.toMatchObject({
      code: "minutes.meeting-not-closed",
    });
  });

  test("is the syndic's to make final, once", async () => {
    const meetingId = await closed();
    const ref = { meetingId };
    await expect(freezeMinutes(house.owner("ana"), house.id, ref)).rejects.toMatchObject({
      code: "access.not-found",
    });
    await expect(freezeMinutes(other.syndic, other.id, ref)).rejects.toMatchObject({
      code: "access.not-found",
    });
    const hash = await freezeMinutes(house.syndic, house.id, ref);
    await expect(freezeMinutes(house.syndic, house.id, ref)).rejects.toMatchObject({
      code: "minutes.already-frozen",
    });
    expect(await minutesOf(meetingId)).toMatchObject({ recordHash: hash, intact: true });
  });
});

describe("once final", () => {
  test("nothing changes, whatever the register says later", async () => {
    const meetingId = await closed();
    await freezeMinutes(house.syndic, house.id, { meetingId });
    const before = await minutesOf(meetingId);
    await db.admin.query("UPDATE party SET family_name = 'Other' WHERE id = $1", [
      house.partyOf("ana"),
    ]);
    const after = await minutesOf(meetingId);
    expect(after?.record).toEqual(before?.record);
    expect(after?.recordHash).toBe(before?.recordHash);
    await db.admin.query("UPDATE party SET family_name = 'Peeters' WHERE id = $1", [
      house.partyOf("ana"),
    ]);
  });

  test("a record changed behind the fences is seen", async () => {
    const meetingId = await closed();
    await freezeMinutes(house.syndic, house.id, { meetingId });
    await db.admin.query(
      "UPDATE minutes SET record = replace(record, 'adopted', 'rejected') WHERE meeting_id = $1",
      [meetingId],
    );
    expect((await minutesOf(meetingId))?.intact).toBe(false);
  });
});

describe("signing", () => {
  const signed = async (meetingId: string) =>
    (await minutesOf(meetingId))?.signatures.map(
      ({ capacity, name, signed: how }) => `${capacity} ${name}: ${how?.method ?? "not yet"}`,
    );

  test("chair, secretary and who is still present, each in his own way, once", async () => {
    const meetingId = await closed();
    const ref = { meetingId };
    const ana = house.owner("ana");
    await expect(signMinutes(ana, house.id, ref)).rejects.toMatchObject({
      code: "minutes.not-frozen",
    });
    await freezeMinutes(house.syndic, house.id, ref);
    expect(await signed(meetingId)).toEqual([
      "chair ana Peeters: not yet",
      `secretary ${house.syndic.displayName}: not yet`,
      "owner bob Peeters: not yet",
    ]);
    await seedStepUp(db.admin, ana, meetingId);
    await signMinutes(ana, house.id, ref);
    await signMinutes(house.syndic, house.id, ref);
    await recordSignature(house.syndic, house.id, {
      ...refOf("bob", meetingId),
      capacity: "owner",
    });
    expect(await signed(meetingId)).toEqual([
      "chair ana Peeters: itsme",
      `secretary ${house.syndic.displayName}: account`,
      "owner bob Peeters: room",
    ]);
    await expect(signMinutes(house.owner("bob"), house.id, ref)).rejects.toMatchObject({
      code: "minutes.already-signed",
    });
    const term = await db.admin.query(
      `SELECT done_at IS NOT NULL AS done FROM legal_deadline
       WHERE subject_id = $1 AND kind = 'assembly.signatures'`,
      [meetingId],
    );
    expect(term.rows).toEqual([{ done: true }]);
  });

  test("who signed the printed sheet is recorded with its scan, beside who signs on screen", async () => {
    const meetingId = await closed();
    await freezeMinutes(house.syndic, house.id, { meetingId });
    await signMinutes(house.owner("ana"), house.id, { meetingId });
    const bob = { capacity: "owner", partyId: house.partyOf("bob") } as const;
    const secretary = { capacity: "secretary", partyId: null } as const;
    const scan = { filename: "feuille.pdf", bytes: new TextEncoder().encode("%PDF-1.4 feuille") };
    const file = (signers: FileSheet["signers"]) =>
      fileSheet(house.syndic, house.id, { meetingId, signers, scan });
    const cis = { capacity: "owner", partyId: house.partyOf("cis") } as const;
    await expect(file([bob, cis])).rejects.toMatchObject({ code: "minutes.not-a-signatory" });
    const first = await file([bob]);
    expect(await signed(meetingId)).toEqual([
      "chair ana Peeters: account",
      `secretary ${house.syndic.displayName}: not yet`,
      "owner bob Peeters: room",
    ]);
    // A second operator with the same sheet reads one name more.
    const second = await file([bob, secretary]);
    const rows = await db.admin.query(
      `SELECT name, document_id FROM minutes_signature WHERE meeting_id = $1 ORDER BY at, id`,
      [meetingId],
    );
    expect(rows.rows.map(({ document_id: id }) => id)).toEqual([null, first, second]);
    const entered = await db.admin.query("SELECT FROM decision WHERE meeting_id = $1", [meetingId]);
    expect(entered.rowCount).toBe(1);
  });

  const strangers: readonly (readonly [string, () => Person, string])[] = [
    ["who left before the end", () => house.owner("cis"), "minutes.not-a-signatory"],
    ["who was never there", () => house.owner("gus"), "minutes.not-a-signatory"],
  ];
  test.each(strangers)("refused: %s", async (_, person, code) => {
    const meetingId = await closed();
    await freezeMinutes(house.syndic, house.id, { meetingId });
    await expect(signMinutes(person(), house.id, { meetingId })).rejects.toMatchObject({ code });
  });

  test("two signatures at once leave one", async () => {
    const meetingId = await closed();
    await freezeMinutes(house.syndic, house.id, { meetingId });
    const sign = () => signMinutes(house.syndic, house.id, { meetingId });
    const tries = await Promise.allSettled([sign(), sign(), sign()]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await signed(meetingId))?.filter((line) => line.includes("account"))).toHaveLength(1);
  });
});

test("the record names who convened in the syndic's stead and by which right, in its second form", async () => {
  const meetingId = await held();
  const draft = () => read(house.syndic, (tx) => draftRecord(tx, house.id, meetingId));
  expect((await draft()).convocation.convener).toBeUndefined();
  await db.admin.query(
    `INSERT INTO meeting_convener (association_id, meeting_id, ground, party_id, reason, at)
     VALUES ($1, $2, 'chair', $3, 'Le conseil ne répond pas.', now())`,
    [house.id, meetingId, house.partyOf("ana")],
  );
  const act = await draft();
  expect(act.convocation.convener).toEqual({
    ...{ ground: "chair", name: expect.stringMatching(/^ana/), receivedOn: null, order: null },
    reason: "Le conseil ne répond pas.",
  });
  expect(MinutesRecord.safeParse(act).success).toBe(true);
  const asFirst = { ...act, v: RECORD_VERSIONS[0] };
  expect(MinutesRecord.safeParse(asFirst).success).toBe(false);
});
