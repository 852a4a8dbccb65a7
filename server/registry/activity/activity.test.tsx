import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Activity } from "#components/registry/activity.tsx";
import { renderPage } from "#components/ui/testing.tsx";
import { LOCALES } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { createCaller } from "#server/root.ts";
import { noteConsultation } from "../consultation/consultation.service.ts";
import { changeContact, showParty } from "../party/party.service.ts";
import { removeDue } from "../privacy/retention.service.ts";
import { consultationsOf, listActivity } from "./activity.queries.ts";
import { sentenceKey } from "./activity.schema.ts";

const root = resolve(import.meta.dirname, "../../..");
/** Facts about an account, an office or the installation: no association's feed holds them. */
const OF_NO_ASSOCIATION =
  /^identity\/|^documents\/(digest|notification)|^registry\/(absence|view|office|staff|set-up)|^site\/calendar/;

/** Every type of fact that the code records, as its own text says. */
function recordedTypes(): readonly string[] {
  const chapters = "identity|registry|documents|proof|assembly|site";
  const named = new RegExp(`"((?:${chapters})/[a-z-]+\\.[a-z-]+)"`, "g");
  const files = globSync("server/**/*.ts", { cwd: root }).filter(
    (file) => !/\.test\.ts$|matrix-/.test(file),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(resolve(root, file), "utf8").matchAll(named)].map((match) => match[1] ?? ""),
  );
  return [...new Set(found)].filter((type) => !OF_NO_ASSOCIATION.test(type)).sort();
}

let db: TestDatabase;
let house: House;
const party = () => house.partyOf("ann");
const contact = () => ({
  ...{ partyId: party(), email: "ann@owner.example", phone: "0477 00 00 00" },
  ...{ street: "Kaai 2", postcode: "9000", town: "Gent", language: "fr" as const },
  ...{ ordinaryChannel: "letter" as const, mailFormat: "html" as const },
});
const feed = (actor = house.syndic) => read(actor, (tx) => listActivity(tx, house.id, { page: 1 }));

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1, holders: ["ann"] }]);
});
afterAll(() => db.close());

test.each(LOCALES)("%s: every fact that the code records has its sentence", (locale) => {
  const t = translator(locale, "registry");
  const has = (type: string) =>
    t.has(`activity.event.${sentenceKey(type)}` as Parameters<typeof t.has>[0]);
  expect(recordedTypes().length).toBeGreaterThan(50);
  expect(recordedTypes().filter((type) => !has(type))).toEqual([]);
});

test("who changed what is told with the name he has today; a machine as a machine", async () => {
  const { rows } = await db.admin.query("SELECT display_name FROM account WHERE id = $1", [
    house.staffAccountId,
  ]);
  await changeContact(house.syndic, house.id, contact());
  await changeContact(systemOf(house.id), house.id, { ...contact(), town: "Brugge" });
  const { lines } = await feed();
  const changes = lines.filter(({ type }) => type === "registry/party.contact-changed");
  expect(changes[0]).toMatchObject({ who: null, isMachine: true });
  expect(changes[1]).toMatchObject({
    who: rows[0].display_name,
    subject: { kind: "party", id: party(), label: "ann Peeters" },
  });
});

test("a person's page that the office opens is noted once a day; what members open is not", async () => {
  const day = Temporal.Instant.from("2026-05-10T08:00:00Z");
  const ann = house.owner("ann");
  for (const hours of [0, 1, 30]) {
    await at(day.add({ hours }), () => showParty(house.syndic, house.id, party()));
  }
  await at(day, () => showParty(ann, house.id, party()));
  await at(day, () => showParty(personOf(house.id, "council"), house.id, party()));
  const call = createCaller({ actor: ann, requestId: "r", ip: "::1" });
  const seen = await call.registry.activity.ofMine({ associationId: house.id, partyId: party() });
  expect(seen.map(({ on }) => on)).toEqual(expect.arrayContaining(["2026-05-10", "2026-05-11"]));
  expect(new Set(seen.map(({ who }) => who)).size).toBe(1);
});

test("what the office looked at is the syndic's to read and the person's own, nobody else's", async () => {
  const asked = { associationId: house.id, partyId: party() };
  const as = (role: "council" | "owner" | "accountant") =>
    createCaller({ actor: personOf(house.id, role), requestId: "r", ip: "::1" });
  await expect(as("owner").registry.activity.ofMine(asked)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const shown = await as("council").registry.activity.show({ associationId: house.id });
  expect(shown.consultations).toBeNull();
  await expect(
    as("owner").registry.activity.show({ associationId: house.id }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("after twelve months who looked is forgotten, and how many were is told", async () => {
  const old = Temporal.Instant.from("2024-01-10T08:00:00Z");
  await at(old, () => noteConsultation(house.syndic, house.id, "document", party()));
  await at(old, () => noteConsultation(house.syndic, house.id, "party", party()));
  const later = Temporal.Instant.from("2025-01-11T08:00:00Z");
  const told = { kind: "consultations", count: 2 };
  expect(await at(later, () => removeDue(systemOf(), house.id))).toEqual([told]);
  expect(await at(later, () => removeDue(systemOf(), house.id))).toEqual([]);
  const left = await read(house.syndic, (tx) => consultationsOf(tx, house.id, party()));
  expect(left.some(({ on }) => on.startsWith("2024"))).toBe(false);
});

test.each(LOCALES)("%s: a feed is sentences, also of facts not known here", (locale) => {
  const line = { at: "2026-05-10T08:00:00Z", who: "Els", isMachine: false };
  const lines = [
    { ...line, id: "1", type: "registry/party.contact-changed", subject: null },
    {
      ...{ ...line, id: "2", type: "works/order.placed", who: null },
      subject: { kind: "meeting" as const, id: "m", label: "2026-06-15T17:00:00Z" },
    },
    {
      ...{ ...line, id: "3", type: "registry/representative.named", isMachine: true },
      subject: { kind: "lot" as const, id: "l", label: "A1" },
    },
  ];
  const html = renderPage(
    <Activity
      association={{ id: "a", name: "Résidence", slug: "residence" }}
      activity={{ lines, page: 1, pages: 1, total: 3 }}
      consultations={[
        { id: "c", on: "2026-05-10", who: null, kind: "party", subjectId: "p", label: "" },
      ]}
      query={{}}
    />,
    locale,
  );
  expect(html).not.toMatch(/registry\.activity|works\/order/);
  expect(html).toContain(`href="/${locale}/residence/assembly/meetings/m"`);
  expect(html).toContain(`href="/${locale}/residence/registry/lots/l"`);
});
