import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KitAct } from "#server/documents/template/kit.schema.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import { read } from "#server/platform/db.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting, seedProxy } from "#server/platform/testing-meeting.ts";
import { createCallerFactory } from "#server/platform/trpc.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import { revokeProxy } from "../proxy/proxy.service.ts";
import { getKit } from "./kit.queries.ts";
import { kitRouter } from "./kit.router.ts";

let db: TestDatabase;
let house: House;
let meetingId: string;
const callAs = createCallerFactory(kitRouter);

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 300, holders: ["ana"] },
    { code: "B1", shares: 300, holders: ["bob", "bea"] },
    { code: "C1", shares: 250, holders: ["cis:usufruct", "cor:bare"] },
    { code: "D1", shares: 150, holders: ["dor"] },
  ]);
  ({ meetingId } = await seedMeeting(db.admin, house, "D-01", "D-14"));
  await seedProxy(db.admin, house, meetingId, "dor", "ana");
  await seedProxy(db.admin, house, meetingId, "bob", "ana");
  await db.admin.query(
    `INSERT INTO proxy_substitute (association_id, id, proxy_id, item_id, holder_party_id,
       signed_on, registered_at)
     SELECT p.association_id, gen_random_uuid(), p.id, i.id, $2, '2026-05-01', now()
     FROM proxy p JOIN agenda_item i ON i.meeting_id = p.meeting_id
     WHERE p.meeting_id = $1 AND p.principal_party_id = $3`,
    [meetingId, house.partyOf("cis"), house.partyOf("bob")],
  );
});
afterAll(() => db.close());

const kit = () => read(house.syndic, (tx) => getKit(tx, house.id, meetingId));

test("the sheet of a meeting names each head once, with its lots, its votes and its proxy", async () => {
  const { heads, sharesTotal } = await kit();
  expect(sharesTotal).toBe("1000");
  expect(heads.map(({ number, names, lots, shares }) => [number, names, lots, shares])).toEqual([
    [1, ["ana Peeters"], ["A1"], "300"],
    [2, ["bob Peeters", "bea Peeters"], ["B1"], "300"],
    [3, ["cis Peeters", "cor Peeters"], ["C1"], "250"],
    [4, ["dor Peeters"], ["D1"], "150"],
  ]);
  expect(heads.map(({ suspended }) => suspended)).toEqual([false, false, true, false]);
  expect(heads.map(({ proxyTo }) => proxyTo)).toEqual([[], ["ana Peeters"], [], ["ana Peeters"]]);
  // For a conflict of interest on an item, another carries it there.
  expect(heads.map(({ substitutes }) => substitutes)).toEqual([
    ...[[], [{ item: 1, holder: "cis Peeters" }], [], []],
  ]);
});

test("each text that was convened has its sheet, with its majority and who may vote on it", async () => {
  const { items } = await kit();
  expect(items.map(({ number, title }) => [number, title])).toEqual([[1, "Toiture"]]);
  expect(
    items[0]?.texts.map(({ number, text, majority, voted }) => [number, text, majority, voted]),
  ).toEqual([
    ["1.1", "Texte 1", "absolute", false],
    ["1.2", "Texte 2", "twoThirds", false],
  ]);
  expect(items[0]?.texts[0]?.heads).toEqual([
    { number: 1, votes: "300" },
    { number: 2, votes: "300" },
    { number: 3, votes: "250" },
    { number: 4, votes: "150" },
  ]);
});

test("a proxy that was taken back is not printed", async () => {
  const { rows } = await db.admin.query<{ id: string }>(
    "SELECT id FROM proxy WHERE meeting_id = $1 AND principal_party_id = $2",
    [meetingId, house.partyOf("dor")],
  );
  const proxyId = rows[0]?.id ?? "";
  await revokeProxy(house.owner("dor"), house.id, { meetingId, proxyId });
  const { proxies, heads } = await kit();
  expect(proxies).toEqual([
    { principal: "bob Peeters", holder: "ana Peeters", signedOn: "2026-01-01" },
  ]);
  expect(heads[3]?.proxyTo).toEqual([]);
});

test("a draft has its kit too, an item for information its page", async () => {
  const id = await createMeeting(house.syndic, house.id, {
    ...({ kind: "ordinary", on: "2099-05-20", time: "19:30", place: "", language: "fr" } as const),
    ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
    ...{ consultation: "", urgencyReason: null },
  });
  await addItem(house.syndic, house.id, { meetingId: id, title: "Divers", explanation: null });
  const draft = await read(house.syndic, (tx) => getKit(tx, house.id, id));
  expect(draft.items).toEqual([{ number: 1, title: "Divers", texts: [] }]);
  // No notice has left yet that anybody could check.
  expect(draft.verify).toBeUndefined();
  expect((await kit()).verify).toMatch(/\/fr\/verify\/act\/[0-9a-f]+$/);
});

test("it is for who holds the meeting, and of his association alone", async () => {
  const input = { associationId: house.id, meetingId };
  const other = await seedHouse(db.admin, [{ code: "Z1", shares: 1, holders: ["zoe"] }]);
  for (const actor of [house.owner("ana"), personOf(other.id, "syndic")]) {
    const call = callAs({ actor, requestId: "r", ip: "127.0.0.1" });
    await expect(call.get(input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  const call = callAs({ actor: other.syndic, requestId: "r", ip: "127.0.0.1" });
  await expect(call.get({ associationId: other.id, meetingId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test.each(["fr", "nl", "de", "en"] as const)(
  "it prints in %s: five parts, a page each",
  async (locale) => {
    const props = KitAct.parse({ ...(await kit()), locale });
    const pdf = await renderPdf({ kind: "assembly.kit", props });
    // Instructions, attendance, proxies, one page for each of two texts, breaches.
    expect((await PDFDocument.load(pdf)).getPageCount()).toBe(6);
  },
);
