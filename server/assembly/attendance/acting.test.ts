import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { newRowId, today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { headOf, seedMeeting, seedSigningKey } from "#server/platform/testing-meeting.ts";
import { NewRepresentative } from "#server/registry/representative/representative.schema.ts";
import { addRepresentative } from "#server/registry/representative/representative.service.ts";
import { openBallot } from "../ballot/ballot.service.ts";
import { getVoter } from "../ballot/view.queries.ts";
import { castVotes } from "../ballot/vote.service.ts";
import { recipientOf } from "../convocation/act.rules.ts";
import { addresseesOn } from "../convocation/convocation.queries.ts";
import { draftRecord } from "../minutes/minutes.queries.ts";
import { encodeProxy, giveProxy } from "../proxy/proxy.service.ts";
import { getRoom } from "./attendance.queries.ts";
import { checkIn } from "./attendance.service.ts";
import { openMeeting } from "./opening.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  seedSigningKey();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 400, holders: ["ana"] },
    { code: "B1", shares: 300, holders: ["bob"] },
    // Eve has the usufruct and represents the lot (art. 3.87 §1); Fay has the bare ownership.
    { code: "E1", shares: 300, holders: ["eve:usufruct", "fay:bare"], representative: "eve" },
  ]);
});
afterAll(() => db.close());

function enter(name: string, change: object): Promise<string> {
  const line = NewRepresentative.parse({
    ...{ partyId: house.partyOf(name), kind: "administrator", name: "Nadia Claes" },
    ...{ source: "order", sourceOn: "2025-02-03", court: "Justice de paix de Schaerbeek" },
    ...{ startsOn: "2025-02-03", receivesMail: true, language: "nl" },
    ...{ street: "Vooruitgangstraat 4", postcode: "1030", town: "Schaarbeek", ...change },
  });
  return addRepresentative(house.syndic, house.id, line);
}

/** The account by which somebody acts for a party. */
async function accountOf(name: string, representativeId: string): Promise<Person> {
  const accountId = newRowId();
  const partyId = house.partyOf(name);
  await db.admin.query(
    `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on, representative_id)
     VALUES ($1, $2, $3, $4, 'owner', '2025-02-03', $5)`,
    [house.id, newRowId(), accountId, partyId, representativeId],
  );
  return personOf(house.id, "owner", { accountId, partyId });
}

test("who represents a divided lot may be represented: convened, named and voting through him", async () => {
  const nadia = await accountOf("eve", await enter("eve", {}));
  const addressees = await read(house.syndic, (tx) => addresseesOn(tx, house.id, today()));
  const eve = addressees.find(({ addressee }) => addressee.partyId === house.partyOf("eve"));
  expect(eve?.addressee.lots.map(({ code }) => code)).toEqual(["E1"]);
  expect(eve && recipientOf(eve.person)).toEqual({
    name: "Nadia Claes",
    capacity: "voor eve Peeters, als bewindvoerder",
    lines: ["voor eve Peeters, als bewindvoerder", "Vooruitgangstraat 4", "1030 Schaarbeek"],
  });

  const { meetingId, resolutions } = await seedMeeting(db.admin, house, "D-01");
  const [resolutionId = ""] = resolutions;
  for (const name of ["ana", "bob", "eve"]) {
    await checkIn(house.syndic, house.id, { meetingId, partyId: house.partyOf(name) });
  }
  const room = await read(house.syndic, (tx) => getRoom(tx, house.id, meetingId));
  const seated = room.people.find(({ partyId }) => partyId === house.partyOf("eve"));
  expect(seated?.acting).toMatchObject([{ name: "Nadia Claes", kind: "administrator" }]);

  const chair = { meetingId, chairPartyId: house.partyOf("ana"), secretaryName: "Sofie" };
  await openMeeting(house.syndic, house.id, chair);
  await openBallot(house.syndic, house.id, { resolutionId });
  const sight = (asker: Person) => read(asker, (tx) => getVoter(tx, asker, house.id, meetingId));
  expect((await sight(nadia)).powers).toMatchObject([
    { party: "eve Peeters", as: { name: "Nadia Claes" }, replaced: [] },
  ]);
  expect((await sight(house.owner("eve"))).powers).toMatchObject([
    { as: null, replaced: ["Nadia Claes"] },
  ]);
  expect((await sight(house.owner("bob"))).powers).toEqual([]);
  const entitlementId = await headOf(db.admin, house, meetingId, "E1");
  const votes = [{ entitlementId, choice: "for" as const }];
  await castVotes(nadia, house.id, { resolutionId, votes });

  // The minutes go to every owner: they name who acted, and not that she is protected.
  const record = await read(house.syndic, (tx) => draftRecord(tx, house.id, meetingId));
  expect(record.acting).toEqual([
    {
      ...{ party: "eve Peeters", name: "Nadia Claes", kind: "representative" },
      ...{ behalf: null, manner: "alone" },
    },
  ]);
});

test("a proxy of somebody assisted bears two signatures; one of a representative is the party's own", async () => {
  await enter("bob", { manner: "assistance", receivesMail: false });
  const luc = await accountOf("fay", await enter("fay", { name: "Luc Adam", kind: "trustee" }));
  const { meetingId } = await seedMeeting(db.admin, house, "D-01");
  const holder = { kind: "register", partyId: house.partyOf("ana") } as const;
  const proxy = { meetingId, principalPartyId: house.partyOf("bob"), holder };
  await expect(giveProxy(house.owner("bob"), house.id, proxy)).rejects.toMatchObject({
    ...{ code: "proxy.assisted-online", details: { names: "Nadia Claes" } },
  });
  const onPaper = { ...proxy, signedOn: today().toString() };
  await expect(encodeProxy(house.syndic, house.id, onPaper)).rejects.toMatchObject({
    ...{ code: "proxy.not-countersigned", field: "countersigned" },
  });
  const proxyId = await encodeProxy(house.syndic, house.id, { ...onPaper, countersigned: true });
  const { rows } = await db.admin.query("SELECT countersigned_by FROM proxy WHERE id = $1", [
    proxyId,
  ]);
  expect(rows).toEqual([{ countersigned_by: "Nadia Claes" }]);
  // The lot is represented by Eve, so that a proxy of Fay carries no vote, whoever gives it for her.
  const hers = { ...proxy, principalPartyId: house.partyOf("fay") };
  await expect(giveProxy(luc, house.id, hers)).rejects.toMatchObject({
    code: "proxy.principal-without-vote",
  });
});
