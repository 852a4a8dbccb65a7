import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { repeats } from "#server/platform/testing-counts.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting } from "#server/platform/testing-meeting.ts";
import { loadSeats } from "./floor.queries.ts";
import { seatsOn } from "./floor.rules.ts";
import { openMeeting } from "./opening.service.ts";

const PEOPLE = ["ana", "bob", "cis", "dan", "eve"] as const;

let db: TestDatabase;
let house: House;
let itemId: string;
let meetingId: string;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 100, holders: ["ana"] },
    { code: "A2", shares: 100, holders: ["ana"] },
    { code: "B1", shares: 100, holders: ["bob", "cis"] },
    { code: "C1", shares: 100, holders: ["cis:usufruct", "dan:bare"] },
    ...["bob", "dan", "eve"].map((name) => ({ code: `${name}2`, shares: 100, holders: [name] })),
  ]);
  ({ meetingId } = await seedMeeting(db.admin, house, "D-01"));
  await db.admin.query(
    `INSERT INTO attendance (association_id, id, meeting_id, party_id, kind, channel, at)
     VALUES ($1, gen_random_uuid(), $2, $3, 'arrived', 'room', now())`,
    [house.id, meetingId, house.partyOf("ana")],
  );
  const chairPartyId = house.partyOf("ana");
  await openMeeting(house.syndic, house.id, { meetingId, chairPartyId, secretaryName: "Sofie" });
  const item = "SELECT id FROM agenda_item WHERE meeting_id = $1";
  itemId = (await db.admin.query(item, [meetingId])).rows[0].id;
});
afterAll(() => db.close());

const who = fc.noBias(fc.constantFrom(...PEOPLE));
const minute = fc.noBias(fc.nat(60));
const late = fc.noBias(fc.integer({ min: 30, max: 60 }));
const gone = fc.option(fc.noBias(fc.nat(120)), { nil: null, freq: 1 });
const SITUATION = fc.record({
  moves: fc.array(
    fc.record({
      who,
      minute,
      isOut: fc.noBias(fc.nat(3)).map((n) => n === 0),
      isFar: fc.boolean(),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  ),
  proxies: fc.array(
    fc.record({
      ...{ principal: who, holder: who, minute, gone, lot: fc.constantFrom("", "A1", "A2", "B1") },
      substitutes: fc.array(fc.record({ holder: who, minute, gone }), {
        maxLength: 2,
      }),
    }),
    { minLength: 2, maxLength: 5 },
  ),
});
type Situation = typeof SITUATION extends fc.Arbitrary<infer T> ? T : never;

const START = Date.UTC(2026, 4, 20, 18);
const at = (minutes: number | null) =>
  minutes === null ? null : new Date(START + minutes * 60_000).toISOString();

/** Whatever a register or a door could have let in, lawful or not. */
async function layOut({ moves, proxies }: Situation): Promise<void> {
  await db.admin.query("DELETE FROM proxy_substitute WHERE association_id = $1", [house.id]);
  await db.admin.query("DELETE FROM proxy WHERE association_id = $1", [house.id]);
  await db.admin.query("DELETE FROM attendance WHERE association_id = $1", [house.id]);
  for (const move of moves) {
    await db.admin.query(
      `INSERT INTO attendance (association_id, id, meeting_id, party_id, kind, channel, at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4::attendance_kind, $5::attendance_channel, $6)`,
      [
        ...[house.id, meetingId, house.partyOf(move.who), move.isOut ? "departed" : "arrived"],
        ...[move.isFar ? "remote" : "room", at(move.minute)],
      ],
    );
  }
  for (const proxy of proxies) {
    const { rows } = await db.admin.query<{ id: string }>(
      `INSERT INTO proxy (association_id, id, meeting_id, principal_party_id, holder_party_id,
         signed_on, registered_at, revoked_at, lot_ids)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-05-01', $5, $6, $7) RETURNING id`,
      [
        ...[house.id, meetingId, house.partyOf(proxy.principal), house.partyOf(proxy.holder)],
        ...[at(proxy.minute), at(proxy.gone), proxy.lot ? [house.lotOf(proxy.lot)] : []],
      ],
    );
    for (const one of proxy.substitutes) {
      await db.admin.query(
        `INSERT INTO proxy_substitute (association_id, id, proxy_id, item_id, holder_party_id,
           signed_on, registered_at, revoked_at)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-05-01', $5, $6)`,
        [
          ...[house.id, rows[0]?.id, itemId, house.partyOf(one.holder)],
          ...[at(one.minute), at(one.gone)],
        ],
      );
    }
  }
}

test("what is read of some heads says who votes for them, as what is read of all", async () => {
  let carried = 0;
  const property = fc.asyncProperty(SITUATION, late, fc.boolean(), async (situation, now, isOn) => {
    await layOut(situation);
    const on = isOn ? itemId : null;
    const moment = START + now * 60_000;
    await read(house.syndic, async (tx) => {
      const all = await loadSeats(tx, house.id, meetingId, null);
      const partsOf = seatsOn(all, moment, on);
      for (const head of all.heads) {
        const alone = await loadSeats(tx, house.id, meetingId, [head.entitlementId ?? ""]);
        expect(alone.heads).toEqual([head]);
        const parts = seatsOn(alone, moment, on)(head);
        expect(parts).toEqual(partsOf(head));
        carried += parts.filter(({ by }) => by?.proxyId).length;
      }
    });
  });
  await fc.assert(property, { numRuns: repeats(5_000) });
  expect(carried).toBeGreaterThan(10);
});
