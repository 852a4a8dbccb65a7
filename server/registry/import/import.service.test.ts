import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { type AssociationId, provenAssociation } from "#server/kernel/ids.ts";
import { newRowId } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { lotsAt, partiesAt } from "../holding/holding.queries.ts";
import { exportLots, findLot, listLots } from "../lot/lot.queries.ts";
import { LotFilter } from "../lot/lot.schema.ts";
import { nameRepresentative } from "../lot/lot.service.ts";
import { listParties } from "../party/party.queries.ts";
import { PartyFilter } from "../party/party.schema.ts";
import { applyImport, mapColumns, previewImport, uploadRegister } from "./import.service.ts";

const OFFICE = "0197b000-0000-7000-8000-000000000001";
const DAY = plainDate("2026-06-01");
let db: TestDatabase;
let folder: string;
let association: AssociationId;

const syndic = () => personOf(association, "syndic", { officeId: OFFICE });
const HEADER =
  "Lot;Type;Quotités;Nom;Prénom;Part;Droit;E-mail;Langue;Propriétaire depuis;Convocation par e-mail";
const ROWS = [
  "A2;Appartement;300;Delvaux;Rose;1/1;US;rose@example.be;FR;03/02/2004;oui",
  "A2;Appartement;300;Okafor;Marc;1/1;NP;marc@example.be;NL;03/02/2004;non",
  "A10;Studio;600;Okafor;Marc;1/1;PP;marc@example.be;NL;30/06/2011;non",
  "G1;Garage;100;Delvaux;Rose;1/1;PP;rose@example.be;FR;30/06/2030;oui",
];
const FILE = [HEADER, ...ROWS].join("\n");

function upload(text = FILE, filename = "register.csv"): Promise<string> {
  return uploadRegister(syndic(), association, { filename, bytes: new TextEncoder().encode(text) });
}

