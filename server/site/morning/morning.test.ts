import { afterAll, beforeAll, expect, test } from "vitest";
import { at, newRowId } from "#server/platform/clock.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { subjectPlace } from "./morning.rules.ts";
import { MorningInput } from "./morning.schema.ts";
import { dismissFailure, noteFailure, showMorning } from "./morning.service.ts";

const ON = Temporal.Instant.from("2026-05-20T06:00:00Z");
const NIGHT = "2026-05-20T02:00:00Z";
let db: TestDatabase;
let house: House;
let other: House;

/** Puts one row in, past every fence. */
function put(table: string, row: Record<string, unknown>) {
  const columns = Object.keys(row);
  return db.admin.query(
    `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(", ")})
     VALUES (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(row),
  );
}

async function delivery(of: House, channel: string, bounced: string | null): Promise<string> {
  const [id, subject] = [newRowId(), newRowId()];
  const key = { association_id: of.id };
  await put("delivery", {
    ...{ ...key, id, kind: "assembly.convocation", subject_id: subject, channel, language: "fr" },
    ...{ party_id: of.partyOf("ann"), address: "{}", content: "{}", created_at: NIGHT },
  });
  if (bounced) {
    await put("delivery_proof", {
      ...{ ...key, id: newRowId(), delivery_id: id, kind: "bounced", on: "2026-05-20" },
      ...{ evidence: "550", at: bounced },
    });
  }
  return subject;
}

const morning = async (of: House) => {
  const shown = await at(ON, () => showMorning(of.syndic, MorningInput.parse({})));
  if (!shown) throw new RangeError("an office has a morning");
  return shown;
};
const troubles = async (of: House) =>
  (await morning(of)).troubles.map(({ kind, about }) => `${kind} ${about}`);

beforeAll(async () => {
  db = await testDatabase();
  const lots = [{ code: "A1", shares: 1, holders: ["ann"] }];
  house = await seedHouse(db.admin, lots);
  other = await seedHouse(db.admin, lots);
});
afterAll(() => db.close());

test("a quiet night says so: nothing waits and nothing went wrong", async () => {
  const quiet = await seedHouse(db.admin, [{ code: "A1", shares: 1, holders: ["eve"] }]);
  expect(await morning(quiet)).toMatchObject({ waiting: [], term: null });
  expect((await troubles(quiet)).filter((line) => !line.startsWith("job"))).toEqual([]);
});

test("mail that came back is told for three days, to its own office", async () => {
  await delivery(house, "email", NIGHT);
  await delivery(house, "email", "2026-05-10T02:00:00Z");
  expect((await troubles(house)).filter((line) => line.startsWith("bounced"))).toEqual([
    "bounced assembly.convocation",
  ]);
  expect((await troubles(other)).filter((line) => line.startsWith("bounced"))).toEqual([]);
});

test("letters wait until a proof says they are posted; reports until somebody answers", async () => {
  const subjectId = await delivery(house, "registered_letter", null);
  await put("fault", {
    ...{
      association_id: house.id,
      id: newRowId(),
      reference: "R1",
      locale: "fr",
      what: "Ascenseur",
    },
    ...{ place: "Hall", content_hash: "", reported_at: NIGHT },
  });
  const { waiting } = await morning(house);
  expect(waiting).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: "letters", subjectId, count: 1, slug: house.slug }),
      expect.objectContaining({ kind: "faults", about: "site.fault", count: 1 }),
    ]),
  );
  expect((await morning(other)).waiting).toEqual([]);
});

test("a job that gave up is noted once for its run, and put away by whoever saw to it", async () => {
  const failed = { job: "koprogo-send", runId: newRowId() };
  await noteFailure(systemOf(house.id), house.id, failed);
  await noteFailure(systemOf(house.id), house.id, failed);
  const mine = (await morning(house)).troubles.filter(({ failureId }) => failureId !== null);
  expect(mine).toMatchObject([{ kind: "job", about: "koprogo-send" }]);
  const failureId = mine[0]?.failureId ?? "";
  await expect(dismissFailure(other.syndic, house.id, { failureId })).rejects.toMatchObject({
    code: "access.not-found",
  });
  await dismissFailure(house.syndic, house.id, { failureId });
  const left = (await morning(house)).troubles.filter((line) => line.failureId !== null);
  expect(left).toEqual([]);
});

test("a job of the whole installation is told to every office, by its name alone", async () => {
  await at(Temporal.Instant.from(NIGHT), () =>
    noteFailure(systemOf(), null, { job: "koprogo-scan", runId: newRowId() }),
  );
  for (const of of [house, other]) expect(await troubles(of)).toContain("job koprogo-scan");
});

test("a seal that the chain does not show after a day is told", async () => {
  const seal = async (sealedAt: string) => {
    const root = Buffer.from(newRowId());
    await put("proof_tree", {
      ...{ association_id: other.id, id: newRowId(), kind: "assembly.meeting", root, size: 1 },
      ...{ subject_id: newRowId(), sealed_at: sealedAt },
    });
    await put("anchor_member", { root, sealed_at: sealedAt });
  };
  await seal("2026-05-18T20:00:00Z");
  await seal("2026-05-20T01:00:00Z");
  expect((await troubles(other)).filter((line) => line.startsWith("anchor"))).toHaveLength(1);
});

test.each([
  ["assembly.convocation", "/x/assembly/meetings/7/convocation"],
  ["assembly.minutes", "/x/assembly/meetings/7/minutes"],
  ["site.fault", "/x/site/faults"],
  ["site.fault-answer", "/x/site/faults"],
  ["works.order", "/x/documents"],
])("what is about %s is followed at %s", (about, place) => {
  expect(subjectPlace("x", about, "7")).toBe(place);
});
