import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { NewKey } from "#server/registry/distribution/distribution.schema.ts";
import { addKey } from "#server/registry/distribution/distribution.service.ts";
import { convene } from "../convocation/convocation.service.ts";
import { previewConvocation, previewNotice } from "../convocation/preview.queries.ts";
import { draftFollowing } from "../meeting/following.service.ts";
import { getMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import type { MeetingDetails } from "../meeting/meeting.schema.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import * as agenda from "./agenda.service.ts";

let db: TestDatabase;
let house: House;
let other: House;
let lift: string;

const weigh = (weights: Readonly<Record<string, number>>) =>
  Object.entries(weights).map(([code, weight]) => ({
    lotId: house.lotOf(code),
    weight: String(weight),
  }));

type KeyPlan = Readonly<{ name: string; purpose?: "cost"; startsOn?: string }>;
const key = (plan: KeyPlan, weights: Readonly<Record<string, number>>) =>
  addKey(
    house.syndic,
    house.id,
    NewKey.parse({
      ...{ purpose: "special_parts", startsOn: "2020-01-01", decision: "Statuts, art. 12" },
      ...{ ...plan, weights: weigh(weights) },
    }),
  );

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["ana"] },
    { code: "B1", shares: 100, holders: ["bob"] },
    { code: "B2", shares: 100, holders: ["cis"] },
    { code: "A2", shares: 100, holders: ["cis"] },
    { code: "B3", shares: 100, holders: ["dor"] },
  ]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
  lift = await key({ name: "Ascenseur du bloc B" }, { B1: 40, B2: 60, B3: 100 });
});
afterAll(() => db.close());

const details: MeetingDetails = {
  ...{ kind: "extraordinary", on: "2026-05-20", time: "19:30", place: "Salle communale" },
  ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
  ...{ consultation: "Au bureau", language: "fr", urgencyReason: null },
};
const inApril = <T>(fn: () => Promise<T>) => at(Temporal.Instant.from("2026-04-01T09:00:00Z"), fn);

/** A draft with one item. */
const draft = (on = details.on) =>
  inApril(async () => {
    const meetingId = await createMeeting(house.syndic, house.id, { ...details, on });
    const item = { meetingId, title: "Ascenseur", explanation: null };
    return { meetingId, itemId: await agenda.addItem(house.syndic, house.id, item) };
  });

describe("planning a vote of a special common part", () => {
  const text = { text: "Remplacer la cabine.", decisionType: "D-14" } as const;
  const propose = (at: { meetingId: string; itemId: string }, electorateKeyId: string) =>
    agenda.addResolution(house.syndic, house.id, { ...at, ...text, electorateKeyId });
  const partsOf = async (meetingId: string) => {
    const { items } = await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
    return items.flatMap(({ resolutions }) =>
      resolutions.map(({ electorate }) => electorate?.name),
    );
  };

  test("the text carries it, keeps it when reworded, gives it up when told", async () => {
    const place = await draft();
    const { meetingId } = place;
    const resolutionId = await propose(place, lift);
    const reword = { meetingId, resolutionId, ...text, text: "Rénover la cabine." };
    await agenda.editResolution(house.syndic, house.id, reword);
    expect(await partsOf(meetingId)).toEqual(["Ascenseur du bloc B"]);
    const forAll = { ...reword, electorateKeyId: null };
    await agenda.editResolution(house.syndic, house.id, forAll);
    expect(await partsOf(meetingId)).toEqual([undefined]);
  });

  test("what cannot say who votes is refused", async () => {
    const place = await draft();
    const cost = await key({ name: "Chauffage", purpose: "cost" }, { A1: 1 });
    const later = await key({ name: "Garage", startsOn: "2026-05-21" }, { B1: 1 });
    const sameDay = await key({ name: "Cave", startsOn: "2026-05-20" }, { B1: 1 });
    const refused = (code: string) => ({ code, field: "electorateKeyId" });
    await expect(propose(place, cost)).rejects.toMatchObject(
      refused("agenda.electorate-not-special"),
    );
    await expect(propose(place, later)).rejects.toMatchObject(
      refused("agenda.electorate-without-key"),
    );
    await propose(place, sameDay);
    const syndic = { ...place, ...text, decisionType: "D-02" as const, electorateKeyId: lift };
    await expect(agenda.addResolution(house.syndic, house.id, syndic)).rejects.toMatchObject(
      refused("agenda.electorate-of-all"),
    );
    const foreign = await addKey(
      other.syndic,
      other.id,
      NewKey.parse({
        ...{ name: "Ascenseur", purpose: "special_parts", startsOn: "2020-01-01", decision: "S" },
        weights: [{ lotId: other.lotOf("Z1"), weight: "1" }],
      }),
    );
    await expect(propose(place, foreign)).rejects.toMatchObject({ code: "access.not-found" });
  });

  test("a part whose lot is gone, or that has no key on a new day, keeps the notice back", async () => {
    const place = await draft();
    const part = await key({ name: "Toit B", startsOn: "2026-05-20" }, { B1: 1, B3: 2 });
    await propose(place, part);
    const obstacles = async () => {
      const on = Temporal.PlainDate.from("2026-04-02");
      const preview = await read(house.syndic, (tx) =>
        previewConvocation(tx, house.id, place.meetingId, on),
      );
      return preview.obstacles;
    };
    expect(await obstacles()).toEqual([]);
    const move = "UPDATE meeting SET starts_at = $1 WHERE id = $2";
    await db.admin.query(move, ["2026-05-19T17:30:00Z", place.meetingId]);
    expect(await obstacles()).toEqual(["agenda.electorate-without-key"]);
    await expect(
      inApril(() => convene(house.syndic, house.id, { meetingId: place.meetingId })),
    ).rejects.toMatchObject({ code: "agenda.electorate-without-key" });
  });

  test("each notice says who votes, and whether its reader does; then nothing changes", async () => {
    const place = await draft();
    const { meetingId } = place;
    const resolutionId = await propose(place, lift);
    const on = Temporal.PlainDate.from("2026-04-02");
    const partFor = async (name: string) => {
      const act = await read(house.syndic, (tx) =>
        previewNotice(tx, house.id, meetingId, house.partyOf(name), on),
      );
      return act.items[0]?.resolutions[0]?.electorate;
    };
    const part = { name: "Ascenseur du bloc B", lots: ["B1", "B2", "B3"], article: "3.87 §6" };
    expect(await partFor("cis")).toEqual({ ...part, votes: "60", total: "200" });
    expect(await partFor("ana")).toEqual({ ...part, votes: "0", total: "200" });
    await inApril(() => convene(house.syndic, house.id, { meetingId }));
    const change = { meetingId, resolutionId, ...text, electorateKeyId: null };
    await expect(agenda.editResolution(house.syndic, house.id, change)).rejects.toMatchObject({
      code: "meeting.already-convened",
    });
  });

  test("a meeting that repeats the agenda repeats who votes", async () => {
    const place = await draft();
    await propose(place, lift);
    const copy = await inApril(() =>
      write(house.syndic, house.id, async (tx) => {
        const earlier = await lockMeeting(tx, house.id, place.meetingId);
        const following = {
          day: "2026-06-20",
          time: undefined,
          kind: "extraordinary",
          session: 2,
        } as const;
        return draftFollowing(tx, house.id, earlier, following);
      }),
    );
    expect(await partsOf(copy)).toEqual(["Ascenseur du bloc B"]);
  });
});
