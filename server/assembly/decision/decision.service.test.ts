import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { headOf, seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { checkIn } from "../attendance/attendance.service.ts";
import { openMeeting } from "../attendance/opening.service.ts";
import type { Choice } from "../ballot/ballot.rules.ts";
import { closeBallot, openBallot } from "../ballot/ballot.service.ts";
import { closeMeeting } from "../ballot/closing.service.ts";
import { castInRoom } from "../ballot/vote.service.ts";
import { freezeMinutes, recordSignature, signMinutes } from "../minutes/minutes.service.ts";
import { getDecision, listRegister, listScans } from "./decision.queries.ts";
import { type EnterEarlier, RegisterQuery } from "./decision.schema.ts";
import { enterEarlier } from "./decision.service.ts";

let db: TestDatabase;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 500, holders: ["ana"] },
    { code: "B1", shares: 500, holders: ["bob"] },
  ]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
});
afterAll(() => db.close());

const noon = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`);
const found = (asked: Partial<RegisterQuery> = {}, actor: Person = house.syndic) =>
  read(actor, (tx) => listRegister(tx, house.id, RegisterQuery.parse(asked)));

const earlier = (input: Partial<EnterEarlier> = {}, actor: Person = house.syndic) =>
  at(noon("2026-05-01"), () =>
    enterEarlier(actor, house.id, {
      ...{ decidedOn: "2019-05-14", item: "Façade", text: "Repeindre la façade arrière." },
      ...{ language: "fr", outcome: "adopted", decisionType: "D-14", electorate: null },
      ...{ votesFor: "700", votesAgainst: null, abstained: null, documentId: null },
      scan: { filename: "PV 2019.pdf", bytes: new TextEncoder().encode("%PDF-1.4 signé") },
      ...input,
    }),
  );

/** Ana and Bob vote on two texts of three, and the minutes are final. */
async function frozen(): Promise<string> {
  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01", "D-14", "D-11");
  for (const name of ["ana", "bob"]) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
  }
  const chairPartyId = house.partyOf("ana");
  const secretaryName = house.syndic.displayName;
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName });
  for (const [index, bobs] of (["for", "against"] as const satisfies Choice[]).entries()) {
    const resolutionId = resolutions[index] ?? "";
    await openBallot(house.syndic, house.id, { resolutionId });
    const cast = async (code: string, choice: Choice) => ({
      ...{ choice, entitlementId: await headOf(db.admin, house, meetingId, code) },
    });
    const votes = [await cast("A1", "for"), await cast("B1", bobs)];
    await castInRoom(house.syndic, house.id, { resolutionId, votes });
    await closeBallot(house.syndic, house.id, { resolutionId });
  }
  await closeMeeting(house.syndic, house.id, { meetingId });
  await freezeMinutes(house.syndic, house.id, { meetingId });
  return meetingId;
}

test("decisions enter with the last signature, each with its number and what the act says", async () => {
  const meetingId = await frozen();
  await signMinutes(house.syndic, house.id, { meetingId });
  await signMinutes(house.owner("ana"), house.id, { meetingId });
  expect((await found({ meetingId })).total).toBe(0);
  const bob = { capacity: "owner", partyId: house.partyOf("bob") } as const;
  await recordSignature(house.syndic, house.id, { meetingId, ...bob });
  const { rows, total } = await found({ meetingId });
  expect(total).toBe(2);
  expect(rows).toMatchObject([
    {
      ...{ item: "Toiture", text: "Texte 1", outcome: "adopted", decisionType: "D-01" },
      ...{ decidedOn: "2026-05-20", language: "fr", majority: "absolute", article: "3.87 §8" },
      votes: { for: "1000/1", against: "0/1", abstained: "0" },
    },
    { text: "Texte 2", outcome: "rejected", votes: { for: "500/1", against: "500/1" } },
  ]);
  const [first, second] = rows;
  expect((second?.number ?? 0) - (first?.number ?? 0)).toBe(1);
  const { recordHash } = await db.admin
    .query<{ recordHash: string }>(
      `SELECT encode(record_hash, 'hex') AS "recordHash" FROM minutes WHERE meeting_id = $1`,
      [meetingId],
    )
    .then((result) => result.rows[0] ?? { recordHash: "" });
  expect(rows.map((row) => row.recordHash)).toEqual([recordHash, recordHash]);
});

describe("a decision of the years before", () => {
  test("takes the next number, with its scan, and says where it comes from", async () => {
    const before = (await found()).total;
    const id = await earlier();
    const line = await read(house.syndic, (tx) => getDecision(tx, house.id, id));
    expect(line).toMatchObject({
      ...{ number: before + 1, meetingId: null, recordHash: null, item: "Façade" },
      votes: { for: "700", against: null, abstained: null },
    });
    const [scan] = await read(house.syndic, (tx) => listScans(tx, house.id));
    expect(scan).toEqual({ id: line.documentId, title: "PV 2019.pdf" });
    // A second decision of the same minutes uses the scan that is there.
    const next = await earlier({ scan: null, documentId: line.documentId, item: "Porte" });
    const again = await read(house.syndic, (tx) => getDecision(tx, house.id, next));
    expect(again).toMatchObject({ number: before + 2, documentId: line.documentId });
  });

  test("lies in the past, in a scan that is one", async () => {
    await expect(earlier({ decidedOn: "2026-05-02" })).rejects.toMatchObject({
      ...{ code: "decision.in-the-future", field: "decidedOn" },
    });
    const program = { filename: "PV.pdf", bytes: new TextEncoder().encode("MZ") };
    await expect(earlier({ scan: program })).rejects.toMatchObject({
      ...{ code: "decision.scan-unknown", field: "scan" },
    });
    const huge = new Uint8Array(25 * 1024 * 1024 + 1);
    huge.set(new TextEncoder().encode("%PDF-"));
    await expect(earlier({ scan: { filename: "PV.pdf", bytes: huge } })).rejects.toMatchObject({
      ...{ code: "decision.scan-too-large", details: { limit: 25 } },
    });
  });

  test("is the syndic's to enter, from a scan of this association", async () => {
    const hidden = { code: "access.not-found" };
    await expect(earlier({}, house.owner("ana"))).rejects.toMatchObject(hidden);
    await expect(earlier({}, other.syndic)).rejects.toMatchObject(hidden);
    const elsewhere = { scan: null, documentId: house.partyOf("ana") };
    await expect(earlier(elsewhere)).rejects.toMatchObject(hidden);
  });

  test("two entered at once have two numbers", async () => {
    const ids = await Promise.all([earlier(), earlier(), earlier()]);
    const lines = await Promise.all(
      ids.map((id) => read(house.syndic, (tx) => getDecision(tx, house.id, id))),
    );
    expect(new Set(lines.map(({ number }) => number)).size).toBe(3);
  });
});

describe("the register is searched", () => {
  test.each([
    ["all words, whatever case and accents", { q: "ARRIERE facade" }, true],
    ["a part of a word", { q: "repein" }, true],
    ["a word that is not there", { q: "facade ascenseur" }, false],
    ["a sign that a pattern would take for all", { q: "%" }, false],
    ["its day", { from: "2019-05-14", to: "2019-05-14" }, true],
    ["the day after", { from: "2019-05-15", to: "2019-12-31" }, false],
    ["its result", { q: "façade", outcome: "adopted" }, true],
    ["the other result", { q: "façade", outcome: "rejected" }, false],
    ["its subject", { q: "façade", type: "D-14" }, true],
    ["another subject", { q: "façade", type: "D-01" }, false],
  ] as const)("by %s", async (_, asked, isFound) => {
    if ((await found({ q: "façade arrière" })).total === 0) await earlier();
    expect((await found(asked)).total > 0).toBe(isFound);
  });

  test("by who owns here, and by nobody from elsewhere", async () => {
    await earlier();
    expect((await found({}, house.owner("ana"))).total).toBeGreaterThan(0);
    expect((await found({}, other.syndic)).total).toBe(0);
  });

  test("page by page, in one order", async () => {
    const { total } = await found();
    const pages = await read(house.syndic, async (tx) =>
      Promise.all(
        [1, 2].map((page) => listRegister(tx, house.id, RegisterQuery.parse({ page }), 2)),
      ),
    );
    const seen = pages.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(new Set(seen).size).toBe(4);
    expect(pages[0]).toMatchObject({ total, pages: Math.ceil(total / 2), page: 1 });
  });
});

test("what is entered is never changed nor taken out", async () => {
  const id = await earlier();
  const change = read(house.syndic, (tx) =>
    tx.decision.updateMany({ where: { associationId: house.id, id }, data: { text: "Autre." } }),
  );
  await expect(change).rejects.toThrow(/permission denied|read-only/);
});
