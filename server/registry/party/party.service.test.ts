import { afterAll, beforeAll, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { acceptedEmail } from "../consent/consent.queries.ts";
import { giveConsent, revokeConsent } from "../consent/consent.service.ts";
import { listParties } from "./party.queries.ts";
import { PartyFilter } from "./party.schema.ts";
import { changeContact, contactSight, showContactHistory, showParty } from "./party.service.ts";

const house = provenAssociation("0197c000-0000-7000-8000-000000000001");
const MORNING = Temporal.Instant.from("2026-06-01T08:00:00Z");
const refused = { code: "access.not-found" };
let db: TestDatabase;

const syndic = personOf(house, "syndic");

async function newParty(email: string | null = "ann@example.be") {
  const id = newRowId();
  await db.admin.query(
    `INSERT INTO party (association_id, id, kind, family_name, given_name, email, street, town, language, created_at)
     VALUES ($1, $2, 'natural', 'Peeters', 'Ann', $3, 'Dorp 1', 'Gent', 'nl', '2020-01-01')`,
    [house, id, email],
  );
  return { id, herself: personOf(house, "owner", { partyId: id }) };
}

const accepted = (partyId: string, day: string) =>
  read(systemOf(house), (tx) => acceptedEmail(tx, house, partyId, plainDate(day)));

const contact = (partyId: string) => ({
  ...{ partyId, email: "ann@example.be", phone: "0477 00 00 00", street: "Kaai 2" },
  ...{ postcode: "9000", town: "Gent", language: "fr" as const },
});

beforeAll(async () => {
  db = await testDatabase();
  await db.admin.query(
    `INSERT INTO association (id, slug, name, enterprise_number, street, postcode, town, shares_total,
       fiscal_year_start, languages, period_start, created_at)
     VALUES ($1, 'house', 'House', '0479495447', 'rue', '1000', 'Bruxelles', 1000, '01-01', '{fr}', '05-11', now())`,
    [house],
  );
});
afterAll(() => db.close());

test("a person changes her own address and language; another owner does not", async () => {
  const ann = await newParty();
  const bob = await newParty();
  await changeContact(ann.herself, house, contact(ann.id));
  expect(await showParty(ann.herself, house, ann.id)).toMatchObject({
    name: "Ann Peeters",
    street: "Kaai 2",
    language: "fr",
  });
  await expect(changeContact(bob.herself, house, contact(ann.id))).rejects.toMatchObject(refused);
  const elsewhere = personOf(newRowId(), "syndic");
  await expect(changeContact(elsewhere, house, contact(ann.id))).rejects.toMatchObject(refused);
});

test("somebody who could no longer be convened is not left so", async () => {
  const ann = await newParty();
  const nowhere = { ...contact(ann.id), email: null, street: null };
  await expect(changeContact(syndic, house, nowhere)).rejects.toMatchObject({
    code: "party.unreachable",
  });
});

test("co-owners see each other's name and address, not e-mail, telephone or consents", async () => {
  const ann = await newParty("secret@example.be");
  const bob = await newParty();
  expect(await showParty(bob.herself, house, ann.id)).toMatchObject({
    ...{ name: "Ann Peeters", street: "Dorp 1", email: null, phone: null, consents: [] },
  });
  expect(await showParty(syndic, house, ann.id)).toMatchObject({ email: "secret@example.be" });
  const sight = contactSight(bob.herself, house);
  const { lines } = await read(bob.herself, (tx) =>
    listParties(tx, house, plainDate("2026-06-01"), PartyFilter.parse({}), sight),
  );
  expect(lines.find(({ id }) => id === ann.id)?.email).toBeNull();
  expect(lines.find(({ id }) => id === bob.id)?.email).toBe("ann@example.be");
  await expect(showParty(personOf(house, "contractor"), house, ann.id)).rejects.toMatchObject(
    refused,
  );
});

test("a consent on paper ends with its address, and is given again", async () => {
  const ann = await newParty();
  const given = { partyId: ann.id, acceptedText: "Classeur 12", acceptedOn: "2026-06-01" };
  await at(MORNING, () => giveConsent(syndic, house, given));
  expect(await accepted(ann.id, "2026-05-31")).toBeNull();
  expect(await accepted(ann.id, "2026-06-01")).toBe("ann@example.be");
  await expect(at(MORNING, () => giveConsent(syndic, house, given))).rejects.toMatchObject({
    code: "consent.already-given",
  });
  const moved = { ...contact(ann.id), email: "new@example.be" };
  await at(MORNING.add({ hours: 48 }), () => changeContact(syndic, house, moved));
  expect(await accepted(ann.id, "2026-06-02")).toBe("ann@example.be");
  expect(await accepted(ann.id, "2026-06-03")).toBeNull();
  const again = { ...given, acceptedOn: "2026-06-04" };
  await at(MORNING.add({ hours: 72 }), () => giveConsent(syndic, house, again));
  expect(await accepted(ann.id, "2026-06-04")).toBe("new@example.be");
});

test("the syndic records a paper of its own day, never one to come", async () => {
  const ann = await newParty();
  const paper = { partyId: ann.id, acceptedText: "Dossier 2025/12", acceptedOn: "2025-12-03" };
  await at(MORNING, () => giveConsent(syndic, house, paper));
  expect(await accepted(ann.id, "2025-12-03")).toBe("ann@example.be");
  await at(MORNING, () => revokeConsent(syndic, house, { partyId: ann.id }));
  expect(await accepted(ann.id, "2026-06-01")).toBeNull();
  await expect(
    at(MORNING, () => giveConsent(syndic, house, { ...paper, acceptedOn: "2026-06-02" })),
  ).rejects.toMatchObject({ code: "consent.in-the-future" });
  await expect(
    at(MORNING, () => revokeConsent(syndic, house, { partyId: ann.id })),
  ).rejects.toMatchObject({ code: "consent.none" });
});

test("nobody consents for another, nor without an address", async () => {
  const [ann, bob] = [await newParty(null), await newParty()];
  const given = { partyId: ann.id, acceptedText: "oui", acceptedOn: "2026-01-01" };
  await expect(giveConsent(bob.herself, house, given)).rejects.toMatchObject(refused);
  await expect(revokeConsent(bob.herself, house, { partyId: ann.id })).rejects.toMatchObject(
    refused,
  );
  await expect(giveConsent(ann.herself, house, given)).rejects.toMatchObject(refused);
  await expect(giveConsent(syndic, house, given)).rejects.toMatchObject({
    code: "consent.no-email",
  });
});

test("each change of address stays: what was, what is, when and by whom", async () => {
  const ann = await newParty();
  await at(MORNING, () => changeContact(ann.herself, house, contact(ann.id)));
  const byPost = { ...contact(ann.id), ordinaryChannel: "email" as const };
  await at(MORNING.add({ hours: 1 }), () => changeContact(syndic, house, byPost));
  await at(MORNING.add({ hours: 2 }), () => changeContact(syndic, house, byPost));
  const history = await showContactHistory(ann.herself, house, ann.id);
  expect(history.map(({ by, at: on }) => [by, on.slice(0, 13)])).toEqual([
    ["office", "2026-06-01T09"],
    ["self", "2026-06-01T08"],
  ]);
  expect(history[0]?.fields).toEqual([{ field: "ordinaryChannel", was: null, is: "email" }]);
  expect(history[1]?.fields).toContainEqual({ field: "street", was: "Dorp 1", is: "Kaai 2" });
  const bob = await newParty();
  await expect(showContactHistory(bob.herself, house, ann.id)).rejects.toMatchObject(refused);
});

test("ordinary mail goes by e-mail only to an e-mail that is there", async () => {
  const ann = await newParty(null);
  const nowhere = { ...contact(ann.id), email: null, ordinaryChannel: "email" as const };
  await expect(changeContact(ann.herself, house, nowhere)).rejects.toMatchObject({
    code: "party.email-missing",
  });
});
