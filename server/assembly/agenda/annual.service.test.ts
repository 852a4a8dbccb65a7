import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { at, newRowId } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { convene } from "../convocation/convocation.service.ts";
import { planCorrection } from "../convocation/correction.service.ts";
import { previewConvocation } from "../convocation/preview.queries.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { createMeeting, discardMeeting } from "../meeting/meeting.service.ts";
import { addItem, removeItem, removeResolution } from "./agenda.service.ts";
import { annualPoints } from "./annual.queries.ts";
import { type AnnualPoint, lacking } from "./annual.rules.ts";
import { addPoint, leavePoint, treatPoint } from "./annual.service.ts";

let db: TestDatabase;
let house: House;
let meetingId: string;

const inApril = <T>(act: () => Promise<T>) =>
  at(Temporal.Instant.from("2026-04-20T09:00:00Z"), act);

function draft(kind: "ordinary" | "extraordinary", language: "fr" | "nl" = "fr") {
  return inApril(() =>
    createMeeting(house.syndic, house.id, {
      ...{ kind, on: "2026-05-20", time: "19:30", place: "Salle communale", language },
      ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
      ...{ consultation: "Au bureau", urgencyReason: null },
    }),
  );
}
const points = () =>
  inApril(() => read(house.syndic, (tx) => annualPoints(tx, house.id, meetingId)));
const stateOf = async (point: AnnualPoint) =>
  (await points()).find((line) => line.point === point)?.state;
const added = (point: AnnualPoint) =>
  inApril(() => addPoint(house.syndic, house.id, { meetingId, point }));
const items = async () =>
  (await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId))).items;
const left = (point: AnnualPoint, reason: string) =>
  inApril(() => leavePoint(house.syndic, house.id, { meetingId, point, reason }));
const convened = () => inApril(() => convene(house.syndic, house.id, { meetingId }));

async function seated(kind: "council" | "auditor", ...names: string[]) {
  for (const name of names) {
    await db.admin.query(
      `INSERT INTO seat (association_id, id, kind, party_id, appointed_on, starts_on, ends_on)
       VALUES ($1, $2, $3, $4, '2025-05-20', '2025-05-20', '2026-05-25')`,
      [house.id, newRowId(), kind, house.partyOf(name)],
    );
  }
}

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(
    db.admin,
    [
      { code: "A1", shares: 600, holders: ["Ana"] },
      { code: "B1", shares: 400, holders: ["Bruno"] },
    ],
    { associationLanguages: ["fr", "nl"] },
  );
  meetingId = await draft("ordinary");
});

test("each point comes with one action, with its text, and then the notice may leave", async () => {
  await seated("council", "Ana", "Bruno");
  await seated("auditor", "Bruno");
  const asked = await points();
  expect(asked.map(({ state }) => state)).toEqual(asked.map(() => "missing"));
  const refusal = { code: "agenda.points-missing", details: { count: 7 } };
  await addItem(house.syndic, house.id, { meetingId, title: "Divers", explanation: null });
  await expect(convened()).rejects.toMatchObject(refusal);
  for (const { point } of asked) await added(point);
  expect(new Set((await points()).map(({ state }) => state))).toEqual(new Set(["there"]));
  const written = await items();
  const members = written.find(({ title }) => title.startsWith("Élection"));
  expect(members?.resolutions.map(({ text, decisionType }) => [decisionType, text])).toEqual([
    ["D-03", expect.stringContaining("élit Ana Peeters")],
    ["D-03", expect.stringContaining("élit Bruno Peeters")],
  ]);
  await convened();
});

test("the same gesture twice adds one item", async () => {
  await added("auditor");
  await added("auditor");
  expect(await items()).toHaveLength(1);
});

test("the texts are in the meeting's language", async () => {
  meetingId = await draft("ordinary", "nl");
  await added("ordinaryBudget");
  const [item] = await items();
  expect(item?.title).toBe("Begroting van de gewone lasten");
  expect(item?.resolutions.map(({ decisionType }) => decisionType)).toEqual(["D-01"]);
});

