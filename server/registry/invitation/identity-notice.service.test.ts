import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestMail, testMail } from "#deploy/local/test-mail.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { closeMail } from "#server/platform/mail.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import {
  partiesToTell,
  recordIdentityLetter,
  tellIdentityLinked,
} from "./identity-notice.service.ts";

const noon = Temporal.Instant.from("2026-05-20T12:00:00Z");

let db: TestDatabase;
let mail: TestMail;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  const lots = [{ code: "A1", shares: 1000, holders: ["ana", "bob"] }];
  house = await seedHouse(db.admin, lots, { languages: { ana: "nl" } });
  other = await seedHouse(db.admin, lots);
  mail = await testMail();
  overrideEnv({ SMTP_URL: mail.url, NEXTAUTH_URL: "https://koprogo.example" });
});
afterAll(async () => {
  closeMail();
  await mail.close();
  await db.close();
});

/** An account that stands for a party of each house given, with an identity linked or not. */
async function account(name: string, houses: readonly House[], isLinked: boolean) {
  const id = newRowId();
  await db.admin.query(
    `INSERT INTO account (id, email, display_name, locale, created_at)
     VALUES ($1, $2, 'Thief', 'fr', now())`,
    [id, `${id}@elsewhere.example`],
  );
  if (isLinked) {
    await db.admin.query(
      `INSERT INTO provider_subject (id, account_id, issuer, subject, name, bound_at)
       VALUES ($1, $2, 'https://idp.example', $3, 'Ana Peeters', now())`,
      [newRowId(), id, id],
    );
  }
  for (const { id: associationId, partyOf } of houses) {
    await db.admin.query(
      `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on)
       VALUES ($1, $2, $3, $4, 'owner', '2026-01-01')`,
      [associationId, newRowId(), id, partyOf(name)],
    );
  }
  return id;
}

const toTell = (accountId: string) => at(noon, () => partiesToTell(systemOf(), accountId));
const tell = async (accountId: string) => {
  const told = [];
  for (const party of await toTell(accountId)) {
    const actor = systemOf(party.associationId);
    told.push(await at(noon, () => tellIdentityLinked(actor, party, accountId)));
  }
  return told;
};
const termOf = async (partyId: string) => {
  const { rows } = await db.admin.query(
    `SELECT due_on::text AS due, done_at IS NULL AS open FROM legal_deadline
     WHERE kind = 'registry.identity' AND subject_id = $1`,
    [partyId],
  );
  return rows;
};

test("nobody is told of an account without an identity", async () => {
  expect(await toTell(await account("ana", [house], false))).toEqual([]);
});

test("the party is told at the register's address, in its language, once, in each association", async () => {
  const accountId = await account("ana", [house, other], true);
  expect(await tell(accountId)).toEqual(["mailed", "mailed"]);
  expect(await tell(accountId)).toEqual([null, null]);
  const mails = mail.store.list().filter(({ to }) => to.includes("ana@owner.example"));
  expect(mails).toHaveLength(2);
  expect(mail.store.list().some(({ to }) => to.includes("elsewhere.example"))).toBe(false);
  const dutch = mails.find(({ subject }) => subject.startsWith("Een elektronische identiteit"));
  expect(dutch?.text).toContain("Op 20 mei 2026");
  expect(dutch?.text).toContain("+32 2 000 00 00");
  expect(dutch?.text).toContain("https://koprogo.example/nl/account");
  expect(await tell(await account("ana", [house], true))).toEqual(["mailed"]);
});

test("a re-created identity is told of like the first", async () => {
  const accountId = await account("ana", [house], true);
  expect(await tell(accountId)).toEqual(["mailed"]);
  await db.admin.query(
    `INSERT INTO provider_subject (id, account_id, issuer, subject, name, bound_at)
     VALUES ($1, $2, 'https://idp.example', $3, 'Ana Peeters', now() + interval '1 day')`,
    [newRowId(), accountId, `${accountId}-again`],
  );
  expect(await tell(accountId)).toEqual(["mailed"]);
  expect(await tell(accountId)).toEqual([null]);
});

test("without an e-mail in the register the office writes, and notes that it did", async () => {
  const partyId = house.partyOf("bob");
  await db.admin.query("UPDATE party SET email = NULL WHERE id = $1", [partyId]);
  const accountId = await account("bob", [house], true);
  expect(await tell(accountId)).toEqual(["letter"]);
  // Two working days after Wednesday 20 May 2026.
  expect(await termOf(partyId)).toEqual([{ due: "2026-05-22", open: true }]);
  await expect(
    recordIdentityLetter(house.owner("ana"), house.id, { partyId }),
  ).rejects.toMatchObject({ code: "access.not-found" });
  await recordIdentityLetter(house.syndic, house.id, { partyId });
  expect(await termOf(partyId)).toEqual([{ due: "2026-05-22", open: false }]);
  await expect(recordIdentityLetter(house.syndic, house.id, { partyId })).rejects.toMatchObject({
    code: "access.not-found",
  });
});
