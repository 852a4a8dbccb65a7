import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ConveningDetails } from "./assembly/convening/convening.schema.ts";
import { settleMinutes } from "./assembly/minutes/sending.service.ts";
import type { Person } from "./kernel/actor.ts";
import { at, newRowId } from "./platform/clock.ts";
import { read } from "./platform/db.ts";
import { overrideEnv } from "./platform/env.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "./platform/testing.ts";
import { type House, seedHouse } from "./platform/testing-house.ts";
import { seedMeeting, seedSigningKey } from "./platform/testing-meeting.ts";
import { mandateAt } from "./registry/mandate/mandate.queries.ts";
import { nameSuccessor } from "./registry/succession/succession.service.ts";
import { createCaller } from "./root.ts";

const files = mkdtempSync(join(tmpdir(), "koprogo-vacancy-"));
let db: TestDatabase;
let house: House;
let meetingId: string;

beforeAll(async () => {
  db = await testDatabase();
  overrideEnv({ STORAGE_PATH: files });
  seedSigningKey();
});
afterAll(async () => {
  rmSync(files, { recursive: true });
  await db.close();
});

const on = <T>(moment: string, act: () => Promise<T>) => at(Temporal.Instant.from(moment), act);
const AFTER = "2026-04-02T10:00:00Z";
const EVENING = "2026-05-20T17:10:00Z";
const NEXT = "2026-05-21T09:00:00Z";
const LATER = "2026-05-22T09:00:00Z";
const none = { code: "NOT_FOUND" };
const details: ConveningDetails = {
  ...{ on: "2026-05-20", time: "19:00", place: "Salle", consultation: "Chez Bruno" },
  ...{ language: "fr", urgencyReason: null, remoteAllowed: false },
  ...{ conferenceUrl: null, conferencePhone: null },
};
const call = (actor: Person) =>
  createCaller({ actor, requestId: "test", ip: "192.0.2.1" }).assembly;
const council = (name = "Bruno") => ({
  ...personOf(house.id, "council", { partyId: house.partyOf(name) }),
  displayName: `${name} Peeters`,
});
const of = () => ({ associationId: house.id, meetingId });

/** No syndic since 1 March; Bruno sits on the council, and convenes for 20 May. */
beforeEach(async () => {
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 300, holders: ["Ana"] },
    { code: "B1", shares: 150, holders: ["Bruno"] },
    { code: "G1", shares: 550, holders: ["Gil"] },
  ]);
  await db.admin.query("UPDATE mandate SET ends_on = '2026-03-01' WHERE association_id = $1", [
    house.id,
  ]);
  await db.admin.query(
    `INSERT INTO seat (association_id, id, party_id, kind, appointed_on, starts_on, ends_on, decision)
     VALUES ($1, $2, $3, 'council', '2025-06-01', '2025-06-01', '2026-12-31', 'PV')`,
    [house.id, newRowId(), house.partyOf("Bruno")],
  );
  meetingId = await on(AFTER, async () => {
    const { convening } = call(council());
    const ground = { by: "vacancy" as const, candidates: ["Régie du Parc SA"], reason: null };
    const input = { associationId: house.id, ground, ...details };
    const id = await convening.start(input);
    await convening.convene({ associationId: house.id, meetingId: id });
    return id;
  });
});

const appointed = (startsOn: string) =>
  db.admin.query(
    `INSERT INTO mandate (association_id, id, office_id, appointed_on, starts_on, ends_on)
     SELECT association_id, gen_random_uuid(), office_id, $2::date, $2::date, $2::date + 300
     FROM mandate WHERE association_id = $1 LIMIT 1`,
    [house.id, startsOn],
  );
const enter = (actor: Person, name: string) =>
  call(actor).attendance.checkIn({ ...of(), partyId: house.partyOf(name) });
const secretaryName = "Bruno Peeters";
const open = (actor: Person) =>
  call(actor).attendance.open({ ...of(), chairPartyId: house.partyOf("Gil"), secretaryName });

/** The evening, as Bruno holds it. Returns the text that was voted on. */
async function held(actor: Person = council()) {
  return on(EVENING, async () => {
    for (const name of ["Ana", "Bruno", "Gil"]) await enter(actor, name);
    await open(actor);
    const desk = call(actor);
    const [ballot] = await desk.ballot.list(of());
    const ref = { associationId: house.id, resolutionId: ballot?.resolutionId ?? "" };
    await desk.ballot.open(ref);
    const shown = await desk.ballot.hands({ ...ref, others: "for", against: "A1" });
    const said = { others: "for" as const, against: "A1", mark: shown.mark, close: true };
    await desk.ballot.recordHands({ ...ref, ...said });
    await desk.ballot.closeMeeting(of());
    return ref;
  });
}
const frozen = () => on(EVENING, () => call(council()).minutes.freeze(of()));

