import { readFileSync } from "node:fs";
import type pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { AS_TEXT, tablesOf, tallyOf } from "#deploy/backup/tables.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { closeDatabase } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { personOf, TEST_LOGIN } from "#server/platform/testing.ts";
import { seedSigningKey } from "#server/platform/testing-meeting.ts";
import { createCaller } from "#server/root.ts";
import { addressFor, withClient } from "./databases.ts";
import { migrate, migrateTo, migrationNames } from "./migrate.ts";
import { TEST_PASSWORD } from "./test-postgres.ts";

/** What the first release had. */
const FIRST = ["0001_ground"];
const NAME = `first_${crypto.randomUUID().replaceAll("-", "")}`;
const server = inject("adminUrl");
const superuser = { user: "postgres", password: TEST_PASSWORD };
const adminUrl = addressFor(server, superuser, NAME);
const ownerUrl = addressFor(server, { user: "kopro_owner", password: TEST_PASSWORD }, NAME);

const id = (end: string) => `00000000-0000-4000-8000-0000000000${end}`;
const associationId = provenAssociation(id("a1"));
const callAs = (actor: ReturnType<typeof personOf>) =>
  createCaller({ actor, requestId: crypto.randomUUID(), ip: "127.0.0.1" });
const syndic = callAs(
  personOf(associationId, "syndic", { accountId: id("e1"), officeId: id("f1") }),
);
const owner = callAs(personOf(associationId, "owner", { accountId: id("e2"), partyId: id("b1") }));

/** What every table of the first release holds, in the columns it had then. */
type Kept = Awaited<ReturnType<typeof tallyOf>>[];
let before: Kept;
let after: Kept;
let applied: readonly string[];

function tally(client: pg.Client, tables: Awaited<ReturnType<typeof tablesOf>>): Promise<Kept> {
  return tables.reduce<Promise<Kept>>(
    async (done, table) => [...(await done), await tallyOf(client, table)],
    Promise.resolve([]),
  );
}

beforeAll(async () => {
  await withClient(server, (admin) => admin.query(`CREATE DATABASE ${NAME} OWNER kopro_owner`));
  await migrateTo(ownerUrl, FIRST);
  const rows = readFileSync(new URL("first-release.sql", import.meta.url), "utf8");
  await withClient(adminUrl, async (client) => {
    await client.query(rows);
    await client.query(`${AS_TEXT}; BEGIN`);
    const tables = (await tablesOf(client)).filter(({ name }) => name !== "_prisma_migrations");
    before = await tally(client, tables);
    await client.query("COMMIT");
    applied = await migrate(ownerUrl);
    await client.query("BEGIN");
    after = await tally(client, tables);
    await client.query("COMMIT");
  });
  await closeDatabase();
  overrideEnv({ DATABASE_URL: addressFor(server, TEST_LOGIN, NAME) });
  seedSigningKey();
});
afterAll(async () => {
  await closeDatabase();
  await withClient(server, (admin) => admin.query(`DROP DATABASE ${NAME} WITH (FORCE)`));
});

test("every migration since the first release is applied, once", async () => {
  expect(applied).toEqual(migrationNames().filter((name) => !FIRST.includes(name)));
  expect(await migrate(ownerUrl)).toEqual([]);
});

test("no row of the first release is lost or changed in any column it had", () => {
  expect(before.filter(({ rows }) => rows > 0).length).toBeGreaterThan(25);
  expect(after).toEqual(before);
});

test("the register is read as before", async () => {
  const [association] = await syndic.registry.association.list();
  expect(association).toMatchObject({ name: "Résidence Les Tilleuls", slug: "les-tilleuls" });
  const lots = await syndic.registry.lot.list({ associationId });
  expect(
    JSON.stringify(lots, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
  ).toMatch(/A1.*Maréchal.*B1/);
  const people = await syndic.registry.party.list({ associationId });
  expect(people.lines.map(({ name }) => name).sort()).toEqual(["Immo Cent SA", "Lucie Maréchal"]);
  const mandates = await syndic.registry.mandate.list({ associationId });
  expect(JSON.stringify(mandates)).toContain("2029-05-31");
  const members = await syndic.registry.membership.list({ associationId });
  expect(JSON.stringify(members)).toContain("Lucie Maréchal");
});

test("the meeting, its ballot and the owner's receipt are read as before", async () => {
  const [meeting] = await syndic.assembly.meeting.list({ associationId });
  expect(meeting).toMatchObject({ id: id("d1"), stage: "open" });
  const receipts = await owner.assembly.receipt.list({ associationId });
  expect(receipts).toHaveLength(1);
  const voter = await owner.assembly.ballot.voter({ associationId, meetingId: id("d1") });
  expect(
    JSON.stringify(voter, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
  ).toContain("Remplacer la toiture");
});

test("documents and terms are there", async () => {
  const documents = await owner.documents.archive.list({ associationId });
  expect(JSON.stringify(documents)).toContain("Convocation du 20 mai 2026");
  const deadlines = await syndic.registry.deadline.list();
  expect(JSON.stringify(deadlines)).toContain("assembly.minutes");
});

test("what came since works on what was there: the search, the public page", async () => {
  const found = await syndic.documents.search.find({ q: "lucie" });
  expect(found.map(({ label }) => label)).toEqual(["Lucie Maréchal"]);
  const notice = await callAs(personOf(associationId, "owner")).site.notice.show({
    slug: "les-tilleuls",
  });
  expect(JSON.stringify(notice)).toContain("Syndic Verhaegen");
});
