import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { convocationText } from "#components/assembly/convocation.mail.tsx";
import { translator } from "#messages/translator.ts";
import { readableBy } from "#server/documents/archive/archive.policy.ts";
import { listDocuments } from "#server/documents/archive/archive.queries.ts";
import { DocumentList } from "#server/documents/archive/archive.schema.ts";
import { ConvocationAct } from "#server/documents/template/template.schema.ts";
import { toCents } from "#server/kernel/money.ts";
import { at } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem, removeItem, removeResolution } from "../agenda/agenda.service.ts";
import { convene } from "../convocation/convocation.service.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { createMeeting, discardMeeting } from "../meeting/meeting.service.ts";
import { yearView } from "../year/year.queries.ts";
import { annexesOf } from "./annex.queries.ts";
import { AddQuote } from "./annex.schema.ts";
import { fileReport, setTender } from "./annex.service.ts";
import { addQuote, putQuotes, removeQuote } from "./quote.service.ts";

let db: TestDatabase;
let house: House;
let meetingId: string;
let itemId: string;

const file = { filename: "devis.pdf", bytes: new TextEncoder().encode("%PDF-1.4 devis") };
const inApril = <T>(act: () => Promise<T>) =>
  at(Temporal.Instant.from("2026-04-20T09:00:00Z"), act);

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(
    db.admin,
    [
      { code: "A1", shares: 600, holders: ["Ana"] },
      { code: "B1", shares: 400, holders: ["Bruno"] },
    ],
    { consents: ["Ana"] },
  );
  meetingId = await draft("extraordinary");
  const item = { meetingId, title: "Toiture", explanation: null };
  itemId = await inApril(() => addItem(house.syndic, house.id, item));
});

function draft(kind: "ordinary" | "extraordinary") {
  return inApril(() =>
    createMeeting(house.syndic, house.id, {
      ...{ kind, on: "2026-05-20", time: "19:30", place: "Hall", language: "fr" },
      ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
      ...{ consultation: "Au bureau", urgencyReason: null },
    }),
  );
}
const quote = (supplier: string, cents: bigint, more: Record<string, string> = {}) =>
  inApril(() =>
    addQuote(house.syndic, house.id, {
      ...{ meetingId, itemId, supplier, amount: toCents(cents), receivedOn: "2026-04-10", file },
      ...more,
    }),
  );
const noticeLeft = () =>
  db.admin.query(
    `INSERT INTO convocation (association_id, meeting_id, at, agenda_hash)
     VALUES ($1, $2, '2026-04-21T09:00:00Z', decode(repeat('07', 32), 'hex'))`,
    [house.id, meetingId],
  );
const shown = () => read(house.syndic, (tx) => annexesOf(tx, house.id, meetingId));
const decided = (from: bigint, quotes: number, decidedOn = "2025-05-20") =>
  inApril(() => setTender(house.syndic, house.id, { from: toCents(from), quotes, decidedOn }));
const documents = (actor = house.owner("Ana")) =>
  read(actor, async (tx) => {
    const asked = DocumentList.parse({});
    const page = await listDocuments(tx, house.id, readableBy(actor, house.id), asked);
    return page.rows.map(({ kind }) => kind);
  });

test("offers stand side by side, the cheapest first, and say how many are missing", async () => {
  await decided(500_000n, 3);
  await quote("Dupont", 900_000n);
  await quote("Claes", 850_000n);
  const [item] = (await shown()).items;
  expect(item).toMatchObject({ duty: "several-quotes", asked: 3, isLacking: true });
  expect(item?.quotes.map(({ supplier, cents }) => [supplier, cents])).toEqual([
    ["Claes", "850000"],
    ["Dupont", "900000"],
  ]);
  await quote("Maes", 990_000n);
  expect((await shown()).items[0]?.isLacking).toBe(false);
});

test("the latest decision of the meeting is the rule, what came before stays", async () => {
  await decided(500_000n, 3, "2024-05-20");
  await decided(1_000_000n, 2, "2025-05-20");
  expect((await shown()).rule).toMatchObject({ fromCents: "1000000", quotes: 2 });
  const { rows } = await db.admin.query("SELECT FROM tender_rule WHERE association_id = $1", [
    house.id,
  ]);
  expect(rows).toHaveLength(2);
});

test("what is said of an offer or a report is refused where it cannot be", async () => {
  const typed = { associationId: house.id, meetingId, itemId, supplier: "Dupont", file };
  const asked = { ...typed, receivedOn: "2026-04-10" };
  expect(AddQuote.safeParse({ ...asked, amount: "0,01" }).success).toBe(true);
  expect(AddQuote.safeParse({ ...asked, amount: "0" }).success).toBe(false);
  await expect(quote("D", 1n, { receivedOn: "2026-04-21" })).rejects.toMatchObject({
    code: "annex.day-to-come",
  });
  await expect(decided(1n, 2, "2026-04-21")).rejects.toMatchObject({ code: "annex.day-to-come" });
  const report = { meetingId, datedOn: "2026-04-01", file };
  await expect(inApril(() => fileReport(house.syndic, house.id, report))).rejects.toMatchObject({
    code: "annex.not-annual",
  });
  const notFound = { code: "access.not-found" };
  await expect(quote("D", 1n, { itemId: house.id })).rejects.toMatchObject(notFound);
  await expect(
    inApril(() => fileReport(house.owner("Ana"), house.id, report)),
  ).rejects.toMatchObject(notFound);
  const scan = { ...report, file: { filename: "x", bytes: new Uint8Array([1]) } };
  await expect(inApril(() => fileReport(house.syndic, house.id, scan))).rejects.toMatchObject({
    code: "decision.scan-unknown",
  });
});