async function counts(): Promise<unknown> {
  const { rows } = await db.admin.query(
    `SELECT (SELECT count(*)::int FROM lot WHERE association_id = $1) AS lots,
      (SELECT count(*)::int FROM party WHERE association_id = $1) AS parties,
      (SELECT count(*)::int FROM holding WHERE association_id = $1) AS holdings,
      (SELECT count(*)::int FROM consent WHERE association_id = $1) AS consents`,
    [association],
  );
  return rows[0];
}

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "koprogo-import-"));
  overrideEnv({ STORAGE_PATH: folder });
  await db.admin.query(
    `INSERT INTO office (id, kind, name, email, phone, street, postcode, town, created_at)
     VALUES ($1, 'firm', 'Office', 'o@example.be', '0', 'Rue', '1000', 'Bruxelles', now())`,
    [OFFICE],
  );
});
beforeEach(async () => {
  association = provenAssociation(newRowId());
  await db.admin.query(
    `INSERT INTO association (id, slug, name, enterprise_number, street, postcode, town, shares_total,
       fiscal_year_start, languages, period_start, created_at)
     VALUES ($1, $2, 'House', '0479495447', 'rue', '1000', 'Bruxelles', 1000, '01-01', '{fr}', '05-11', now())`,
    [association, `house-${association}`],
  );
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

test("a register is previewed, then entered whole", async () => {
  const id = await upload();
  const view = await previewImport(syndic(), association, id);
  expect(view).toMatchObject({
    acceptable: true,
    counts: { lots: 3, parties: 2, companies: 0, holdings: 4, consents: 1 },
    sharesSum: "1000",
  });
  expect(view.lots[0]?.holders).toEqual([
    { name: "Rose Delvaux", right: "usufruct", part: "1/1" },
    { name: "Marc Okafor", right: "bare", part: "1/1" },
  ]);
  expect(await counts()).toEqual({ lots: 0, parties: 0, holdings: 0, consents: 0 });
  expect(await applyImport(syndic(), association, id)).toEqual({ lots: 3, parties: 2 });
  expect(await counts()).toEqual({ lots: 3, parties: 2, holdings: 4, consents: 1 });
  const { rows } = await db.admin.query(
    "SELECT type FROM audit_event WHERE association_id = $1 ORDER BY id",
    [association],
  );
  expect(rows.map(({ type }) => type)).toEqual([
    "registry/register.uploaded",
    "registry/register.imported",
  ]);
});

test("the register of a day is read as it stood", async () => {
  await applyImport(syndic(), association, await upload());
  const lots = await read(systemOf(association), (tx) => lotsAt(tx, association, DAY));
  expect(lots.map(({ code, shares, holders }) => [code, shares, holders.length])).toEqual([
    ["A2", 300n, 2],
    ["A10", 600n, 1],
    ["G1", 100n, 0],
  ]);
  const parties = await read(systemOf(association), (tx) => partiesAt(tx, association, DAY));
  const accepted = [...parties.values()].map(({ name, acceptedEmail }) => [name, acceptedEmail]);
  expect(accepted.sort()).toEqual([
    ["Marc Okafor", null],
    ["Rose Delvaux", null],
  ]);
  const later = await read(systemOf(association), (tx) =>
    partiesAt(tx, association, plainDate("2040-01-01")),
  );
  expect([...later.values()].map(({ acceptedEmail }) => acceptedEmail)).toContain(
    "rose@example.be",
  );
});

test("lists sort, filter, page and export", async () => {
  await applyImport(syndic(), association, await upload());
  const list = (filter: Partial<LotFilter>) =>
    read(syndic(), (tx) => listLots(tx, association, DAY, LotFilter.parse(filter)));
  const codes = async (filter: Partial<LotFilter>) =>
    (await list(filter)).lines.map(({ code }) => code);
  expect(await codes({ sort: "code" })).toEqual(["A2", "A10", "G1"]);
  expect(await codes({ sort: "code", direction: "descending" })).toEqual(["G1", "A10", "A2"]);
  expect(await codes({ sort: "shares" })).toEqual(["G1", "A2", "A10"]);
  for (const sort of ["kind", "floor", "holder", "register"] as const) {
    expect((await codes({ sort })).length).toBe(3);
  }
  expect(await codes({ search: "rose" })).toEqual(["A2"]);
  expect(await codes({ kind: "garage" })).toEqual(["G1"]);
  expect(await list({ page: 9 })).toMatchObject({ page: 1, pages: 1, found: 3, shares: "1000" });
  expect(await list({ search: "nobody" })).toMatchObject({ lines: [], found: 0, pages: 1 });
  const all = await read(syndic(), (tx) =>
    exportLots(tx, association, DAY, LotFilter.parse({ sort: "holder" })),
  );
  expect(all.length).toBe(3);
  const parties = await read(syndic(), (tx) =>
    listParties(tx, association, DAY, PartyFilter.parse({ sort: "lots" }), []),
  );
  expect(parties.lines).toMatchObject([
    { name: "Rose Delvaux", lots: "A2", email: null, consents: null },
    { name: "Marc Okafor", lots: "A2, A10", email: null, consents: null },
  ]);
});

test("a divided lot has one representative at a time", async () => {
  await applyImport(syndic(), association, await upload());
  const lots = await read(syndic(), (tx) => lotsAt(tx, association, DAY));
  const [divided, single] = lots;
  const partyId = divided?.holders[0]?.partyId ?? "";
  const name = (lotId: string | undefined, startsOn: string) =>
    nameRepresentative(syndic(), association, { lotId: lotId ?? "", partyId, startsOn });
  await name(divided?.lotId, "2026-02-01");
  await name(divided?.lotId, "2026-03-01");
  await expect(name(divided?.lotId, "2026-03-01")).rejects.toMatchObject({
    code: "lot.representative-earlier",
  });
  await expect(name(single?.lotId, "2026-02-01")).rejects.toMatchObject({ code: "lot.one-holder" });
  const view = await read(syndic(), (tx) => findLot(tx, association, divided?.lotId ?? "", DAY));
  expect(view).toMatchObject({
    shares: "300",
    holders: [{ right: "bare" }, { right: "usufruct" }],
    representative: { partyId, startsOn: "2026-03-01" },
  });
  await expect(
    nameRepresentative(personOf(association, "owner"), association, {
      ...{ lotId: divided?.lotId ?? "", partyId, startsOn: "2026-04-01" },
    }),
  ).rejects.toMatchObject({ code: "access.not-found" });
});

test("a file with an error enters nothing", async () => {
  const id = await upload(FILE.replace("100;Delvaux", "99;Delvaux"));
  const view = await previewImport(syndic(), association, id);
  expect(view.problems).toMatchObject([{ code: "shares-short", details: { difference: "1" } }]);
  await expect(applyImport(syndic(), association, id)).rejects.toMatchObject({
    code: "import.not-acceptable",
  });
  expect(await counts()).toEqual({ lots: 0, parties: 0, holdings: 0, consents: 0 });
});

test("a second import finds the register taken, also at the same instant", async () => {
  const [first, second] = [await upload(), await upload()];
  const outcomes = await Promise.allSettled([
    applyImport(syndic(), association, first),
    applyImport(syndic(), association, second),
    applyImport(syndic(), association, first),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBe(1);
  expect(await counts()).toMatchObject({ lots: 3, parties: 2 });
  await expect(applyImport(syndic(), association, second)).rejects.toMatchObject({
    code: expect.stringMatching(/^import\.(register-not-empty|already-applied)$/),
  });
});

test("a mapping is corrected, and remembered by the office for the next file of the kind", async () => {
  const file = (name: string) => `Réf;Valeur;Qui\n${name};1000;Rose\n`;
  const id = await upload(file("A1"));
  expect((await previewImport(syndic(), association, id)).acceptable).toBe(false);
  const fields = ["lot", "shares", "familyName"] as const;
  const columns = fields.map((field, index) => ({ index, field }));
  const mapping = { sheets: [{ sheet: "", headerRow: 1, columns }] };
  await mapColumns(syndic(), association, { importId: id, mapping });
  expect((await previewImport(syndic(), association, id)).acceptable).toBe(true);
  await applyImport(syndic(), association, id);
  await expect(mapColumns(syndic(), association, { importId: id, mapping })).rejects.toMatchObject({
    code: "import.already-applied",
  });
  const next = await upload(file("B1"));
  expect((await previewImport(syndic(), association, next)).acceptable).toBe(true);
});

test("what is remembered of a file under a title is not believed of one without", async () => {
  const file = (name: string) => `Lot;Quotités;Nom\n${name};1000;Rose\n`;
  const first = await upload(`Registre;;\n${file("A1")}`);
  await applyImport(syndic(), association, first);
  const next = await previewImport(syndic(), association, await upload(file("B1")));
  expect(next.acceptable).toBe(true);
  expect(next.sheets.map(({ headerRow }) => headerRow)).toEqual([1]);
});

test("fifty megabytes and nothing at all are refused before they are kept", async () => {
  const send = (bytes: Uint8Array) =>
    uploadRegister(syndic(), association, { filename: "register.csv", bytes });
  await expect(send(new Uint8Array(50 * 1024 * 1024))).rejects.toMatchObject({
    code: "import.too-large",
  });
  await expect(send(new Uint8Array())).rejects.toMatchObject({ code: "import.empty" });
});

test("an owner and a stranger import nothing", async () => {
  const id = await upload();
  const bytes = new TextEncoder().encode(FILE);
  const stranger = personOf(newRowId(), "syndic", { officeId: OFFICE });
  for (const actor of [personOf(association, "owner"), stranger]) {
    const refused = { code: "access.not-found" };
    const sent = uploadRegister(actor, association, { filename: "x.csv", bytes });
    await expect(sent).rejects.toMatchObject(refused);
    await expect(previewImport(actor, association, id)).rejects.toMatchObject(refused);
    await expect(applyImport(actor, association, id)).rejects.toMatchObject(refused);
  }
});
