import { afterAll, beforeAll, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { partiesAt } from "../holding/holding.queries.ts";
import { actingAt } from "./representative.queries.ts";
import { actingOn } from "./representative.rules.ts";
import {
  ChangedRepresentative,
  NewRepresentative,
  REPRESENTATIVE_KINDS,
} from "./representative.schema.ts";
import {
  addRepresentative,
  changeRepresentative,
  endRepresentative,
  showRepresentatives,
  withdrawRepresentative,
} from "./representative.service.ts";

let db: TestDatabase;
let house: House;
const NOON = Temporal.Instant.from("2026-05-20T12:00:00Z");
const refused = { code: "access.not-found" };

beforeAll(async () => {
  db = await testDatabase();
  const names = ["Ana", "Bruno", "Carla", "Dirk", "Emil", "Fien", "Gil", "Hugo", "Ida"];
  const lots = names.map((name, index) => ({
    ...{ code: `A${index}`, shares: 100, holders: [name] },
  }));
  house = await seedHouse(db.admin, lots, { consents: ["Bruno"] });
});
afterAll(() => db.close());

const nadia = (name: string, change: object = {}) =>
  NewRepresentative.parse({
    ...{ partyId: house.partyOf(name), kind: "administrator", name: "Nadia Claes" },
    ...{ source: "order", sourceOn: "2025-02-03", court: "Justice de paix de Schaerbeek" },
    ...{ startsOn: "2025-02-03", receivesMail: true, language: "nl", phone: "0470 11 22 33" },
    ...{ street: "Vooruitgangstraat 4", postcode: "1030", town: "Schaarbeek", ...change },
  });
const enter = (name: string, change: object = {}) =>
  at(NOON, () => addRepresentative(house.syndic, house.id, nadia(name, change)));
const shown = (asker: House["syndic"], name: string) =>
  at(NOON, () => showRepresentatives(asker, house.id, house.partyOf(name)));
const mailOf = (name: string, day: string) =>
  read(house.syndic, async (tx) =>
    (await partiesAt(tx, house.id, plainDate(day))).get(house.partyOf(name)),
  );

test("an administrator gets the mail at his address, from his first day to his last", async () => {
  const representativeId = await enter("Ana");
  expect(await mailOf("Ana", "2025-02-02")).toMatchObject({ through: null, town: "Ixelles" });
  expect(await mailOf("Ana", "2025-02-03")).toMatchObject({
    ...{ name: "Ana Peeters", town: "Schaarbeek", language: "nl", acceptedEmail: null },
    through: { name: "Nadia Claes", kind: "administrator" },
  });
  const end = { representativeId, endsOn: "2026-05-20", reason: "Ordonnance du 12 mai 2026" };
  await at(NOON, () => endRepresentative(house.syndic, house.id, end));
  expect((await mailOf("Ana", "2026-05-20"))?.through).not.toBeNull();
  expect((await mailOf("Ana", "2026-05-21"))?.through).toBeNull();
  const { lines } = await shown(house.syndic, "Ana");
  expect(lines[0]).toMatchObject({ endsOn: "2026-05-20", standing: "acting" });
});

test("e-mail only where he accepted it himself: the party's own consent is not his", async () => {
  await enter("Bruno", { email: "Nadia@Claes.example", ordinaryChannel: "email" });
  expect(await mailOf("Bruno", "2026-05-20")).toMatchObject({
    ...{ acceptedEmail: null, ordinaryEmail: "nadia@claes.example", mailFormat: "html" },
  });
  expect(await mailOf("Bruno", "2025-01-01")).toMatchObject({
    acceptedEmail: "Bruno@owner.example",
  });
});

test("accepted in writing on a day, his e-mail takes the convocations from that day", async () => {
  const accepted = { email: "n@claes.example", emailAcceptedOn: "2026-03-01" };
  await enter("Carla", accepted);
  expect((await mailOf("Carla", "2026-02-28"))?.acceptedEmail).toBeNull();
  expect((await mailOf("Carla", "2026-03-01"))?.acceptedEmail).toBe("n@claes.example");
});

test("entered by mistake, he never acted on any day, and the line stays", async () => {
  const representativeId = await enter("Dirk");
  const away = { representativeId, reason: "Autre dossier" };
  await at(NOON, () => withdrawRepresentative(house.syndic, house.id, away));
  expect((await mailOf("Dirk", "2025-06-01"))?.through).toBeNull();
  const { lines } = await shown(house.syndic, "Dirk");
  expect(lines).toMatchObject([{ standing: "withdrawn", endReason: "Autre dossier" }]);
  const again = at(NOON, () => withdrawRepresentative(house.syndic, house.id, away));
  await expect(again).rejects.toMatchObject({ code: "representative.already-withdrawn" });
  await enter("Dirk");
  expect((await mailOf("Dirk", "2025-06-01"))?.through?.name).toBe("Nadia Claes");
});

test("the owner sees all of it, his neighbour only who acts, a stranger nothing", async () => {
  await enter("Emil");
  expect((await shown(house.owner("Emil"), "Emil")).lines[0]).toMatchObject({
    ...{ court: "Justice de paix de Schaerbeek", phone: "0470 11 22 33" },
  });
  const seen = await shown(house.owner("Ana"), "Emil");
  expect(seen).toMatchObject({ mayKeep: false, kinds: [] });
  expect(seen.lines[0]).toMatchObject({ name: "Nadia Claes", court: null, phone: null });
  // That he is under judicial protection is not his neighbours' to know.
  expect(seen.lines[0]?.kind).toBe("representative");
  const neighbour = house.owner("Ana");
  await expect(addRepresentative(neighbour, house.id, nadia("Emil"))).rejects.toMatchObject(
    refused,
  );
  await expect(showRepresentatives(house.syndic, house.id, newRowId())).rejects.toMatchObject(
    refused,
  );
});

test("what is wrong of somebody is put right, unless the mail is another's to read", async () => {
  const representativeId = await enter("Gil");
  const right = (change: object) =>
    at(NOON, () =>
      changeRepresentative(
        house.syndic,
        house.id,
        ChangedRepresentative.parse({
          ...{ representativeId, name: "Nadia Claeys", court: "Justice de paix de Jette" },
          ...{ street: "Kerkstraat 1", postcode: "1090", town: "Jette", language: "fr" },
          ...{ receivesMail: true, ...change },
        }),
      ),
    );
  await right({});
  expect(await mailOf("Gil", "2026-05-20")).toMatchObject({
    ...{ street: "Kerkstraat 1", language: "fr", through: { name: "Nadia Claeys" } },
  });
  const { lines } = await shown(house.syndic, "Gil");
  expect(lines).toMatchObject([{ court: "Justice de paix de Jette", startsOn: "2025-02-03" }]);
  await expect(right({ street: "" })).rejects.toMatchObject({
    code: "representative.address-missing",
  });
  await expect(right({ court: "" })).rejects.toMatchObject({
    code: "representative.court-missing",
  });
  await right({ receivesMail: false });
  await enter("Gil", { name: "Luc Adam" });
  await expect(right({})).rejects.toMatchObject({ code: "representative.mail-taken" });
});

test("a later end brings nobody back beside who came after him", async () => {
  const representativeId = await enter("Ida", { kind: "guardian", endsOn: "2025-12-31" });
  await enter("Ida", { kind: "guardian", name: "Luc Adam", startsOn: "2026-01-01" });
  const end = { representativeId, endsOn: "2026-02-01", reason: "Erreur" };
  await expect(
    at(NOON, () => endRepresentative(house.syndic, house.id, end)),
  ).rejects.toMatchObject({ code: "representative.too-many" });
});

test("what the law does not know is refused, with the field to mend", async () => {
  await enter("Fien");
  await expect(enter("Fien", { kind: "director", source: "act" })).rejects.toMatchObject({
    ...{ code: "representative.kind-not-of-party", field: "kind" },
  });
  await expect(enter("Fien", { kind: "guardian" })).rejects.toMatchObject({
    ...{ code: "representative.other-status", details: { name: "Nadia Claes" } },
  });
  await expect(enter("Fien")).rejects.toMatchObject({ code: "representative.already-entered" });
});

test("the database says of every kind beside every other what the rules say", async () => {
  const pairs = REPRESENTATIVE_KINDS.flatMap((one) =>
    REPRESENTATIVE_KINDS.map((beside) => ({ partyId: newRowId(), kinds: [one, beside] })),
  );
  const rows = pairs.flatMap(({ partyId, kinds }) =>
    kinds.map((kind, index) => ({
      ...{ id: newRowId(), partyId, kind, name: kind, isWithdrawn: false, receivesMail: false },
      ...{ overProperty: index === 0, startsOn: "2026-01-01", endsOn: null },
    })),
  );
  await db.admin.query(
    `WITH house AS (SELECT $1::uuid AS id), given AS (
       SELECT * FROM jsonb_to_recordset($2) AS r(id uuid, "partyId" uuid, kind text, "overProperty" boolean)
     ), parties AS (
       INSERT INTO party (association_id, id, kind, language, created_at)
       SELECT DISTINCT house.id, "partyId", 'natural'::party_kind, 'fr', now() FROM given, house)
     INSERT INTO legal_representative (association_id, id, party_id, kind, name, source,
       over_property, manner, starts_on, receives_mail, language, recorded_at)
     SELECT house.id, given.id, "partyId", kind::representative_kind, kind, 'act', "overProperty",
       'alone', '2026-01-01', false, 'fr', now() FROM given, house`,
    [house.id, JSON.stringify(rows)],
  );
  const acting = await db.admin.query<{ id: string }>(
    `SELECT id FROM legal_representative
     WHERE party_id = ANY ($1) AND power_acts(association_id, id, '2026-05-20')`,
    [pairs.map(({ partyId }) => partyId)],
  );
  const expected = pairs.flatMap(({ partyId }) =>
    actingOn(
      rows.filter((row) => row.partyId === partyId),
      "2026-05-20",
    ),
  );
  expect(acting.rows.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
});

test("the register says on any day who acts for whom", async () => {
  await enter("Hugo", { endsOn: "2025-12-31" });
  const named = (day: string) =>
    read(house.syndic, async (tx) =>
      (await actingAt(tx, house.id, plainDate(day))).get(house.partyOf("Hugo")),
    );
  expect(await named("2025-12-31")).toMatchObject([{ name: "Nadia Claes", manner: "alone" }]);
  expect(await named("2026-01-01")).toBeUndefined();
});