test("each offer is put to the vote by itself, once; without its text it waits again", async () => {
  await quote("Dupont", 900_000n);
  await quote("Claes", 850_050n);
  const put = () =>
    inApril(() => putQuotes(house.syndic, house.id, { meetingId, itemId, decisionType: "D-14" }));
  expect(await put()).toBe(2);
  expect(await put()).toBe(0);
  const texts = async () =>
    (await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId))).items[0]?.resolutions;
  const [first] = (await texts()) ?? [];
  expect(first?.text).toContain("Claes");
  expect(first?.text.replace(/\s/g, " ")).toContain("8 500,50 €");
  await inApril(() =>
    removeResolution(house.syndic, house.id, { meetingId, resolutionId: first?.id ?? "" }),
  );
  expect(await put()).toBe(1);
});

test("the notice tells the offers, opens their documents, and fixes them", async () => {
  const quoteId = await quote("Claes", 850_000n);
  expect(await documents()).toEqual([]);
  await inApril(() => convene(house.syndic, house.id, { meetingId }));
  expect(await documents()).toEqual(["assembly.quote"]);
  const { rows } = await db.admin.query<{ content: { props: unknown } }>(
    "SELECT content FROM delivery WHERE association_id = $1 AND party_id = $2",
    [house.id, house.partyOf("Ana")],
  );
  const act = ConvocationAct.parse(rows[0]?.content.props);
  expect(act.items[0]?.quotes).toEqual([
    { supplier: "Claes", cents: "850000", receivedOn: "2026-04-10" },
  ]);
  const t = translator("fr", "documents");
  expect(convocationText({ act, t, locale: "fr" })).toMatch(
    /Claes : 8.500,00.€ · reçu le 10 avril/,
  );
  const fixed = { code: "meeting.already-convened" };
  await expect(quote("Maes", 1n)).rejects.toMatchObject(fixed);
  await expect(
    inApril(() => removeQuote(house.syndic, house.id, { meetingId, quoteId })),
  ).rejects.toMatchObject(fixed);
});

test("the auditor's report ends its duty, before the notice and after it", async () => {
  meetingId = await draft("ordinary");
  const report = { meetingId, datedOn: "2026-04-01", file };
  const state = async () =>
    (await inApril(() => read(house.syndic, (tx) => yearView(tx, house.id)))).duties.find(
      ({ duty }) => duty === "auditorReport",
    )?.state;
  expect(await state()).not.toBe("done");
  await inApril(() => fileReport(house.syndic, house.id, report));
  expect(await state()).toBe("done");
  expect((await shown()).reports).toMatchObject([{ datedOn: "2026-04-01", isLate: false }]);
  // The notice leaves; one that comes then is a fact as well, and is told apart.
  await noticeLeft();
  await at(Temporal.Instant.from("2026-05-04T09:00:00Z"), () =>
    fileReport(house.syndic, house.id, { ...report, datedOn: "2026-05-03" }),
  );
  expect((await shown()).reports).toMatchObject([
    { datedOn: "2026-05-03", isLate: true },
    { datedOn: "2026-04-01", isLate: false },
  ]);
});

test("a draft is dropped, an item removed, with what was attached", async () => {
  await quote("Claes", 850_000n);
  await inApril(() =>
    putQuotes(house.syndic, house.id, { meetingId, itemId, decisionType: "D-14" }),
  );
  await inApril(() => removeItem(house.syndic, house.id, { meetingId, itemId }));
  const item = { meetingId, title: "Toiture", explanation: null };
  itemId = await inApril(() => addItem(house.syndic, house.id, item));
  await quote("Claes", 850_000n);
  await inApril(() => discardMeeting(house.syndic, house.id, { meetingId }));
  const { rows } = await db.admin.query("SELECT FROM quote WHERE association_id = $1", [house.id]);
  expect(rows).toEqual([]);
});

test("what was sent with a notice is neither changed nor taken off, whoever asks the database", async () => {
  const of = { where: { associationId: house.id } };
  const change = () =>
    write(house.syndic, house.id, (tx) =>
      Promise.all([
        tx.quote.updateMany({ ...of, data: { cents: 1n } }),
        tx.quote.deleteMany(of),
        tx.auditorReport.updateMany({ ...of, data: { filedAt: new Date(0) } }),
        tx.auditorReport.deleteMany(of),
      ]),
    );
  meetingId = await draft("ordinary");
  await inApril(() =>
    fileReport(house.syndic, house.id, { meetingId, datedOn: "2026-04-01", file }),
  );
  itemId = await inApril(() =>
    addItem(house.syndic, house.id, { meetingId, title: "Toiture", explanation: null }),
  );
  await quote("Lambert", 3_000_000n);
  await noticeLeft();
  expect(await change()).toEqual([{ count: 0 }, { count: 0 }, { count: 0 }, { count: 0 }]);
  expect(await shown()).toMatchObject({
    reports: [{ datedOn: "2026-04-01" }],
    items: [{ quotes: [{ cents: "3000000" }] }],
  });
});
