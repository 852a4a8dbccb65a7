import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { provenScope } from "#server/kernel/ids.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { convene } from "../convocation/convocation.service.ts";
import { planCorrection } from "../convocation/correction.service.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import { makeOccupantNotice } from "./making.service.ts";
import { occupantSheet, sheetContent } from "./occupant.queries.ts";
import { postOccupantNotice } from "./occupant.service.ts";

let db: TestDatabase;
let house: House;
let meetingId: string;

const on = <T>(day: string, act: () => Promise<T>) =>
  at(Temporal.Instant.from(`${day}T09:00:00Z`), act);
const job = { kind: "system", name: "test", scope: provenScope([]) } as const;
const made = () => on("2026-04-20", () => makeOccupantNotice(job, house.id, meetingId));
const shown = () => read(house.syndic, (tx) => occupantSheet(tx, house.id, meetingId));
const posted = (day: string, said = "2026-04-22", who = house.syndic) =>
  on(day, () =>
    postOccupantNotice(who, house.id, { meetingId, postedOn: said, place: "Hall d’entrée" }),
  );
const convened = () => on("2026-04-20", () => convene(house.syndic, house.id, { meetingId }));

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["Ana"] }]);
  meetingId = await on("2026-04-01", async () => {
    const id = await createMeeting(house.syndic, house.id, {
      ...{ kind: "extraordinary", on: "2026-05-20", time: "19:30", place: "Salle communale" },
      ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null, language: "fr" },
      ...{ consultation: "Au bureau", urgencyReason: null },
    });
    await addItem(house.syndic, house.id, { meetingId: id, title: "Toiture", explanation: null });
    return id;
  });
});

test("a draft has no sheet and no task", async () => {
  expect(await made()).toBe(false);
  expect(await shown()).toEqual({ made: null, dueOn: null, postings: [] });
});

test("the notice sent, the sheet is made once and waits to be hung", async () => {
  await convened();
  expect(await shown()).toMatchObject({ made: null, dueOn: "2026-05-05" });
  expect([await made(), await made()]).toEqual([true, false]);
  const sheet = await shown();
  expect(sheet.made).toMatchObject({ on: "2026-04-20" });
  const { rows } = await db.admin.query(
    "SELECT kind, audience::text, media_type FROM document WHERE id = $1",
    [sheet.made?.documentId],
  );
  expect(rows).toEqual([
    { kind: "assembly.occupant-notice", audience: "owners", media_type: "application/pdf" },
  ]);
});

test("it says the day, where to write and until when, and nothing of the agenda", async () => {
  await convened();
  const said = await on("2026-04-20", () =>
    read(house.syndic, (tx) => sheetContent(tx, house.id, meetingId)),
  );
  expect(said).toMatchObject({
    meeting: { kind: "extraordinary", place: "Salle communale" },
    until: "2026-05-19",
    url: expect.stringContaining(`/b/${house.slug}`),
  });
  expect(JSON.stringify(said)).not.toContain("Toiture");
});

test("once it hangs the task is done, and where it hangs is kept", async () => {
  await convened();
  await made();
  await posted("2026-04-23");
  expect(await shown()).toMatchObject({
    dueOn: null,
    postings: [{ postedOn: "2026-04-22", place: "Hall d’entrée" }],
  });
});

test.each([
  ["before it was made", "2026-04-19"],
  ["tomorrow", "2026-04-24"],
])("it did not hang %s", async (_when, said) => {
  await convened();
  await made();
  const refusal = { code: "occupants.posted-impossible", field: "postedOn" };
  await expect(posted("2026-04-23", said)).rejects.toMatchObject(refusal);
});

test("what is not made does not hang, and an owner says nothing of it", async () => {
  await convened();
  await expect(posted("2026-04-23")).rejects.toMatchObject({ code: "occupants.not-made" });
  await made();
  await expect(posted("2026-04-23", "2026-04-22", house.owner("Ana"))).rejects.toMatchObject({
    code: "access.not-found",
  });
});

test("a corrected notice has a sheet of its own, and the earlier task is over", async () => {
  await convened();
  const correction = { meetingId, reason: "Autre salle", on: "2026-05-27" };
  const corrected = await on("2026-04-21", () =>
    planCorrection(house.syndic, house.id, correction),
  );
  await on("2026-04-21", () => convene(house.syndic, house.id, { meetingId: corrected }));
  expect(await made()).toBe(false);
  expect(await shown()).toEqual({ made: null, dueOn: null, postings: [] });
  meetingId = corrected;
  expect(await made()).toBe(true);
  expect(await shown()).toMatchObject({ dueOn: "2026-05-12" });
});
