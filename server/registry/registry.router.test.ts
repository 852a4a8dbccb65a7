import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROLES, type Role } from "#server/kernel/actor.ts";
import { newRowId } from "#server/platform/clock.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { createCallerFactory } from "#server/platform/trpc.ts";
import { registryRouter } from "./registry.router.ts";

const call = createCallerFactory(registryRouter);
const house = "0197d000-0000-7000-8000-000000000001";
const lotId = "0197d000-0000-7000-8000-000000000002";
const partyId = "0197d000-0000-7000-8000-000000000003";
const officeId = "0197d000-0000-7000-8000-000000000004";
const here = { associationId: house };
type Caller = ReturnType<typeof call>;

const READERS: readonly Role[] = ["syndic", "accountant", "owner", "council", "auditor"];
const SYNDIC: readonly Role[] = ["syndic"];
const KEEPERS: readonly Role[] = [...READERS, "former_syndic"];
const facts = {
  ...{ name: "House", enterpriseNumber: "0479495447", street: "Rue", postcode: "1000" },
  ...{ town: "Bruxelles", sharesTotal: "1000", fiscalYearStart: "01-01", periodStart: "05-11" },
  languages: ["fr" as const],
};
const contact = {
  ...{ partyId, email: "", phone: "", street: "Dorp 1", postcode: "9000", town: "Gent" },
  language: "nl" as const,
};
const term = { officeId, appointedOn: "2030-01-01", startsOn: "2030-01-01", endsOn: "2030-12-31" };

/** Each procedure with a valid input, and the roles for which it exists. */
const PROCEDURES: readonly (readonly [
  string,
  readonly Role[],
  (caller: Caller) => Promise<unknown>,
])[] = [
  ["lot.list", READERS, (caller) => caller.lot.list(here)],
  ["lot.export", KEEPERS, (caller) => caller.lot.export(here)],
  ["lot.get", READERS, (caller) => caller.lot.get({ ...here, lotId })],
  ["party.list", READERS, (caller) => caller.party.list(here)],
  ["party.export", READERS, (caller) => caller.party.export(here)],
  ["party.get", READERS, (caller) => caller.party.get({ ...here, partyId })],
  ["mandate.current", KEEPERS, (caller) => caller.mandate.current(here)],
  ["mandate.appoint", SYNDIC, (caller) => caller.mandate.appoint({ ...here, ...term })],
  ["association.update", SYNDIC, (caller) => caller.association.update({ ...here, ...facts })],
  ["party.changeContact", SYNDIC, (caller) => caller.party.changeContact({ ...here, ...contact })],
  ["import.list", SYNDIC, (caller) => caller.import.list(here)],
];

/** Who asks for what is refused does so with an input that is wrong as well: nothing tells. */
const WRONG: readonly (readonly [string, (caller: Caller) => Promise<unknown>])[] = [
  ["lot.list", (caller) => caller.lot.list({ ...here, page: -1 })],
  ["party.list", (caller) => caller.party.list({ ...here, page: -1 })],
  [
    "import.upload",
    (caller) => caller.import.upload({ ...here, filename: "", bytes: new Uint8Array() }),
  ],
];

function as(role: Role, associationId = house): Caller {
  return call({ actor: personOf(associationId, role), requestId: "test", ip: "127.0.0.1" });
}

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await db.admin.query(
    `INSERT INTO office (id, kind, name, email, phone, street, postcode, town, created_at)
     VALUES ($1, 'firm', 'Office', 'o@example.be', '0', 'Rue', '1000', 'Bruxelles', now())`,
    [officeId],
  );
  await db.admin.query(
    `INSERT INTO association (id, slug, name, enterprise_number, street, postcode, town, shares_total,
       fiscal_year_start, languages, period_start, created_at)
     VALUES ($1, 'house', 'House', '0479495447', 'rue', '1000', 'Bruxelles', 1000, '01-01', '{fr}', '05-11', now())`,
    [house],
  );
  await db.admin.query(
    `INSERT INTO lot (association_id, id, register_number, code, kind, shares)
     VALUES ($1, $2, 1, 'A1', 'apartment', 1000)`,
    [house, lotId],
  );
  await db.admin.query(
    `INSERT INTO party (association_id, id, kind, family_name, language, created_at)
     VALUES ($1, $2, 'natural', 'Peeters', 'nl', now())`,
    [house, partyId],
  );
});
afterAll(() => db.close());

const NOT_FOUND = { code: "NOT_FOUND", cause: { code: "access.not-found" } };

describe.each(ROLES)("%s", (role) => {
  test.each(PROCEDURES)("%s", async (_, allowed, ask) => {
    if (allowed.includes(role)) await ask(as(role));
    else await expect(ask(as(role))).rejects.toMatchObject(NOT_FOUND);
  });
});

test.each(PROCEDURES)("%s does not exist for a syndic of another house", async (_, __, ask) => {
  await expect(ask(as("syndic", newRowId()))).rejects.toMatchObject(NOT_FOUND);
});

test.each(PROCEDURES)("%s asks a visitor to sign in", async (_, __, ask) => {
  const visitor = call({ actor: { kind: "anonymous" }, requestId: "test", ip: "127.0.0.1" });
  await expect(ask(visitor)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

test.each(WRONG)("%s says nothing of a wrong input to who may not ask", async (_, ask) => {
  await expect(ask(as("contractor"))).rejects.toMatchObject(NOT_FOUND);
  await expect(ask(as("syndic", newRowId()))).rejects.toMatchObject(NOT_FOUND);
  await expect(ask(as("syndic"))).rejects.toMatchObject({
    code: expect.stringMatching(/^(BAD_REQUEST|UNPROCESSABLE_CONTENT)$/),
  });
});
