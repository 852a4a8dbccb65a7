import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PERSONAL_CHAPTERS } from "#inngest/registry/make-personal-export.ts";
import type { Person } from "#server/kernel/actor.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { createCaller } from "#server/root.ts";
import { partiesAt } from "../holding/holding.queries.ts";
import { inviteParty } from "../invitation/invitation.service.ts";
import { NewRepresentative } from "../representative/representative.schema.ts";
import {
  addRepresentative,
  endRepresentative,
  showRepresentatives,
  withdrawRepresentative,
} from "../representative/representative.service.ts";
import { askExport, makeExport, takeExport } from "./export.service.ts";
import { removeDue } from "./retention.service.ts";
import {
  askRight,
  decideRequest,
  liftRestriction,
  proveIdentity,
  showRequests,
  showRights,
} from "./rights.service.ts";

const MORNING = Temporal.Instant.from("2026-06-01T08:00:00Z");
const refused = { code: "access.not-found" };
let db: TestDatabase;
let house: House;
let folder: string;

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "koprogo-power-"));
  overrideEnv({ STORAGE_PATH: folder });
  const names = ["Ann", "Bob", "Cis", "Dot", "Eva", "Flo"];
  house = await seedHouse(
    db.admin,
    names.map((name, index) => ({ code: `A${index}`, shares: 100, holders: [name] })),
  );
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

const morning = <T>(run: () => Promise<T>) => at(MORNING, run);
const about = (name: string, representativeId: string) => ({
  ...{ partyId: house.partyOf(name), representativeId },
});

/** Nadia administers the goods of somebody, with an e-mail and a telephone of her own. */
function nadiaFor(name: string, change: object = {}): Promise<string> {
  const administrator = NewRepresentative.parse({
    ...{ partyId: house.partyOf(name), kind: "administrator", name: "Nadia Claes" },
    ...{ source: "order", sourceOn: "2015-02-03", court: "Vredegerecht Elsene" },
    ...{ sourceReference: "15B417", startsOn: "2015-02-03", receivesMail: true, language: "nl" },
    ...{ email: "nadia@claes.example", phone: "0470 99 88 77", emailAcceptedOn: "2016-01-01" },
    ...{ street: "Vooruitgangstraat 4", postcode: "1030", town: "Schaarbeek", ...change },
  });
  return morning(() => addRepresentative(house.syndic, house.id, administrator));
}

/** The account by which she acts for the party while her power lasts. */
async function accountOf(name: string, representativeId: string): Promise<Person> {
  const accountId = newRowId();
  const partyId = house.partyOf(name);
  await db.admin.query(
    `INSERT INTO account (id, email, display_name, locale, created_at)
     VALUES ($1, $2, 'Nadia Claes', 'nl', '2020-01-01')`,
    [accountId, `${accountId}@bar.example`],
  );
  await db.admin.query(
    `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on, representative_id)
     VALUES ($1, $2, $3, $4, 'owner', '2020-01-01', $5)`,
    [house.id, newRowId(), accountId, partyId, representativeId],
  );
  return personOf(house.id, "owner", { accountId, partyId });
}

async function fileOf(asker: Person, name: string, representativeId: string | null) {
  const asked = { partyId: house.partyOf(name), representativeId };
  const exportId = await morning(() => askExport(asker, house.id, asked));
  await morning(() => makeExport(systemOf(house.id), house.id, exportId, PERSONAL_CHAPTERS));
  const { bytes } = await morning(() => takeExport(asker, house.id, exportId));
  const text = strFromU8(unzipSync(bytes)["data.json"] ?? new Uint8Array());
  const page = strFromU8(unzipSync(bytes)["index.html"] ?? new Uint8Array());
  return { exportId, text, page, data: JSON.parse(text) };
}

test("his file says who acts for him and by what order, and nothing of how she is reached", async () => {
  const representativeId = await nadiaFor("Ann");
  const nadia = await accountOf("Ann", representativeId);
  const { data, text } = await fileOf(house.owner("Ann"), "Ann", null);
  expect(data.sections.powers).toMatchObject([
    { name: "Nadia Claes", kind: "administrator", text: "Vredegerecht Elsene · 15B417" },
  ]);
  for (const hers of ["nadia@claes.example", "0470 99", "Vooruitgang", nadia.accountId]) {
    expect(text).not.toContain(hers);
  }
});

test("her own file is hers and the office's: the party may not ask for it, nor take it", async () => {
  const representativeId = await nadiaFor("Bob");
  const nadia = await accountOf("Bob", representativeId);
  const { data, text, page, exportId } = await fileOf(nadia, "Bob", representativeId);
  expect(data.person).toBe("Nadia Claes");
  expect(data.sections.powers).toMatchObject([
    { email: "nadia@claes.example", street: "Vooruitgangstraat 4", kind: "administrator" },
  ]);
  expect(data.sections.account).toMatchObject([{ email: `${nadia.accountId}@bar.example` }]);
  expect(page).toContain("Bewindvoerder");
  for (const other of ["Bob", "Avenue Louise"]) expect(text).not.toContain(other);
  const bob = house.owner("Bob");
  await expect(takeExport(bob, house.id, exportId)).rejects.toMatchObject(refused);
  const asked = about("Bob", representativeId);
  for (const other of [bob, house.owner("Ann")]) {
    await expect(askExport(other, house.id, asked)).rejects.toMatchObject(refused);
    await expect(showRights(other, house.id, asked)).rejects.toMatchObject(refused);
    const erasure = { ...asked, kind: "erasure" as const, words: "" };
    await expect(askRight(other, house.id, erasure)).rejects.toMatchObject(refused);
  }
  const shown = await morning(() => showRights(nadia, house.id, { partyId: asked.partyId }));
  expect(shown).toMatchObject({ exports: [], powers: [{ id: representativeId }] });
  const his = await morning(() => showRights(bob, house.id, { partyId: asked.partyId }));
  expect(his.powers).toEqual([]);
  expect((await morning(() => showRights(house.syndic, house.id, asked))).exports).toHaveLength(1);
});