test("who convened in a vacancy holds the meeting, and a syndic begins by it", async () => {
  const actor = council();
  expect(await on(EVENING, () => call(actor).meeting.get(of()))).toMatchObject({ mayHold: true });
  await held();
  await frozen();
  const desk = call(actor);
  const act = await on(NEXT, () => desk.minutes.get(of()));
  expect(act.record.convocation.convener).toMatchObject({ ground: "council" });
  expect(act.record.items[0]?.resolutions[0]?.result).toMatchObject({ outcome: "adopted" });
  await on(NEXT, async () => {
    await desk.minutes.sign(of());
    const own = ["secretary", house.partyOf("Bruno")];
    for (const { capacity, partyId } of await desk.minutes.signatories(of())) {
      if (own.includes(partyId ?? capacity)) continue;
      await desk.minutes.recordSignature({ ...of(), capacity, partyId });
    }
    // The decision names when the new syndic begins; he begins then, and not before.
    await nameSuccessor(actor, house.id, {
      ...{ appointer: "assembly", appointedOn: "2026-05-20", startsOn: "2026-05-21" },
      ...{ endsOn: "2027-05-20", decision: "PV du 20 mai 2026, point 1" },
      outside: {
        ...{ kind: "volunteer", name: "Régie du Parc SA", enterpriseNumber: "", ipiNumber: "" },
        ...{ email: "regie@parc.example", phone: "+32 2 000 00 02", street: "Rue Basse 4" },
        ...{ postcode: "1000", town: "Bruxelles" },
      },
    });
    const mandate = await read(actor, (tx) =>
      mandateAt(tx, house.id, Temporal.PlainDate.from("2026-05-21")),
    );
    expect(mandate).not.toBeNull();
    // There is a syndic now: the minutes are still his who held the meeting, until they have left.
    await desk.minutes.send(of());
  });
  const { rows } = await db.admin.query<{ id: string }>(
    "SELECT id FROM delivery WHERE association_id = $1 AND kind = 'assembly.minutes'",
    [house.id],
  );
  const posting = { depositedOn: "2026-05-22", postingNumber: "RR1" };
  await on(LATER, async () => {
    await desk.minutes.recordPosting({
      ...of(),
      deliveryIds: rows.map(({ id }) => id),
      ...posting,
    });
    await settleMinutes(systemOf(house.id), house.id, meetingId);
    // And no further.
    await expect(desk.minutes.send(of())).rejects.toMatchObject(none);
    await expect(desk.attendance.room(of())).rejects.toMatchObject(none);
    expect(await desk.meeting.get(of())).toMatchObject({ mayHold: false });
    expect((await desk.minutes.get(of())).recordHash).toBe(act.recordHash);
  });
});

test("nobody else holds it: another owner, another of the council, a stranger, who left as syndic", async () => {
  const seat = council("Ana");
  const stranger = personOf(house.id, "owner", { partyId: newRowId() });
  for (const actor of [house.owner("Gil"), house.owner("Ana"), seat, stranger, house.syndic]) {
    const former = actor === house.syndic ? { ...actor, capacities: [] } : actor;
    await on(EVENING, async () => {
      await expect(enter(former, "Ana")).rejects.toMatchObject(none);
      await expect(open(former)).rejects.toMatchObject(none);
      await expect(call(former).attendance.room(of())).rejects.toMatchObject(none);
      await expect(call(former).sitting.desk(of())).rejects.toMatchObject(none);
      await expect(call(former).minutes.draft(of())).rejects.toMatchObject(none);
    });
  }
});

test("not another meeting of the association, nor a text of one beside his own", async () => {
  const other = await seedMeeting(db.admin, house, "D-01");
  const text = { associationId: house.id, resolutionId: other.resolutions[0] ?? "" };
  const desk = call(council());
  await on(EVENING, async () => {
    const there = { associationId: house.id, meetingId: other.meetingId };
    await expect(desk.attendance.room(there)).rejects.toMatchObject(none);
    await expect(desk.ballot.open(text)).rejects.toMatchObject(none);
    // His own meeting named beside it opens nothing.
    await expect(desk.ballot.open({ ...text, ...of() })).rejects.toMatchObject(none);
    await expect(desk.meeting.create({ ...there, ...details, kind: "ordinary" })).rejects.toThrow();
    await expect(
      desk.agenda.addItem({ ...of(), title: "X", explanation: null }),
    ).rejects.toMatchObject(none);
    await expect(desk.proxy.deeds(of())).rejects.toMatchObject(none);
  });
});

test("not before the notice, nor once he is no owner any more, nor where a syndic is there first", async () => {
  const draft = await on(AFTER, () =>
    call(council()).convening.start({
      associationId: house.id,
      ground: { by: "vacancy", candidates: ["Immo Nord"], reason: null },
      ...{ ...details, on: "2026-05-27" },
    }),
  );
  const unsent = { associationId: house.id, meetingId: draft };
  await expect(call(council()).attendance.room(unsent)).rejects.toMatchObject(none);
  const left = { ...council(), capacities: [] };
  await expect(on(EVENING, () => enter(left, "Ana"))).rejects.toMatchObject(none);
  const auditor = personOf(house.id, "auditor", { partyId: house.partyOf("Bruno") });
  await expect(on(EVENING, () => enter(auditor, "Ana"))).rejects.toMatchObject(none);
  await appointed("2026-05-10");
  await expect(on(EVENING, () => enter(council(), "Ana"))).rejects.toMatchObject(none);
});

test("a syndic who comes after the opening takes nothing from who keeps the minutes", async () => {
  await held();
  await appointed("2026-05-20");
  await frozen();
  await expect(on(NEXT, () => call(council()).minutes.signatories(of()))).resolves.toHaveLength(4);
});

test("who signed a request that lapsed convenes, and the syndic who is there holds", async () => {
  await db.admin.query("UPDATE meeting_convener SET ground = 'request' WHERE meeting_id = $1", [
    meetingId,
  ]);
  await expect(on(EVENING, () => enter(council(), "Ana"))).rejects.toMatchObject(none);
});
