import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#server/kernel/actor.ts";
import { seedDraft } from "#server/matrix-seeds.ts";
import { at } from "#server/platform/clock.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { createCaller } from "#server/root.ts";
import { SHOWINGS, type ShowingPlace } from "./showing.rules.ts";

let db: TestDatabase;
let house: House;
let meetingId: string;
const call = (actor: Actor) => createCaller({ actor, requestId: "r", ip: "::1" });

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 500, holders: ["Ann", "Bob"] },
    { code: "A2", shares: 500, holders: ["Cis"] },
  ]);
  await db.admin.query(
    `UPDATE party SET email = lower(given_name) || '@example.org', phone = '+32 477 11 22 33',
       street = 'Rue Haute 1', postcode = '1000', town = 'Bruxelles' WHERE association_id = $1`,
    [house.id],
  );
  await db.admin.query(
    `INSERT INTO restriction (association_id, id, party_id, extent, starts_on)
     VALUES ($1, gen_random_uuid(), $2, 'all', '2026-01-01')`,
    [house.id, house.partyOf("Ann")],
  );
  await seedPlaces(house.partyOf("Ann"), house.lotOf("A1"));
});
afterAll(() => db.close());

/** Ann sits in the council, was in an act, and holds a lot that has a twin. */
async function seedPlaces(partyId: string, lotId: string) {
  const holder = { partyId, right: "full", num: "1", den: "2" };
  const lot = {
    ...{ lotId, registerNumber: 1, code: "A1", kind: "apartment", floor: null, shares: "500" },
    holders: [holder],
  };
  const snapshot = JSON.stringify({ total: "1000", lots: [lot] });
  await db.admin.query(
    `INSERT INTO seat (association_id, id, kind, party_id, appointed_on, starts_on, ends_on)
     VALUES ($1, gen_random_uuid(), 'council', $2, '2026-01-01', '2026-01-01', '2026-12-31')`,
    [house.id, partyId],
  );
  await db.admin.query(
    `INSERT INTO movement (association_id, id, kind, effective_on, before, after, effects, recorded_at,
       recorded_by)
     VALUES ($1, gen_random_uuid(), 'rights', '2026-01-01', $2, $2, '{}', '2026-01-02', 'Sofie')`,
    [house.id, snapshot],
  );
  const other = crypto.randomUUID();
  await db.admin.query(
    `INSERT INTO partial_link (association_id, other_id, is_partial, other_name, decision, recorded_at)
     VALUES ($1, $2, true, 'Main', 'Acte', '2026-01-02')`,
    [house.id, other],
  );
  await db.admin.query(
    `INSERT INTO lot_twin (association_id, lot_id, other_id, other_lot_id, other_code, recorded_at)
     VALUES ($1, $2, $3, gen_random_uuid(), 'M1', '2026-01-02')`,
    [house.id, lotId, other],
  );
  const convening = Temporal.Instant.from("2026-05-20T08:00:00Z");
  meetingId = (await at(convening, () => seedDraft(house))).meetingId;
  await db.admin.query(
    `INSERT INTO proxy (association_id, id, meeting_id, principal_party_id, holder_party_id,
       signed_on, registered_at)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-05-01', '2026-05-02')`,
    [house.id, meetingId, partyId, house.partyOf("Cis")],
  );
}

type Shown = Readonly<{ name: boolean; address: boolean; contact: boolean; marked: boolean }>;
const HIDDEN: Shown = { name: false, address: false, contact: false, marked: false };
/** What of Ann is in an answer, whatever its form. */
function shownIn(answer: unknown, mark: unknown): Shown {
  const text = JSON.stringify(answer ?? null);
  return {
    name: text.includes("Ann Peeters"),
    address: text.includes("Rue Haute"),
    contact: text.includes("ann@example.org") || text.includes("477 11 22 33"),
    marked: Boolean(mark),
  };
}