test("a point whose text was removed is asked again, and gets one", async () => {
  await added("ordinaryBudget");
  const [text] = (await items()).flatMap(({ resolutions }) => resolutions);
  await removeResolution(house.syndic, house.id, { meetingId, resolutionId: text?.id ?? "" });
  expect(await stateOf("ordinaryBudget")).toBe("no-text");
  await added("ordinaryBudget");
  expect([await stateOf("ordinaryBudget"), (await items()).length]).toEqual(["there", 1]);
});

test("an item of the syndic's own treats a point, or does not after all", async () => {
  const own = { meetingId, title: "Contrats", explanation: null };
  const itemId = await inApril(() => addItem(house.syndic, house.id, own));
  const treat = (treats: boolean) =>
    inApril(() =>
      treatPoint(house.syndic, house.id, { meetingId, itemId, point: "contractReport", treats }),
    );
  await treat(true);
  expect(await stateOf("contractReport")).toBe("there");
  await treat(false);
  expect(await stateOf("contractReport")).toBe("missing");
  await treat(true);
  await removeItem(house.syndic, house.id, { meetingId, itemId });
  expect(await stateOf("contractReport")).toBe("missing");
});

test("what is left out with a reason is told to everybody convened", async () => {
  for (const { point } of await points()) if (point !== "auditor") await added(point);
  await left("auditor", "Désigné le 12 janvier");
  const on = Temporal.PlainDate.from("2026-04-20");
  const preview = await inApril(() =>
    read(house.syndic, (tx) => previewConvocation(tx, house.id, meetingId, on)),
  );
  expect([preview.obstacles, lacking(preview.points, "C")]).toEqual([[], []]);
  await convened();
  const { rows } = await db.admin.query<{ said: unknown }>(
    "SELECT content -> 'props' -> 'omissions' AS said FROM delivery WHERE subject_id = $1",
    [meetingId],
  );
  const said = [{ point: "auditor", reason: "Désigné le 12 janvier" }];
  expect(rows.map((row) => row.said)).toEqual([said, said]);
  const corrected = await inApril(() =>
    planCorrection(house.syndic, house.id, { meetingId, reason: "Autre salle" }),
  );
  meetingId = corrected;
  expect(await stateOf("auditor")).toBe("left-out");
  expect(await stateOf("ordinaryBudget")).toBe("there");
});

test("a point that is put there after all has no reason any more", async () => {
  await left("auditor", "Désigné le 12 janvier");
  await added("auditor");
  await removeItem(house.syndic, house.id, { meetingId, itemId: (await items())[0]?.id ?? "" });
  expect(await stateOf("auditor")).toBe("missing");
});

test("the council's points are not left out", async () => {
  await seated("council", "Ana");
  const refusal = { code: "agenda.point-required", details: { article: "3.90 §4" } };
  await expect(left("councilReport", "Pas cette année")).rejects.toMatchObject(refusal);
});

test("nothing is asked of another meeting", async () => {
  meetingId = await draft("extraordinary");
  expect(await points()).toEqual([]);
  const refusal = { code: "agenda.point-not-asked" };
  await expect(added("auditor")).rejects.toMatchObject(refusal);
  await expect(left("auditor", "Autre")).rejects.toMatchObject(refusal);
});

test("a draft is dropped with its reasons", async () => {
  await left("auditor", "Désigné le 12 janvier");
  await inApril(() => discardMeeting(house.syndic, house.id, { meetingId }));
  const { rowCount } = await db.admin.query("SELECT FROM agenda_omission WHERE meeting_id = $1", [
    meetingId,
  ]);
  expect(rowCount).toBe(0);
});

test("an owner writes no agenda, and an office none of another association", async () => {
  const other = await seedHouse(db.admin, [{ code: "A1", shares: 1, holders: ["Zoe"] }]);
  const ref = { meetingId, point: "auditor" as const };
  for (const who of [house.owner("Ana"), other.syndic]) {
    await expect(addPoint(who, house.id, ref)).rejects.toMatchObject({ code: "access.not-found" });
  }
});
