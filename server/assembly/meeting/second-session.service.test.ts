import { afterAll, beforeAll, expect, test } from "vitest";
import { Act } from "#server/documents/template/template.schema.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { noticesTo } from "../convocation/convocation.queries.ts";
import { convene } from "../convocation/convocation.service.ts";
import { proxiesInForce } from "../proxy/proxy.queries.ts";
import { encodeProxy } from "../proxy/proxy.service.ts";
import { getMeeting } from "./meeting.queries.ts";
import { createMeeting } from "./meeting.service.ts";
import { conveneSecondSession } from "./second-session.service.ts";

const noon = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`);
let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["ana"] },
    { code: "B1", shares: 400, holders: ["bart"] },
  ]);
});
afterAll(() => db.close());

/** A meeting of 4 May 2026 that was opened without quorum; Bart had given a proxy. */
async function failed(): Promise<string> {
  const meetingId = await at(noon("2026-04-01"), async () => {
    const id = await createMeeting(house.syndic, house.id, {
      kind: "extraordinary",
      ...{ on: "2026-05-04", time: "19:30", place: "Salle communale" },
      ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
      language: "fr",
      ...{ consultation: "Au bureau", urgencyReason: null },
    });
    await addItem(house.syndic, house.id, { meetingId: id, title: "Comptes", explanation: null });
    await convene(house.syndic, house.id, { meetingId: id });
    await encodeProxy(house.syndic, house.id, {
      meetingId: id,
      principalPartyId: house.partyOf("bart"),
      holder: { kind: "register", partyId: house.partyOf("ana") },
      signedOn: "2026-04-01",
    });
    return id;
  });
  await db.admin.query(
    `INSERT INTO meeting_opening (association_id, meeting_id, at, chair_party_id, secretary_name,
       heads_present, heads_total, shares_present, shares_total, quorate, roll_hash)
     VALUES ($1, $2, '2026-05-04T18:00:00Z', $3, 'S', 0, 2, 0, 1000, false,
       decode(repeat('07', 32), 'hex'))`,
    [house.id, meetingId, house.partyOf("ana")],
  );
  return meetingId;
}

const viewOn = (meetingId: string, day: string) =>
  at(noon(day), () => read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId)));
const second = (meetingId: string, day: string, on?: string) =>
  at(noon(day), () => conveneSecondSession(house.syndic, house.id, { meetingId, on }));

test("one action convenes it on the proposed day, with its own notice and the proxies given", async () => {
  const first = await failed();
  const id = await second(first, "2026-05-04");
  expect(await viewOn(id, "2026-05-04")).toMatchObject({
    ...{ stage: "convened", session: 2, on: "2026-05-20" },
    firstSession: { id: first },
    items: [{ title: "Comptes" }],
  });
  const proxies = await read(house.syndic, (tx) => proxiesInForce(tx, house.id, id));
  const links = [{ principal: house.partyOf("bart"), holder: house.partyOf("ana"), lots: [] }];
  expect(proxies).toEqual(links);
  const sent = await read(house.syndic, (tx) =>
    noticesTo(tx, house.id, id, [house.partyOf("ana")]),
  );
  expect(sent.map(({ content }) => Act.parse(content).props)).toMatchObject([
    { signedOn: "2026-05-04", meeting: { session: 2 } },
  ]);
  await expect(second(first, "2026-05-05")).rejects.toMatchObject({
    code: "meeting.second-session-planned",
  });
});

test.each([
  // Convened that evening: the fifteenth day is disputed, the sixteenth is not.
  { day: "2026-05-04", counted: "2026-05-19", proposed: "2026-05-20" },
  // Convened later, its own fifteen days decide.
  { day: "2026-05-05", counted: "2026-05-20", proposed: "2026-05-20" },
  { day: "2026-05-10", counted: "2026-05-25", proposed: "2026-05-25" },
])("convened on $day: from $counted or from $proposed", async ({ day, counted, proposed }) => {
  const first = await failed();
  expect((await viewOn(first, day)).secondDates).toEqual({ counted, proposed });
});

test("a day that leaves the notice or the sessions too close is refused, and nothing is kept", async () => {
  const first = await failed();
  for (const [day, on] of [
    ["2026-05-04", "2026-05-18"],
    ["2026-05-10", "2026-05-24"],
  ] as const) {
    await expect(second(first, day, on)).rejects.toMatchObject({
      ...{ code: "meeting.second-session-too-early", field: "on" },
    });
  }
  expect((await viewOn(first, "2026-05-10")).secondSession).toBeNull();
  expect(await second(first, "2026-05-10", "2026-05-25")).toEqual(expect.any(String));
});

test("what cannot be convened is not planned either", async () => {
  const first = await failed();
  await db.admin.query("UPDATE meeting SET place = '' WHERE id = $1", [first]);
  await expect(second(first, "2026-05-04")).rejects.toMatchObject({
    code: "convocation.place-missing",
  });
  expect((await viewOn(first, "2026-05-04")).secondSession).toBeNull();
  const owner = house.owner("ana");
  await expect(conveneSecondSession(owner, house.id, { meetingId: first })).rejects.toMatchObject({
    code: "access.not-found",
  });
});
