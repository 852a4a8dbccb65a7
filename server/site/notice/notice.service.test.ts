import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findDocument } from "#server/documents/archive/archive.queries.ts";
import type { Person } from "#server/kernel/actor.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { getFile } from "#server/platform/storage.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { nameConsultation } from "#server/registry/association/consultation.service.ts";
import type { OfficeContact } from "#server/registry/office/contact.schema.ts";
import { changeContact } from "#server/registry/office/contact.service.ts";
import { hallNotices, siteSettings } from "./desk.queries.ts";
import { associationsToNotify, makeNotices } from "./making.service.ts";
import { publicNotice } from "./notice.queries.ts";
import { postNotice } from "./posting.service.ts";

const noon = Temporal.Instant.from("2026-05-20T10:00:00Z");
const on = plainDate("2026-05-20");
const inDays = (days: number) => noon.add({ hours: 24 * days });

let folder: string;
let db: TestDatabase;
let house: House;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "koprogo-notice-"));
  db = await testDatabase();
  overrideEnv({ STORAGE_PATH: folder, NEXTAUTH_URL: "https://koprogo.example" });
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["ana"] }]);
});

const contact: Omit<OfficeContact, "officeId"> = {
  legalForm: "SRL",
  profession: null,
  email: "bureau@syndic.example",
  phone: "+32 2 555 01 20",
  emergencyPhone: "+32 2 555 01 21",
  street: "Rue Neuve 9",
  postcode: "1000",
  town: "Bruxelles",
  hours: { monday: "9-12, 13h30-17h", friday: "9:00-12:00" },
  domicileAgreed: false,
};
const change = (facts: Partial<OfficeContact> = {}, person: Person = house.syndic, moment = noon) =>
  at(moment, () => changeContact(person, { ...contact, officeId: house.officeId, ...facts }));
const shown = (day = on) => read({ kind: "anonymous" }, (tx) => publicNotice(tx, house.slug, day));
const make = (moment = noon) => at(moment, () => makeNotices(systemOf(house.id), house.id));
const hanging = (day = on) => read(house.syndic, (tx) => hallNotices(tx, house.id, day));
const appoint = (startsOn: string, endsOn: string, officeId = house.officeId) =>
  db.admin.query(
    `INSERT INTO mandate (association_id, id, office_id, appointed_on, starts_on, ends_on)
     VALUES ($1, $2, $3, $4, $4, $5)`,
    [house.id, newRowId(), officeId, startsOn, endsOn],
  );
const provisional = (startsOn: string, endsOn: string) =>
  db.admin.query(
    `INSERT INTO mandate (association_id, id, office_id, appointed_on, starts_on, ends_on, provisional)
     VALUES ($1, $2, $3, $4, $4, $5, true)`,
    [house.id, newRowId(), house.officeId, startsOn, endsOn],
  );
const volunteer = () =>
  db.admin.query(`UPDATE office SET kind = 'volunteer' WHERE id = $1`, [house.officeId]);
const types = async () => {
  const { rows } = await db.admin.query<{ type: string }>(
    `SELECT type FROM audit_event WHERE association_id = $1 ORDER BY id`,
    [house.id],
  );
  return rows.map(({ type }) => type);
};

test("a visitor, who may read no table, reads what is public and nothing else", async () => {
  const notice = await shown();
  expect(notice).toMatchObject({ syndic: { phone: "+32 2 000 00 00", appointedOn: "2025-06-01" } });
  expect(JSON.stringify(notice)).not.toMatch(/Peeters|ana@|shares|[0-9a-f]{8}-[0-9a-f]{4}-7/);
  const rows = await read({ kind: "anonymous" }, (tx) => tx.association.count());
  expect(rows).toBe(0);
});

test.each(["", "nowhere", "%", "' OR 1=1 --"])("nothing is at %j", async (slug) => {
  expect(await read({ kind: "anonymous" }, (tx) => publicNotice(tx, slug, on))).toBeNull();
});

test("the page follows the day: announced, in office, ended", async () => {
  expect((await shown(plainDate("2025-05-31")))?.syndic).toBeNull();
  expect(await shown(plainDate("2025-05-31"))).toMatchObject({ nextStartsOn: "2025-06-01" });
  expect((await shown(plainDate("2025-06-01")))?.syndic).not.toBeNull();
  expect((await shown(plainDate("2028-05-31")))?.syndic).not.toBeNull();
  expect(await shown(plainDate("2028-06-01"))).toMatchObject({
    syndic: null,
    lastEndedOn: "2028-05-31",
  });
});

