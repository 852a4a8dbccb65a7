import { afterAll, beforeAll, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { at } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { termsOf, watchedBy } from "./deadline.policy.ts";
import { listDeadlines } from "./deadline.queries.ts";
import {
  completeDeadline,
  deadlinesToScan,
  remindDeadlines,
  setDeadline,
} from "./deadline.service.ts";

const here = "01900000-0000-7000-8000-000000000001";
const elsewhere = "01900000-0000-7000-8000-000000000002";
const quiet = "01900000-0000-7000-8000-000000000003";
const subject = "01900000-0000-7000-8000-000000000009";
const nobody = { kind: "system", name: "scan", scope: provenScope([]) } as const;
const on = plainDate("2026-05-01");
let db: TestDatabase;

async function term(
  association: string,
  kind: "assembly.notice" | "assembly.minutes",
  due: string,
) {
  const id = provenAssociation(association);
  await write(systemOf(association), id, (tx) =>
    setDeadline(tx, id, kind, subject, plainDate(due), "3.87 §3"),
  );
}

const everywhere = (association: string) => termsOf(systemOf(association));
const openTerms = (association: string) =>
  read(systemOf(association), (tx) => listDeadlines(tx, everywhere(association), on));

beforeAll(async () => {
  db = await testDatabase();
  for (const id of [here, elsewhere, quiet]) {
    await db.admin.query(
      `INSERT INTO association (id, slug, name, enterprise_number, street, postcode, town,
         shares_total, fiscal_year_start, languages, period_start, created_at)
       VALUES ($1, $2, $2, '0479495447', 'Rue', '1000', 'Bruxelles', 1000, '01-01', '{fr}', '05-11', now())`,
      [id, `house-${id.slice(-1)}`],
    );
  }
  await term(here, "assembly.notice", "2026-05-05");
  await term(here, "assembly.minutes", "2026-06-19");
  await term(elsewhere, "assembly.notice", "2026-04-30");
});
afterAll(() => db.close());

test("the syndic of two associations sees the nearest term first, over both", async () => {
  const syndic = personOf(here, "syndic");
  const both = {
    ...syndic,
    capacities: [...syndic.capacities, ...personOf(elsewhere, "accountant").capacities],
    scope: provenScope([here, elsewhere]),
  };
  const lines = await read(both, (tx) => listDeadlines(tx, termsOf(both), on));
  expect(lines.map(({ slug, dueOn, urgency }) => `${slug} ${dueOn} ${urgency}`)).toEqual([
    "house-2 2026-04-30 overdue",
    "house-1 2026-05-05 soon",
    "house-1 2026-06-19 later",
  ]);
});

test("an owner watches over nothing, and a stranger's scope hides every row", async () => {
  expect(watchedBy(personOf(here, "owner"))).toEqual([]);
  const stranger = personOf(elsewhere, "syndic");
  const asked = everywhere(here);
  expect(await read(stranger, (tx) => listDeadlines(tx, asked, on))).toEqual([]);
});

test("the scan finds associations with a near term, and reminds once per stage", async () => {
  await at(Temporal.Instant.from("2026-05-04T10:00:00Z"), async () => {
    expect(await deadlinesToScan(nobody)).toEqual([here, elsewhere]);
    expect(await remindDeadlines(nobody, here)).toBe(1);
    expect(await remindDeadlines(nobody, here)).toBe(0);
  });
  await at(Temporal.Instant.from("2026-05-05T10:00:00Z"), async () => {
    expect(await remindDeadlines(nobody, here)).toBe(1);
  });
  const facts = await db.admin.query(
    "SELECT count(*)::int AS n FROM audit_event WHERE type = 'registry/deadline.approached'",
  );
  expect(facts.rows).toEqual([{ n: 2 }]);
});

test("a term that is done leaves the list, and one set again comes back", async () => {
  const id = provenAssociation(quiet);
  await term(quiet, "assembly.notice", "2027-07-01");
  await write(systemOf(quiet), id, (tx) => completeDeadline(tx, id, "assembly.notice", subject));
  expect(await openTerms(quiet)).toEqual([]);
  await term(quiet, "assembly.notice", "2027-07-15");
  expect((await openTerms(quiet)).map(({ dueOn }) => dueOn)).toEqual(["2027-07-15"]);
});
