import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedSigningKey } from "#server/platform/testing-meeting.ts";
import { listWritings } from "./ask.queries.ts";
import { draftWritten } from "./draft.service.ts";
import { fileForm } from "./hand.service.ts";
import { openWritten, withdrawWritten } from "./opening.service.ts";
import { DraftWritten } from "./written.schema.ts";

let db: TestDatabase;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
});
afterAll(() => db.close());

beforeEach(async () => {
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 400, holders: ["ana"] },
    { code: "B1", shares: 300, holders: ["bob", "cleo"] },
    { code: "C1", shares: 200, holders: ["dan:bare", "eva:usufruct"] },
    { code: "D1", shares: 100, holders: ["fay:bare", "gus:usufruct"], representative: "gus" },
  ]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["ana", "zoe"] }]);
});

const on = <T>(day: string, run: () => Promise<T>) =>
  at(Temporal.Instant.from(`${day}T10:00:00Z`), run);

function draft({ syndic, id }: House, answerBy: string): Promise<string> {
  const texts = [{ text: "Poser un abri.", decisionType: "D-14" }];
  const said = DraftWritten.parse({
    title: "Vélos",
    explanation: "",
    language: "fr",
    texts,
    answerBy,
  });
  return on("2026-06-01", () => draftWritten(syndic, id, said));
}
async function opened(place: House, answerBy = "2026-06-30"): Promise<string> {
  const writtenId = await draft(place, answerBy);
  await on("2026-06-01", () => openWritten(place.syndic, place.id, { writtenId }));
  return writtenId;
}
const asks = async (actor: Person, day = "2026-06-02") =>
  (await read(actor, (tx) => listWritings(tx, actor, plainDate(day)))).map((one) => one.meetingId);
const sign = (writtenId: string, name: string) => {
  const scan = { filename: "formulaire.pdf", bytes: new TextEncoder().encode("%PDF-1.4 signé") };
  const form = { scan, signers: [house.partyOf(name)], signedOn: "2026-06-02", days: {} };
  return on("2026-06-02", () =>
    fileForm(house.syndic, house.id, { writtenId, ...form, lateReason: null }),
  );
};

test("each who may sign is asked, and nobody of a lot whose rights are divided in nobody's hand", async () => {
  const writtenId = await opened(house);
  const asked = await Promise.all(
    ["ana", "bob", "cleo", "dan", "eva", "fay", "gus"].map(async (name) =>
      (await asks(house.owner(name))).includes(writtenId) ? [name] : [],
    ),
  );
  expect(asked.flat()).toEqual(["ana", "bob", "cleo", "gus"]);
  expect(await asks(house.syndic)).toEqual([]);
  expect(await asks(other.owner("zoe"))).toEqual([]);
});

test("one of a couple signs for both: neither is asked any more, the others are", async () => {
  const writtenId = await opened(house);
  await sign(writtenId, "cleo");
  expect(await asks(house.owner("bob"))).toEqual([]);
  expect(await asks(house.owner("cleo"))).toEqual([]);
  expect(await asks(house.owner("ana"))).toEqual([writtenId]);
});

test("on its last day still, and not before it is opened, after that day or once it has ended", async () => {
  const ana = house.owner("ana");
  const writtenId = await opened(house);
  await draft(house, "2026-06-30");
  expect(await asks(ana, "2026-06-30")).toEqual([writtenId]);
  expect(await asks(ana, "2026-07-01")).toEqual([]);
  const taken = { writtenId, reason: "Erreur" };
  await on("2026-06-03", () => withdrawWritten(house.syndic, house.id, taken));
  expect(await asks(ana)).toEqual([]);
});

test("who bought is asked, for who sold", async () => {
  const writtenId = await opened(house);
  await db.admin.query(
    "UPDATE holding SET party_id = $2 WHERE association_id = $1 AND lot_id = $3",
    [...[house.id, house.partyOf("dan"), house.lotOf("A1")]],
  );
  expect(await asks(house.owner("ana"))).toEqual([]);
  expect(await asks(house.owner("dan"))).toEqual([writtenId]);
});

test("in all the associations of a person, the earliest last day first, each with its address", async () => {
  const late = await opened(house, "2026-06-30");
  const soon = await opened(other, "2026-06-20");
  const [here, there] = [house.owner("ana"), other.owner("ana")];
  const both: Person = {
    ...{ ...here, capacities: [...here.capacities, ...there.capacities] },
    scope: provenScope([house.id, other.id]),
  };
  expect(await read(both, (tx) => listWritings(tx, both, plainDate("2026-06-02")))).toEqual([
    {
      ...{ ask: "write", meetingId: soon, startsAt: "2026-06-20T10:00:00Z", ballots: 0 },
      ...{ associationName: "Résidence du Parc", slug: other.slug },
    },
    {
      ...{ ask: "write", meetingId: late, startsAt: "2026-06-30T10:00:00Z", ballots: 0 },
      ...{ associationName: "Résidence du Parc", slug: house.slug },
    },
  ]);
});
