import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { provenAssociation } from "#server/kernel/ids.ts";
import { read } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { listAsks, listOffice, showOffice } from "./task.queries.ts";
import { officePage, PAGE_ROWS } from "./task.rules.ts";
import { OfficeList } from "./task.schema.ts";

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const here = id(1);
const elsewhere = id(2);
const [amina, marc, stranger] = [id(11), id(12), id(13)];
const meeting = id(31);
const item = id(32);
const [first, second] = [id(33), id(34)];
const [headA, headB] = [id(41), id(42)];
const starts = "2026-05-20T18:00:00Z";
const during = Temporal.Instant.from("2026-05-20T19:00:00Z");
let db: TestDatabase;

/** Puts one row in, past every fence. */
function put(table: string, row: Record<string, unknown>) {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  return db.admin.query(
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places.join(", ")})`,
    Object.values(row),
  );
}
const inMeeting = { association_id: here, meeting_id: meeting };
const asks = (party: string, association = here) =>
  read(systemOf(association), (tx) => listAsks(tx, [party], during));
const asked = async (party: string) => (await asks(party)).map(({ ask }) => ask);
const stage = async () => {
  const lines = await read(systemOf(here), (tx) => listOffice(tx, [provenAssociation(here)]));
  return lines[0]?.meeting?.stage ?? null;
};

const register = (association: string, slug: string) =>
  put("association", {
    id: association,
    slug,
    name: slug,
    enterprise_number: "0479495447",
    street: "rue Haute 1",
    postcode: "5000",
    town: "Namur",
    shares_total: 1000,
    fiscal_year_start: "01-01",
    languages: ["fr"],
    period_start: "05-15",
    created_at: starts,
  });
const enrol = (association: string, party: string) =>
  put("party", {
    association_id: association,
    id: party,
    kind: "natural",
    family_name: "Nom",
    language: "fr",
    created_at: starts,
  });
const propose = (resolution: string, position: number) =>
  put("resolution", {
    ...inMeeting,
    id: resolution,
    item_id: item,
    position,
    text: "Renouveler",
    decision_type: "D-01",
  });

beforeAll(async () => {
  db = await testDatabase();
});

afterAll(() => db.close());

beforeEach(async () => {
  await db.admin.query("TRUNCATE association, meeting CASCADE");
  await register(here, "residence");
  await register(elsewhere, "autre");
  await enrol(here, amina);
  await enrol(here, marc);
  await enrol(elsewhere, stranger);
  await put("meeting", {
    association_id: here,
    id: meeting,
    kind: "ordinary",
    session: 1,
    starts_at: starts,
    place: "Hall",
    remote_allowed: true,
    consultation: "Au bureau",
    language: "fr",
    rules_version: "2026",
    created_at: starts,
  });
  await put("agenda_item", { ...inMeeting, id: item, position: 1, title: "Ascenseur" });
  await propose(first, 1);
  await propose(second, 2);
});

const convene = () => put("convocation", { ...inMeeting, at: starts, agenda_hash: "" });
/** The two lots of each head. */
const lotsOf = (number: number) => [id(100 + 2 * number), id(101 + 2 * number)];
async function seat(
  head: string,
  number: number,
  voter: string | null,
  nature: string,
  holders: string[],
): Promise<void> {
  await put("entitlement", {
    ...inMeeting,
    id: head,
    number,
    nature,
    holder_ids: holders,
    voter_party_id: voter,
    shares: 500,
  });
  for (const lot of lotsOf(number)) {
    const row = { association_id: here, entitlement_id: head, lot_id: lot, shares: 250 };
    await put("entitlement_lot", row);
  }
}
async function open(): Promise<void> {
  await convene();
  await put("meeting_opening", {
    ...inMeeting,
    at: starts,
    chair_party_id: amina,
    secretary_name: "Sophie",
    heads_present: 2,
    heads_total: 2,
    shares_present: 1000,
    shares_total: 1000,
    quorate: true,
    roll_hash: "",
  });
  await seat(headA, 1, amina, "sole", [amina]);
  await seat(headB, 2, marc, "sole", [marc]);
}
const arrive = (party: string) =>
  put("attendance", {
    ...inMeeting,
    id: crypto.randomUUID(),
    party_id: party,
    kind: "arrived",
    channel: "room",
    at: starts,
  });
const giveProxy = (principal: string, holder: string, lots: readonly string[] = []) =>
  put("proxy", {
    ...inMeeting,
    id: crypto.randomUUID(),
    principal_party_id: principal,
    holder_party_id: holder,
    signed_on: "2026-05-10",
    registered_at: starts,
    lot_ids: lots,
  });
const openBallot = (resolution: string) =>
  put("ballot_opening", { association_id: here, resolution_id: resolution, at: starts });
const vote = (head: string, lots: readonly string[] = []) =>
  put("vote_event", {
    ...inMeeting,
    id: crypto.randomUUID(),
    resolution_id: first,
    entitlement_id: head,
    sequence: 1 + lots.length,
    lot_ids: lots,
    leaf_hash: Buffer.from(`${head} ${lots}`),
    at: starts,
  });

test("a draft asks nothing of owners, and its syndic to convene", async () => {
  expect(await asked(amina)).toEqual([]);
  expect(await stage()).toBe("draft");
});

test("a notice asks to prepare, until a proxy is given", async () => {
  await convene();
  expect(await asked(amina)).toEqual(["prepare"]);
  expect(await stage()).toBe("convened");
  await giveProxy(amina, marc);
  expect(await asked(amina)).toEqual(["represented"]);
  expect(await asked(marc)).toEqual(["prepare"]);
});

test("an open meeting asks to join, then to follow, then to vote", async () => {
  await open();
  expect(await asked(amina)).toEqual(["join"]);
  expect(await stage()).toBe("open");
  await arrive(amina);
  expect(await asked(amina)).toEqual(["follow"]);
  await openBallot(first);
  await openBallot(second);
  expect(await asks(amina)).toMatchObject([{ ask: "vote", ballots: 2, meetingId: meeting }]);
});

test("a ballot waits for its voter and for the holder of his proxy, until the vote", async () => {
  await open();
  await arrive(marc);
  await giveProxy(amina, marc);
  await openBallot(first);
  await vote(headB);
  expect(await asked(marc)).toEqual(["vote"]);
  await vote(headA);
  expect(await asked(marc)).toEqual(["follow"]);
});

test("of a head voted in parts, each lot waits for whoever carries it, and for nobody else", async () => {
  await open();
  const [kept = "", given = ""] = lotsOf(1);
  await arrive(amina);
  await arrive(marc);
  await giveProxy(amina, marc, [given]);
  await openBallot(first);
  await vote(headB);
  expect([await asked(amina), await asked(marc)]).toEqual([["vote"], ["vote"]]);
  await vote(headA, [kept]);
  expect([await asked(amina), await asked(marc)]).toEqual([["follow"], ["vote"]]);
  await vote(headA, [given, kept]);
  expect([await asked(amina), await asked(marc)]).toEqual([["follow"], ["follow"]]);
});

test("an undivided head waits for any of its holders, a divided one without voter for nobody", async () => {
  await open();
  await openBallot(first);
  await vote(headA);
  await vote(headB);
  await seat(id(43), 3, null, "divided", [amina]);
  expect(await asked(amina)).toEqual(["join"]);
  await seat(id(44), 4, null, "undivided", [amina, marc]);
  expect(await asked(amina)).toEqual(["vote"]);
  expect(await asked(marc)).toEqual(["vote"]);
});

test("minutes ask the signature of those who came, and leave the office", async () => {
  await open();
  await arrive(amina);
  await put("meeting_closing", { ...inMeeting, at: starts });
  expect(await stage()).toBe("closed");
  await put("minutes", {
    ...inMeeting,
    language: "fr",
    record: "{}",
    record_hash: "",
    frozen_at: starts,
  });
  expect(await asked(amina)).toEqual(["sign"]);
  expect(await asked(marc)).toEqual([]);
  expect(await stage()).toBeNull();
  await put("minutes_signature", {
    ...inMeeting,
    id: crypto.randomUUID(),
    capacity: "owner",
    party_id: amina,
    name: "A",
    method: "room",
    at: starts,
  });
  expect(await asked(amina)).toEqual([]);
});

test("another association asks nothing, whatever party is named", async () => {
  await convene();
  expect(await asks(amina, elsewhere)).toEqual([]);
  expect(await asked(stranger)).toEqual([]);
  const lines = await read(systemOf(elsewhere), (tx) =>
    listOffice(tx, [provenAssociation(here), provenAssociation(elsewhere)]),
  );
  expect(lines.map(({ slug }) => slug)).toEqual(["autre"]);
});

test("a page of a large office, looked up by its names, is that of all its lines", async () => {
  const many = Array.from({ length: PAGE_ROWS + 5 }, (_, n) => id(1_000 + n));
  for (const [n, one] of many.entries()) await register(one, `large-${(n * 7) % many.length}`);
  await put("lot", {
    ...{ association_id: many[3], id: id(2_000), register_number: 1, code: "A1" },
    ...{ kind: "apartment", shares: 10 },
  });
  const scope = many.map(provenAssociation);
  const lines = await read(systemOf(...many), (tx) => listOffice(tx, scope));
  expect(lines.map(({ lots }) => lots).toSorted()).toEqual([...many.slice(1).map(() => 0), 1]);
  for (const given of [{}, { page: 2 }, { dir: "desc" }, { q: "large-2" }, { q: "nowhere" }]) {
    const query = OfficeList.parse(given);
    const page = await read(systemOf(...many), (tx) => showOffice(tx, scope, query));
    expect(page, JSON.stringify(given)).toEqual(officePage(lines, query));
  }
});