/** What the office is shown of Ann at the places that treat her otherwise than her neighbours. */
const LOOKS: Partial<Record<ShowingPlace, () => Promise<Shown>>> = {
  "registry.party": async () => {
    const party = await call(house.syndic).registry.party.get({
      ...{ associationId: house.id, partyId: house.partyOf("Ann") },
    });
    return shownIn(party, party.restriction);
  },
  "registry.parties": async () => {
    const asked = { associationId: house.id, list: "registry.parties" } as const;
    const { rows } = await call(house.syndic).registry.list.own(asked);
    const row = rows.find(({ id }) => id === house.partyOf("Ann"));
    return shownIn(row, row?.mark);
  },
  "registry.parties.file": async () => {
    const lines = await call(house.syndic).registry.party.export({
      associationId: house.id,
    });
    const line = lines.find(({ id }) => id === house.partyOf("Ann"));
    return shownIn(line, line?.restriction);
  },
  "registry.lots": async () => {
    const asked = { associationId: house.id, list: "registry.lots" } as const;
    const { rows } = await call(house.syndic).registry.list.own(asked);
    const row = rows.find(({ values }) => values.code === "A1");
    return shownIn(rows, row?.mark === "Ann Peeters");
  },
  "registry.lots.file": async () => {
    const lines = await call(house.syndic).registry.lot.export({
      associationId: house.id,
    });
    return shownIn(lines, lines.find(({ code }) => code === "A1")?.restricted === "Ann Peeters");
  },
  "registry.lot": async () => {
    const asked = { associationId: house.id };
    const { lines } = await call(house.syndic).registry.lot.list(asked);
    const lotId = lines.find(({ code }) => code === "A1")?.id ?? "";
    const lot = await call(house.syndic).registry.lot.get({ ...asked, lotId });
    const ann = lot.holders.find(({ partyId }) => partyId === house.partyOf("Ann"));
    return shownIn(lot, ann?.restriction);
  },
  "registry.office-people": async () => {
    const page = await call(house.syndic).registry.list.page({ list: "people" });
    const row = page?.rows.find(({ id }) => id === house.partyOf("Ann"));
    return shownIn(row, row?.mark);
  },
  "registry.office-people.file": async () => {
    const rows = await call(house.syndic).registry.list.export({ list: "people" });
    const row = rows?.find(({ id }) => id === house.partyOf("Ann"));
    return shownIn(row, row?.mark);
  },
  "registry.office-lots": async () => {
    const page = await call(house.syndic).registry.list.page({ list: "lots" });
    return shownIn(
      page,
      page?.rows.some(({ mark }) => mark === "Ann Peeters"),
    );
  },
  "registry.office-lots.file": async () => {
    const rows = await call(house.syndic).registry.list.export({ list: "lots" });
    return shownIn(
      rows,
      rows?.some(({ mark }) => mark === "Ann Peeters"),
    );
  },
  "registry.seats": async () => {
    const { seats } = await call(house.syndic).registry.seat.list({ associationId: house.id });
    return shownIn(seats, seats[0]?.restriction === "all");
  },
  "registry.movements": async () => {
    const lines = await call(house.syndic).registry.movement.list({ associationId: house.id });
    return shownIn(lines, lines[0]?.restricted === "Ann Peeters");
  },
  "registry.twins": async () => {
    const [link] = await call(house.syndic).registry.partial.list({ associationId: house.id });
    return shownIn(link, link?.twins[0]?.restricted === "Ann Peeters");
  },
  "assembly.roll": async () => {
    const asked = { associationId: house.id, meetingId };
    const { people, roll } = await call(house.syndic).assembly.attendance.room(asked);
    const ann = people.find(({ partyId }) => partyId === house.partyOf("Ann"));
    const names = roll.flatMap(({ restricted }) => restricted);
    return shownIn([ann?.name, names], ann?.restricted && names[0] === "Ann Peeters");
  },
  "assembly.proxies": async () => {
    const asked = { associationId: house.id, meetingId };
    const [line] = await call(house.syndic).assembly.proxy.list(asked);
    return shownIn(line, line?.restricted[0] === "Ann Peeters");
  },
  "documents.search": async () => {
    const { find } = call(house.syndic).documents.search;
    return shownIn(
      [await find({ q: "ann" }), await find({ q: "0477 11" }), await find({ q: "a1" })]
        .flat()
        .filter(({ id, kind }) => id === house.partyOf("Ann") || kind === "lot"),
      false,
    );
  },
  "registry.viewing": async () => {
    const look = call(house.syndic).registry.viewing.start({
      ...{ associationId: house.id, partyId: house.partyOf("Ann") },
    });
    await expect(look).rejects.toMatchObject({ cause: { code: "privacy.restricted" } });
    return HIDDEN;
  },
  "assembly.polls": async () => {
    const { poll } = call(house.syndic).assembly;
    const associationId = house.id;
    const pollId = await poll.draft({
      ...{ associationId, question: "Un abri ?", explanation: null, language: "fr" },
      ...{ options: ["Oui", "Non"], several: false, named: true, endsOn: "2999-12-31" },
    });
    await poll.publish({ associationId, pollId });
    const [option] = (await poll.get({ associationId, pollId })).options;
    await call(house.owner("Ann")).assembly.poll.answer({
      ...{ associationId, pollId, partyId: house.partyOf("Ann") },
      optionIds: [option?.id ?? ""],
    });
    const shown = await poll.get({ associationId, pollId });
    expect(shown.result.map(({ count }) => count)).toEqual([1, 0]);
    return shownIn(shown, false);
  },
};

