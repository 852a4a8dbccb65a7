import type { Person } from "./kernel/actor.ts";
import type { Printed } from "./law-printed.ts";
import { callAs, type Story } from "./law-story.ts";
import { at, newRowId } from "./platform/clock.ts";
import { personOf, type TestDatabase, testDatabase } from "./platform/testing.ts";
import { type House, seedColleague, seedHouse } from "./platform/testing-house.ts";
import { seedMeeting, seedSigningKey } from "./platform/testing-meeting.ts";

const SPRING = Temporal.Instant.from("2026-04-01T09:00:00Z");

/** Who and what there is, before any story. */
export type Village = Readonly<{
  db: TestDatabase;
  house: House;
  neighbour: string;
  strayTexts: readonly string[];
  stranger: Person;
}>;

/** The house where it happens, in a database of its own, and somebody who has nothing to do there. */
export async function seedVillage(): Promise<Village> {
  const db = await testDatabase();
  const neighbour = newRowId();
  seedSigningKey();
  const small = ["ivo", "jan", "kim", "lea", "mia"];
  const house = await seedHouse(db.admin, [
    { code: "A1", shares: 200, holders: ["ana"] },
    { code: "A2", shares: 120, holders: ["ana"] },
    { code: "A3", shares: 80, holders: ["ana"] },
    { code: "B1", shares: 100, holders: ["bob"] },
    { code: "B2", shares: 50, holders: ["bob"] },
    { code: "C1", shares: 120, holders: ["cis"] },
    { code: "D1", shares: 100, holders: ["dor"] },
    { code: "E1", shares: 40, holders: ["eve", "fay"] },
    { code: "E2", shares: 30, holders: ["eve", "fay"] },
    { code: "F1", shares: 60, holders: ["gus:usufruct", "hal:bare"] },
    { code: "G1", shares: 50, holders: ["syd"] },
    ...small.map((name, index) => ({ code: `S${index + 1}`, shares: 10, holders: [name] })),
  ]);
  const other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
  await seedColleague(db.admin, house, "syd");
  await db.admin.query(
    `INSERT INTO party (association_id, id, kind, given_name, family_name, language, created_at)
     VALUES ($1, $2, 'natural', 'zed', 'Voisin', 'fr', now())`,
    [house.id, neighbour],
  );
  const elsewhere = await seedMeeting(db.admin, other, "D-01");
  const draft = await seedMeeting(db.admin, house, "D-01");
  await db.admin.query("DELETE FROM convocation WHERE meeting_id = $1", [draft.meetingId]);
  const strayTexts = [...elsewhere.resolutions, ...draft.resolutions];
  return { db, house, neighbour, strayTexts, stranger: personOf(other.id, "syndic") };
}
/** A meeting planned in spring for the twentieth of May. */
export async function planned({ db, house, ...village }: Village): Promise<Story> {
  const details = {
    ...({ kind: "extraordinary", on: "2026-05-20", time: "19:30", place: "Salle" } as const),
    ...{ remoteAllowed: true, conferenceUrl: null, conferencePhone: "+32 2 123 45 67" },
    ...({ consultation: "Au bureau", language: "fr", urgencyReason: null } as const),
  };
  // What the story before left would be of this one: a designation, no syndic, a request.
  await db.admin.query("UPDATE mandate SET ends_on = '2028-05-31' WHERE association_id = $1", [
    house.id,
  ]);
  await db.admin.query("DELETE FROM representation WHERE association_id = $1", [house.id]);
  const id = await at(SPRING, () =>
    callAs(house.syndic).assembly.meeting.create({ associationId: house.id, ...details }),
  );
  return {
    ...{ ...village, admin: db.admin, house, strayTexts: [...village.strayTexts], clock: SPRING },
    notebook: { convened: new Map(), facts: new Map(), syndics: [house.partyOf("syd")] },
    ...{ meetings: [id], items: [], texts: [], proxies: [], exclusions: [], breaches: [] },
    ...{ opened: [], hands: null, current: null, office: house.syndic },
    ...{ convener: house.syndic, requestId: null, sheets: [] },
  };
}

/** The act as the product has it: what is final, or what is drafted of it so far. */
export async function printed(
  { house }: Pick<Village, "house">,
  meetingId: string,
): Promise<Printed> {
  const call = callAs(house.syndic).assembly.minutes;
  const { minutes, draft } = await call.show({ associationId: house.id, meetingId });
  return minutes?.record ?? draft ?? { items: [] };
}
