import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person, SystemActor } from "#server/kernel/actor.ts";
import { ACTS } from "#server/kernel/acts.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { read } from "#server/platform/db.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { mandateAt } from "../mandate/mandate.queries.ts";
import { appoint } from "../mandate/mandate.service.ts";
import { listOffices } from "../office/office.queries.ts";
import { addStaff, createOffice } from "../office/office.service.ts";
import { findAssociation, listAssociations } from "./association.queries.ts";
import { NewAssociation } from "./association.schema.ts";
import { createAssociation, updateAssociation } from "./association.service.ts";

let db: TestDatabase;
let officeId: string;
const setUp: SystemActor = { kind: "system", name: "set-up", scope: provenScope([]) };
const manager = nobody();
const clerk = nobody();

/** A signed-in person without any role yet. */
function nobody(): Person {
  return { ...personOf(crypto.randomUUID(), "syndic"), capacities: [], scope: provenScope([]) };
}

function association(changes: Partial<NewAssociation> = {}): NewAssociation {
  return {
    officeId,
    name: "Résidence du Parc",
    enterpriseNumber: "0479.495.447",
    street: "Avenue du Parc 1",
    postcode: "4000",
    town: "Liège",
    sharesTotal: 1000n,
    fiscalYearStart: "01-01",
    languages: ["fr"],
    periodStart: "05-11",
    mandate: { appointedOn: "2026-01-10", startsOn: "2026-01-10", endsOn: "2029-01-09" },
    ...changes,
  };
}

beforeAll(async () => {
  db = await testDatabase();
  const office = {
    ...{
      kind: "firm" as const,
      name: "Bureau Lemaire",
      enterpriseNumber: null,
      ipiNumber: "512345",
    },
    ...{ email: "bureau@example.be", phone: "+32 4 000 00 00" },
    ...{ street: "Rue Haute 2", postcode: "4000", town: "Liège" },
  };
  officeId = await createOffice(setUp, office);
  for (const person of [manager, clerk]) {
    await db.admin.query(
      `INSERT INTO account (id, email, display_name, locale, created_at) VALUES ($1, $2, 'Staff', 'fr', now())`,
      [person.accountId, `${person.accountId}@example.be`],
    );
  }
  const engaged = { officeId, startsOn: "2020-01-01" };
  await addStaff(setUp, { ...engaged, accountId: manager.accountId, role: "manager" });
  await addStaff(manager, { ...engaged, accountId: clerk.accountId, role: "clerk" });
});
afterAll(() => db.close());

test("a manager enters an association, and its staff act in it from then on", async () => {
  const { id, slug } = await createAssociation(manager, association({ name: "Tour Neuve" }));
  expect(slug).toBe("tour-neuve-liege");
  const { rows } = await db.admin.query("SELECT account_capacities($1, '2026-06-01') AS held", [
    clerk.accountId,
  ]);
  expect(rows[0].held).toContainEqual({
    associationId: id,
    role: "syndic",
    partyId: null,
    officeId,
    acts: [...ACTS],
  });
  const found = await read(systemOf(id), (tx) => findAssociation(tx, provenScope([id]), slug));
  expect(found).toMatchObject({ enterpriseNumber: "0479495447", sharesTotal: "1000" });
  const list = await read(systemOf(id), (tx) => listAssociations(tx, plainDate("2026-06-01")));
  expect(list).toMatchObject([{ slug, lots: 0, parties: 0, mandateEndsOn: "2029-01-09" }]);
});

test("two buildings of one name in one town have two addresses", async () => {
  const names = [];
  for (let i = 0; i < 3; i++) names.push((await createAssociation(manager, association())).slug);
  expect(names).toEqual([
    "residence-du-parc-liege",
    "residence-du-parc-liege-2",
    "residence-du-parc-liege-3",
  ]);
});

test("entered at the same moment, each has an address of its own, and its own syndic's page", async () => {
  const twins = await Promise.all(
    Array.from({ length: 12 }, () => createAssociation(manager, association({ name: "Jumeaux" }))),
  );
  const slugs = twins.map(({ slug }) => slug);
  expect(new Set(slugs).size).toBe(12);
  expect(slugs.toSorted()[0]).toBe("jumeaux-liege");
  for (const { id, slug } of twins) {
    const { rows } = await db.admin.query("SELECT association_receiving($1, '2026-06-01') AS id", [
      slug,
    ]);
    expect(rows).toEqual([{ id }]);
  }
});

