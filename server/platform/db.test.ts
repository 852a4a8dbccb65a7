import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { provenAssociation } from "#server/kernel/ids.ts";
import { at, newRowId, now } from "./clock.ts";
import { read, type Tx, write } from "./db.ts";
import { record } from "./record.ts";
import { systemOf, type TestDatabase, testDatabase } from "./testing.ts";

let db: TestDatabase;
const ours = provenAssociation("0197a000-0000-7000-8000-000000000001");
const theirs = provenAssociation("0197a000-0000-7000-8000-000000000002");

beforeAll(async () => {
  db = await testDatabase();
  for (const [id, slug] of [
    [ours, "ours"],
    [theirs, "theirs"],
  ]) {
    await db.admin.query(
      `INSERT INTO association (id, slug, name, enterprise_number, street, postcode, town, shares_total,
         fiscal_year_start, languages, period_start, created_at)
       VALUES ($1, $2, $2, '0479495447', 'rue', '1000', 'Bruxelles', 1000, '01-01', '{fr}', '05-11', now())`,
      [id, slug],
    );
  }
});
afterAll(() => db.close());

const slugs = async (tx: Tx) => (await tx.association.findMany()).map(({ slug }) => slug).sort();

const party = (associationId: string) => ({
  associationId,
  id: newRowId(),
  kind: "natural" as const,
  familyName: "Peeters",
  language: "nl",
  createdAt: new Date(now().epochMilliseconds),
});

describe("a transaction", () => {
  test("sees the associations of its scope and no other", async () => {
    expect(await read(systemOf(ours), slugs)).toEqual(["ours"]);
    expect(await read(systemOf(ours, theirs), slugs)).toEqual(["ours", "theirs"]);
    expect(await read({ kind: "anonymous" }, slugs)).toEqual([]);
  });

  test("writes for the association it names, even when it may read more", async () => {
    const both = systemOf(ours, theirs);
    await write(both, ours, (tx) => tx.party.create({ data: party(ours) }));
    await expect(
      write(both, ours, (tx) => tx.party.create({ data: party(theirs) })),
    ).rejects.toThrow();
    await expect(
      write(both, null, (tx) => tx.party.create({ data: party(ours) })),
    ).rejects.toThrow();
    expect(await read(systemOf(theirs), (tx) => tx.party.count())).toBe(0);
  });

  test("leaves nothing behind when it fails", async () => {
    const before = await read(systemOf(ours), (tx) => tx.party.count());
    const failing = write(systemOf(ours), ours, async (tx) => {
      await tx.party.create({ data: party(ours) });
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    expect(await read(systemOf(ours), (tx) => tx.party.count())).toBe(before);
  });

  test("cannot change a fact once recorded", async () => {
    const id = await write(systemOf(ours), ours, (tx) =>
      record(tx, systemOf(ours), ours, "registry/association.described", { associationId: ours }),
    );
    const rewrite = write(systemOf(ours), ours, (tx) =>
      tx.auditEvent.updateMany({ where: { id }, data: { type: "other" } }),
    );
    await expect(rewrite).rejects.toThrow();
    const erase = write(systemOf(ours), ours, (tx) => tx.auditEvent.deleteMany({ where: { id } }));
    await expect(erase).rejects.toThrow();
    const rows = await db.admin.query(
      "SELECT octet_length(content_hash) AS length FROM audit_event WHERE id = $1",
      [id],
    );
    expect(rows.rows).toEqual([{ length: 32 }]);
  });
});

describe("the catalogue", () => {
  test("every table that names an association has forced row-level security and four policies", async () => {
    const { rows } = await db.admin.query(`
      SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
        (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname <> 'definer') AS policies
      FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND (c.relname = 'association' OR EXISTS (SELECT FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attname = 'association_id' AND NOT a.attisdropped))`);
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter(({ forced, policies }) => !forced || policies !== 4)).toEqual([]);
  });

  test("the application owns nothing and passes no fence", async () => {
    const { rows } = await db.admin.query(`
      SELECT rolname FROM pg_roles r
      WHERE pg_has_role('kopro_test', oid, 'MEMBER') AND (rolsuper OR rolbypassrls
        OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid))`);
    expect(rows).toEqual([]);
  });

  test("every function that runs with other rights belongs to the definer role and fixes its path", async () => {
    const { rows } = await db.admin.query(`
      SELECT p.proname AS name, pg_get_userbyid(p.proowner) AS owner, p.proconfig AS settings
      FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef`);
    const loose = rows.filter(
      ({ owner, settings }) =>
        owner !== "kopro_definer" || !settings?.some((s: string) => s.startsWith("search_path=")),
    );
    expect(loose).toEqual([]);
  });

  test("what happened is inserted and read only, and the list of migrations is not the application's", async () => {
    const may = async (right: string) => {
      const { rows } = await db.admin.query<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
           AND relkind = 'r' AND has_table_privilege('kopro_app', oid, $1)`,
        [right],
      );
      return rows.map(({ name }) => name);
    };
    const facts = ["audit_event", "vote_event", "vote_exclusion", "attendance", "minutes"];
    expect(await may("INSERT")).toEqual(expect.arrayContaining(facts));
    const changeable = await may("UPDATE, DELETE");
    expect(facts.filter((fact) => changeable.includes(fact))).toEqual([]);
    expect(await may("SELECT, INSERT, UPDATE, DELETE")).not.toContain("_prisma_migrations");
  });
});

test("a moved clock moves, keeps its order and ends with its story", () => {
  const then = Temporal.Instant.from("2025-05-20T17:00:00Z");
  const [first, second] = at(then, () => [now(), now()]);
  expect(Temporal.Instant.compare(then, first)).toBe(-1);
  expect(Temporal.Instant.compare(first, second)).toBe(-1);
  expect(now().epochMilliseconds).toBeGreaterThan(then.epochMilliseconds);
});
