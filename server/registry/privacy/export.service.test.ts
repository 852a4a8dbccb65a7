import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PERSONAL_CHAPTERS } from "#inngest/registry/make-personal-export.ts";
import { at } from "#server/platform/clock.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { changeContact } from "../party/party.service.ts";
import { dataOf, fileName, pageOf } from "./export.rules.ts";
import { ExportTask, PERSONAL_SECTIONS } from "./export.schema.ts";
import { askExport, makeExport, takeExport } from "./export.service.ts";
import { associationsToKeep, removeDue } from "./retention.service.ts";

const MORNING = Temporal.Instant.from("2026-06-01T08:00:00Z");
let db: TestDatabase;
let house: House;
let folder: string;

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "koprogo-export-"));
  overrideEnv({ STORAGE_PATH: folder });
  house = await seedHouse(
    db.admin,
    [
      { code: "A1", shares: 500, holders: ["Ann"] },
      { code: "B1", shares: 500, holders: ["Bob"] },
    ],
    { consents: ["Ann"], languages: { Ann: "nl" } },
  );
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

const ask = (moment = MORNING) =>
  at(moment, () => askExport(house.owner("Ann"), house.id, { partyId: house.partyOf("Ann") }));
const make = (exportId: string, moment = MORNING) =>
  at(moment, () => makeExport(systemOf(house.id), house.id, exportId, PERSONAL_CHAPTERS));

test("one act makes a page a person reads and data a machine reads, with nobody else in them", async () => {
  const moved = {
    ...{ partyId: house.partyOf("Ann"), email: "ann@new.example", phone: "0470 00 00 00" },
    ...{ street: "Kaai <2>", postcode: "9000", town: "Gent", language: "nl" as const },
  };
  await at(MORNING, () => changeContact(house.owner("Ann"), house.id, moved));
  const exportId = await ask();
  await expect(ask()).rejects.toMatchObject({ code: "privacy.export-running" });
  expect(await make(exportId)).toBe(true);
  expect(await make(exportId)).toBe(false);
  const { bytes } = await at(MORNING, () => takeExport(house.owner("Ann"), house.id, exportId));
  const files = unzipSync(bytes);
  const page = strFromU8(files["index.html"] ?? new Uint8Array());
  expect(page).toContain('<html lang="nl">');
  expect(page).toContain("De gegevens van Ann Peeters");
  expect(page).toContain("Kaai &lt;2&gt;");
  // What a person reads is in words of his language, what a machine reads in codes that stay.
  expect(page).toContain("Volle eigendom");
  expect(page).toContain("1 juni 2026 om 10:00");
  expect(page.replace(/<style>.*<\/style>/s, "")).not.toMatch(
    /\d{4}-\d{2}-\d{2}|>(full|owner|natural|letter|html|self|office|system|person|nl)<|registry\//,
  );
  const data = JSON.parse(strFromU8(files["data.json"] ?? new Uint8Array()));
  expect(Object.keys(data.sections).toSorted()).toEqual([...PERSONAL_SECTIONS].toSorted());
  expect(data.sections.person).toMatchObject([{ street: "Kaai <2>", email: "ann@new.example" }]);
  expect(data.sections.holdings).toMatchObject([{ right: "full", part: "1/1" }]);
  expect(data.sections.contacts).toHaveLength(2);
  expect(data.sections.consents).toHaveLength(1);
  expect(
    data.sections.facts.some((fact: { fact: string }) => fact.fact.endsWith("contact-changed")),
  ).toBe(true);
  for (const text of [page, JSON.stringify(data)]) {
    expect(text).not.toContain("Bob");
    expect(text).not.toContain(house.partyOf("Bob"));
  }
  const bob = at(MORNING, () => takeExport(house.owner("Bob"), house.id, exportId));
  await expect(bob).rejects.toMatchObject({ code: "access.not-found" });
});

test("after two weeks the file is gone, and the job says what it removed, not whose", async () => {
  const old = MORNING.subtract({ hours: 24 * 30 });
  const exportId = await ask(old);
  await make(exportId, old);
  const taken = at(MORNING, () => takeExport(house.owner("Ann"), house.id, exportId));
  await expect(taken).rejects.toMatchObject({ code: "privacy.export-gone" });
  const job = systemOf();
  expect(await associationsToKeep(job)).toContain(house.id);
  expect(await at(MORNING, () => removeDue(job, house.id))).toEqual([
    { kind: "exports", count: 1 },
  ]);
  expect(await at(MORNING, () => removeDue(job, house.id))).toEqual([]);
  const { rows } = await db.admin.query("SELECT kind, count FROM retention_removal");
  expect(rows).toEqual([{ kind: "exports", count: 1 }]);
});

test("what has come due goes, what is still held stays", async () => {
  const { id } = house;
  const bob = house.partyOf("Bob");
  await db.admin.query(
    `INSERT INTO consent (association_id, id, party_id, email, accepted_text, accepted_on, proof, revoked_on)
     VALUES ($1, gen_random_uuid(), $2, 'old@x.example', 'x', '2010-01-01', 'paper', '2016-05-31'),
       ($1, gen_random_uuid(), $2, 'new@x.example', 'x', '2010-01-01', 'paper', '2016-06-01'),
       ($1, gen_random_uuid(), $2, 'on@x.example', 'x', '2010-01-01', 'paper', NULL)`,
    [id, bob],
  );
  await db.admin.query(
    `INSERT INTO viewing (association_id, id, party_id, account_id, session_id, office_name,
       viewer_name, started_at, expires_at)
     SELECT $1, gen_random_uuid(), $2, gen_random_uuid(), gen_random_uuid(), 'O', 'V', day, day
     FROM unnest(ARRAY['2025-05-31', '2025-06-02']::timestamptz[]) day`,
    [id, bob],
  );
  await db.admin.query(
    `INSERT INTO party (association_id, id, kind, family_name, street, town, language, created_at)
     VALUES ($1, $2, 'natural', 'Gone', 'Rue 9', 'Gent', 'nl', '2000-01-01')`,
    [id, crypto.randomUUID()],
  );
  const removed = await at(MORNING, () => removeDue(systemOf(), id));
  expect(removed.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
    { kind: "consents", count: 1 },
    { kind: "viewings", count: 1 },
  ]);
  const { rows } = await db.admin.query(
    "SELECT email FROM consent WHERE party_id = $1 ORDER BY 1",
    [bob],
  );
  expect(rows.map(({ email }) => email)).toEqual(["new@x.example", "on@x.example"]);
});

test("names inside the archive are readable, and none leads out of it", () => {
  expect(fileName(0, "Procès-verbal : 11/05/2026")).toBe(
    "documents/001 Procès-verbal 11 05 2026.pdf",
  );
  expect(fileName(9, "../../etc/passwd")).not.toContain("/../");
});

test("the page shows only columns that say something, the data keep their names in every language", () => {
  const task = ExportTask.parse({
    ...{ language: "de", association: "ME", person: "Ann", office: null },
    ...{ made: "2026-06-01T08:00:00Z", files: [] },
    sections: [{ name: "holdings", rows: [{ lot: "A1", until: null }] }],
  });
  expect(pageOf(task)).toContain('<th scope="col">Los</th></tr>');
  expect(JSON.parse(dataOf(task)).sections).toEqual({ holdings: [{ lot: "A1", until: null }] });
});