const treatedApart = (Object.keys(SHOWINGS) as ShowingPlace[]).filter(
  (place) => SHOWINGS[place].marked || SHOWINGS[place].treatment !== "whole",
);

test("every place that marks or leaves out is looked at", () => {
  expect(Object.keys(LOOKS).toSorted()).toEqual(treatedApart.toSorted());
});

test.each(treatedApart)(
  "%s shows the office what its treatment says, and the mark",
  async (place) => {
    const shown = await LOOKS[place]?.();
    const { treatment, marked } = SHOWINGS[place];
    // Where names alone stand, restricted or not.
    const ofLots = /lot|twins|movements|seats|roll|proxies/.test(place);
    expect(shown).toEqual({
      name: treatment !== "absent",
      address: !ofLots && (treatment === "whole" || treatment === "ordered-part"),
      contact: !ofLots && treatment === "whole",
      marked,
    });
  },
);

test("where names stand in acts and seats, fellow owners see no mark", async () => {
  const bob = call(house.owner("Bob")).registry;
  const asked = { associationId: house.id };
  const answers = [
    await bob.seat.list(asked),
    await bob.movement.list(asked),
    await bob.partial.list(asked),
  ];
  for (const answer of answers) {
    const text = JSON.stringify(answer);
    expect(text).toContain("Ann Peeters");
    expect(text).not.toMatch(/"restriction":"|"restricted":"A/);
  }
});

test("fellow owners learn nothing of it, and have what the law lists", async () => {
  const bob = call(house.owner("Bob"));
  const asked = { associationId: house.id };
  const { lines } = await bob.registry.party.list(asked);
  const ann = lines.find(({ id }) => id === house.partyOf("Ann"));
  expect(ann).toMatchObject({ name: "Ann Peeters", street: "Rue Haute 1", restriction: null });
  expect((await bob.registry.lot.list(asked)).lines.map(({ restricted }) => restricted)).toEqual([
    "",
    "",
  ]);
  const party = await bob.registry.party.get({ ...asked, partyId: house.partyOf("Ann") });
  expect(party).toMatchObject({ restriction: null, email: null });
});

test("what a legal representative had restricted of himself marks nobody whom he speaks for", async () => {
  await db.admin.query(
    `WITH speaks AS (
       INSERT INTO legal_representative (association_id, id, party_id, kind, name, source,
         over_property, manner, starts_on, receives_mail, language, recorded_at)
       VALUES ($1, gen_random_uuid(), $2, 'administrator', 'Dirk Maes', 'act', true, 'alone',
         '2026-01-01', false, 'fr', now()) RETURNING id)
     INSERT INTO restriction (association_id, id, party_id, representative_id, extent, starts_on)
     SELECT $1, gen_random_uuid(), $2, id, 'all', '2026-01-01' FROM speaks`,
    [house.id, house.partyOf("Cis")],
  );
  const asked = { associationId: house.id, meetingId };
  const { people, roll } = await call(house.syndic).assembly.attendance.room(asked);
  const marked = people.filter(({ restricted }) => restricted).map(({ name }) => name);
  expect(marked).toEqual(["Ann Peeters"]);
  expect(roll.flatMap(({ restricted }) => restricted)).toEqual(["Ann Peeters"]);
});

test("she herself sees all that is kept of her", async () => {
  const { lines } = await call(house.owner("Ann")).registry.party.list({ associationId: house.id });
  const own = lines.find(({ id }) => id === house.partyOf("Ann"));
  expect(own).toMatchObject({ email: "ann@example.org", phone: "+32 477 11 22 33" });
});