test("a provisional syndic is named beside the syndic, with a notice of his own", async () => {
  await provisional("2026-05-10", "2026-06-10");
  expect(await shown()).toMatchObject({
    syndic: { provisional: false },
    besides: [{ provisional: true, startsOn: "2026-05-10" }],
  });
  expect(await make()).toBe(2);
  expect((await hanging()).map(({ act }) => act.syndic.provisional)).toEqual([false, true]);
});

test("what an office says of itself is on the page at once", async () => {
  await change();
  expect((await shown())?.syndic).toMatchObject({
    legalForm: "SRL",
    emergencyPhone: "+32 2 555 01 21",
    openingHours: {
      monday: [
        { from: "09:00", to: "12:00" },
        { from: "13:30", to: "17:00" },
      ],
      friday: [{ from: "09:00", to: "12:00" }],
    },
    seat: { street: "Rue Neuve 9", postcode: "1000", town: "Bruxelles" },
  });
  await change({ hours: {} });
  expect((await shown())?.syndic?.openingHours).toBeNull();
});

test("hours that cannot be read change nothing, and name their day", async () => {
  await expect(change({ hours: { tuesday: "le matin" } })).rejects.toMatchObject({
    code: "office.hours-unreadable",
    field: "hours.tuesday",
  });
  expect((await shown())?.syndic?.legalForm).toBeNull();
});

test("only a manager of the office changes how it is reached", async () => {
  const other = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["bob"] }]);
  const clerk: Person = { ...house.syndic, accountId: newRowId() };
  for (const person of [other.syndic, clerk, house.owner("ana")]) {
    await expect(change({}, person)).rejects.toMatchObject({ code: "access.not-found" });
  }
});

test("the domicile of a person is on the web only while he agrees, at the entrance always", async () => {
  await volunteer();
  await change({ profession: "architecte" });
  expect((await shown())?.syndic).toMatchObject({ seat: null, profession: "architecte" });
  expect(JSON.stringify(await shown())).not.toContain("Rue Neuve");
  await make();
  expect((await hanging())[0]?.act.syndic.lines).toEqual(["Rue Neuve 9", "1000 Bruxelles"]);
  await change({ domicileAgreed: true });
  expect((await shown())?.syndic?.seat).toMatchObject({ street: "Rue Neuve 9" });
  const agreed = async () => {
    const { rows } = await db.admin.query<{ on: string; by: string }>(
      `SELECT domicile_agreed_at::date::text AS on, domicile_agreed_by AS by FROM office WHERE id = $1`,
      [house.officeId],
    );
    return rows;
  };
  expect(await agreed()).toEqual([{ on: "2026-05-20", by: house.staffAccountId }]);
  // Said again it is the same agreement; not said it is withdrawn.
  await change({ domicileAgreed: true }, house.syndic, inDays(9));
  expect(await agreed()).toEqual([{ on: "2026-05-20", by: house.staffAccountId }]);
  await change();
  expect((await shown())?.syndic?.seat).toBeNull();
});

test("a firm agrees to nothing: its seat is public", async () => {
  await change({ domicileAgreed: true });
  const { rows } = await db.admin.query(`SELECT domicile_agreed_at FROM office WHERE id = $1`, [
    house.officeId,
  ]);
  expect(rows).toEqual([{ domicile_agreed_at: null }]);
});

test("where the rules and the register are read is said, in the association's language", async () => {
  expect((await shown())?.consultation).toEqual({ at: "seat", note: null, language: "fr" });
  const consultation = { at: "office", note: "Sonnez au 3" } as const;
  await at(noon, () => nameConsultation(house.syndic, house.id, consultation));
  expect((await shown())?.consultation).toEqual({ ...consultation, language: "fr" });
  await expect(nameConsultation(house.owner("ana"), house.id, consultation)).rejects.toMatchObject({
    code: "access.not-found",
  });
});

test("the settings say what the law still wants", async () => {
  const settings = () => read(house.syndic, (tx) => siteSettings(tx, house.id, on));
  expect((await settings()).missing).toContain("legalForm");
  await change();
  expect((await settings()).missing).toEqual(["enterpriseNumber", "ipiNumber", "consultation"]);
});

test("the notice is made once, printed, filed for the owners, with its task", async () => {
  expect(await make()).toBe(1);
  expect(await make()).toBe(0);
  const [notice] = await hanging();
  expect(notice).toMatchObject({
    madeOn: "2026-05-20",
    dueOn: "2026-05-28",
    postings: [],
    act: { url: `https://koprogo.example/b/${house.slug}`, startsOn: "2025-06-01" },
  });
  const filed = await read(house.syndic, (tx) =>
    findDocument(tx, house.id, notice?.documentId ?? ""),
  );
  expect(filed?.document).toMatchObject({ kind: "site.hall-notice", audience: "owners" });
  expect(filed?.document.title).toContain("1er juin 2025");
  const bytes = await getFile(filed?.storageKey ?? "");
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
  expect(await types()).toEqual(["site/notice.made"]);
});