test("where all the numbers are taken, the enterprise number makes the address", async () => {
  await db.admin.query(
    `INSERT INTO association (id, slug, name, enterprise_number, street, postcode, town,
       shares_total, fiscal_year_start, languages, period_start, created_at)
     SELECT gen_random_uuid(), CASE n WHEN 1 THEN 'foule-liege' ELSE 'foule-liege-' || n END, 'Foule',
       '0479495447', 'x', '4000', 'Liège', 1, '01-01', '{fr}', '05-11', now()
     FROM generate_series(1, 50) n`,
  );
  const { slug } = await createAssociation(manager, association({ name: "Foule" }));
  expect(slug).toBe("foule-liege-0479495447");
});

test.each([
  [{ enterpriseNumber: "0479.495.448" }, "association.enterprise-number"],
  [{ slug: "verify" }, "association.slug-reserved"],
  [
    { mandate: { appointedOn: "2026-01-10", startsOn: "2026-01-10", endsOn: "2029-01-10" } },
    "mandate.too-long",
  ],
])("%j is refused: %s", async (changes, code) => {
  const before = await db.admin.query("SELECT count(*) FROM association");
  await expect(createAssociation(manager, association(changes))).rejects.toMatchObject({ code });
  const after = await db.admin.query("SELECT count(*) FROM association");
  expect(after.rows).toEqual(before.rows);
});

test("a chosen address that another has is refused", async () => {
  await createAssociation(manager, association({ slug: "les-glycines" }));
  await expect(
    createAssociation(manager, association({ slug: "les-glycines" })),
  ).rejects.toMatchObject({ code: "association.slug-taken" });
});

test("neither a clerk nor a stranger binds the office, nor adds to its staff", async () => {
  const refused = { code: "access.not-found" };
  await expect(createAssociation(clerk, association())).rejects.toMatchObject(refused);
  await expect(createAssociation(nobody(), association())).rejects.toMatchObject(refused);
  const staff = { officeId, accountId: clerk.accountId, role: "manager", startsOn: "2026-01-01" };
  await expect(addStaff(clerk, { ...staff, role: "manager" })).rejects.toMatchObject(refused);
  expect(
    await read(clerk, (tx) => listOffices(tx, clerk.accountId, plainDate("2026-01-01"))),
  ).toEqual([{ id: officeId, name: "Bureau Lemaire", role: "clerk" }]);
});

test("the syndic corrects the facts; an owner does not", async () => {
  const { id, slug } = await createAssociation(manager, association({ name: "Le Verger" }));
  const facts = association({ name: "Le Grand Verger", sharesTotal: 10_000n });
  await updateAssociation(personOf(id, "syndic"), id, facts);
  const found = await read(systemOf(id), (tx) => findAssociation(tx, provenScope([id]), slug));
  expect(found).toMatchObject({ name: "Le Grand Verger", sharesTotal: "10000" });
  await expect(updateAssociation(personOf(id, "owner"), id, facts)).rejects.toMatchObject({
    code: "access.not-found",
  });
});

test("mandates follow one another without overlapping", async () => {
  const { id } = await createAssociation(manager, association({ name: "Le Quai" }));
  const next = {
    officeId,
    appointedOn: "2028-12-01",
    startsOn: "2029-01-10",
    endsOn: "2032-01-09",
  };
  await expect(
    appoint(personOf(id, "syndic"), id, { ...next, startsOn: "2029-01-09" }),
  ).rejects.toMatchObject({ code: "mandate.overlaps" });
  await appoint(personOf(id, "syndic"), id, next);
  await expect(appoint(personOf(id, "owner"), id, next)).rejects.toMatchObject({
    code: "access.not-found",
  });
  const at = (day: string) =>
    read(systemOf(id), (tx) => mandateAt(tx, provenAssociation(id), plainDate(day)));
  expect(await at("2029-01-09")).toMatchObject({ startsOn: "2026-01-10" });
  expect(await at("2029-01-10")).toMatchObject({
    startsOn: "2029-01-10",
    officeName: "Bureau Lemaire",
  });
  expect(await at("2032-01-10")).toBeNull();
});

test.each([
  ["10.000", 10_000n],
  ["1 000", 1000n],
  ["100000", 100_000n],
])("the total %j is %s", (text, total) => {
  expect(NewAssociation.shape.sharesTotal.parse(text)).toBe(total);
});

test.each(["0", "-5", "12,5", "", "1e3"])("the total %j is none", (text) => {
  expect(NewAssociation.shape.sharesTotal.safeParse(text).success).toBe(false);
});