/** She writes to the office, which makes sure who she is and grants it. */
async function granted(name: string, representativeId: string, kind: "erasure" | "restriction") {
  const asked = { ...about(name, representativeId), kind, words: "", channel: "letter" as const };
  const requestId = await morning(() => askRight(house.syndic, house.id, asked));
  await morning(() => proveIdentity(house.syndic, house.id, { requestId, proof: "known-address" }));
  const answer = { requestId, outcome: "granted" as const, answer: "Voilà." };
  await morning(() => decideRequest(house.syndic, house.id, answer));
  const lines = await morning(() => showRequests(house.syndic, house.id));
  return lines.find(({ id }) => id === requestId);
}
const lineOf = async (name: string) =>
  (await morning(() => showRepresentatives(house.syndic, house.id, house.partyOf(name)))).lines[0];

test("while she acts an erasure leaves where to write to; after it, only that she acted", async () => {
  const representativeId = await nadiaFor("Cis");
  const rights = await morning(() =>
    showRights(house.syndic, house.id, about("Cis", representativeId)),
  );
  expect(rights.erasure).toMatchObject([
    { kind: "representatives", verdict: "kept", until: null },
    { kind: "contact", verdict: "erased", count: 2 },
  ]);
  expect(await granted("Cis", representativeId, "erasure")).toMatchObject({
    ...{ name: "Nadia Claes", actsFor: "Cis Peeters" },
  });
  expect(await lineOf("Cis")).toMatchObject({
    ...{ email: null, phone: null, emailAcceptedOn: null, street: "Vooruitgangstraat 4" },
  });
  const { rows } = await db.admin.query("SELECT email FROM party WHERE id = $1", [
    house.partyOf("Cis"),
  ]);
  expect(rows).toEqual([{ email: "Cis@owner.example" }]);
  const end = { representativeId, endsOn: "2026-05-31", reason: "Ordonnance" };
  await morning(() => endRepresentative(house.syndic, house.id, end));
  await granted("Cis", representativeId, "erasure");
  expect(await lineOf("Cis")).toMatchObject({
    ...{ name: "Nadia Claes", court: "Vredegerecht Elsene", street: null, town: null },
  });
});

test("her data restricted: not found, not invited, marked for the office; convened all the same", async () => {
  const representativeId = await nadiaFor("Dot", { name: "Odile Vrancken" });
  const { find } = createCaller({ actor: house.syndic, requestId: "r", ip: "::1" }).documents
    .search;
  const found = async (q: string) =>
    (await morning(() => find({ q }))).some(({ id }) => id === house.partyOf("Dot"));
  expect(await found("vrancken")).toBe(true);
  await granted("Dot", representativeId, "restriction");
  expect(await found("vrancken")).toBe(false);
  expect(await found("dot")).toBe(true);
  expect(await lineOf("Dot")).toMatchObject({ isRestricted: true });
  const invitation = {
    partyId: house.partyOf("Dot"),
    role: "owner" as const,
    email: "o@v.example",
  };
  const invite = () =>
    morning(() => inviteParty(house.syndic, house.id, { ...invitation, representativeId }));
  await expect(invite()).rejects.toMatchObject({ code: "privacy.restricted" });
  await morning(() => inviteParty(house.syndic, house.id, invitation));
  const reached = await read(house.syndic, (tx) =>
    partiesAt(tx, house.id, plainDate("2026-06-01")),
  );
  expect(reached.get(house.partyOf("Dot"))?.through?.name).toBe("Odile Vrancken");
  await morning(() => liftRestriction(house.syndic, house.id, about("Dot", representativeId)));
  await invite();
  const fellow = createCaller({ actor: house.owner("Ann"), requestId: "r", ip: "::1" });
  const seen = await morning(() => fellow.documents.search.find({ q: "vrancken" }));
  expect(seen).toEqual([]);
});

test("entered by mistake, how somebody is reached is gone at once", async () => {
  const representativeId = await nadiaFor("Eva");
  const away = { representativeId, reason: "Autre dossier" };
  await morning(() => withdrawRepresentative(house.syndic, house.id, away));
  const { rows } = await db.admin.query(
    "SELECT email, phone, street, town, receives_mail FROM legal_representative WHERE id = $1",
    [representativeId],
  );
  expect(rows).toEqual([
    { email: null, phone: null, street: null, town: null, receives_mail: false },
  ]);
});

test("ten years after the last day the job removes the line, and counts it", async () => {
  const gone = await nadiaFor("Flo", { endsOn: "2016-05-31" });
  const kept = await nadiaFor("Flo", {
    name: "Luc Adam",
    startsOn: "2016-06-01",
    endsOn: "2016-06-01",
  });
  const removed = await morning(() => removeDue(systemOf(), house.id));
  expect(removed).toEqual([{ kind: "representatives", count: 1 }]);
  const { rows } = await db.admin.query("SELECT id FROM legal_representative WHERE id = ANY ($1)", [
    [gone, kept],
  ]);
  expect(rows).toEqual([{ id: kept }]);
});