test("made twice at the same moment it is one notice", async () => {
  const made = await Promise.all([make(), make(), make()]);
  expect(made.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await hanging()).toHaveLength(1);
});

test("a mandate to come has its notice before it starts, with eight days from its start", async () => {
  await appoint("2028-06-01", "2031-05-31");
  expect(await make()).toBe(2);
  expect((await hanging()).map(({ dueOn }) => dueOn)).toEqual(["2026-05-28", "2028-06-09"]);
});

test("posted, the task is done; what changes is made again and to be posted", async () => {
  await make();
  const [notice] = await hanging();
  const post = (noticeId: string, postedOn: string, moment = noon) =>
    at(moment, () => postNotice(house.syndic, house.id, { noticeId, postedOn, place: "Hall B" }));
  await post(notice?.id ?? "", "2026-05-20");
  const [posted] = await hanging();
  expect(posted).toMatchObject({
    dueOn: null,
    postings: [{ postedOn: "2026-05-20", place: "Hall B" }],
  });
  await change({ phone: "+32 2 555 99 99" }, house.syndic, inDays(100));
  expect(await make(inDays(100))).toBe(1);
  const [again] = await hanging();
  expect(again).toMatchObject({ dueOn: "2026-09-05", postings: [] });
  // The old sheet, put up once more, is not what is asked for.
  await post(notice?.id ?? "", "2026-08-28", inDays(100));
  expect((await hanging())[0]?.dueOn).toBe("2026-09-05");
  await post(again?.id ?? "", "2026-08-28", inDays(100));
  expect((await hanging())[0]?.dueOn).toBeNull();
  expect(await types()).toContain("site/notice.posted");
});

test("a task that is open keeps its day when what the notice says changes", async () => {
  await make();
  await change({ phone: "+32 2 555 99 99" }, house.syndic, inDays(5));
  await make(inDays(5));
  expect((await hanging())[0]).toMatchObject({ madeOn: "2026-05-25", dueOn: "2026-05-28" });
});

test.each([
  ["2026-05-21", "notice.posted-in-the-future"],
  ["2026-05-19", "notice.posted-before-made"],
])("posted on %s: %s", async (postedOn, code) => {
  await make();
  const [notice] = await hanging();
  const posting = { noticeId: notice?.id ?? "", postedOn, place: "Hall" };
  await expect(at(noon, () => postNotice(house.syndic, house.id, posting))).rejects.toMatchObject({
    code,
    field: "postedOn",
  });
});

test("nobody posts the notice of a mandate that is over, nor another's", async () => {
  await make();
  const [notice] = await hanging();
  const after = Temporal.Instant.from("2028-06-01T10:00:00Z");
  await appoint("2028-06-01", "2031-05-31");
  await make(after);
  const { rows } = await db.admin.query<{ open: number }>(
    `SELECT count(*)::int AS open FROM legal_deadline WHERE association_id = $1 AND done_at IS NULL`,
    [house.id],
  );
  expect(rows).toEqual([{ open: 1 }]);
  const other = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["bob"] }]);
  const posting = { noticeId: notice?.id ?? "", postedOn: "2026-05-20", place: "Hall" };
  for (const [person, id] of [
    [other.syndic, other.id],
    [house.owner("ana"), house.id],
  ] as const) {
    await expect(at(noon, () => postNotice(person, id, posting))).rejects.toMatchObject({
      code: "access.not-found",
    });
  }
});

test("a mandate that was taken back leaves no task", async () => {
  await appoint("2028-06-01", "2031-05-31");
  await make();
  await db.admin.query(
    `DELETE FROM mandate WHERE association_id = $1 AND starts_on = '2028-06-01'`,
    [house.id],
  );
  await make();
  const { rows } = await db.admin.query(
    `SELECT due_on::text FROM legal_deadline WHERE association_id = $1 AND done_at IS NULL`,
    [house.id],
  );
  expect(rows).toEqual([{ due_on: "2026-05-28" }]);
  expect(await hanging()).toHaveLength(1);
});

test("a change of the office concerns all its associations, those to come too", async () => {
  const other = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["bob"] }]);
  await db.admin.query(
    `INSERT INTO mandate (association_id, id, office_id, appointed_on, starts_on, ends_on)
     VALUES ($1, $2, $3, '2028-06-01', '2028-06-01', '2030-06-01')`,
    [other.id, newRowId(), house.officeId],
  );
  const told = (day: string) =>
    at(Temporal.Instant.from(`${day}T10:00:00Z`), () =>
      associationsToNotify(systemOf(), house.officeId),
    );
  expect(await told("2026-05-20")).toEqual([house.id, other.id].sort());
  expect(await told("2029-05-20")).toEqual([other.id]);
});
