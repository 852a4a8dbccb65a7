import { afterAll, beforeAll, expect, test } from "vitest";
import { at, nowColumn } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import * as agenda from "./agenda.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["ana"] }]);
});
afterAll(() => db.close());

async function draft(): Promise<string> {
  return at(Temporal.Instant.from("2026-04-01T09:00:00Z"), () =>
    createMeeting(house.syndic, house.id, {
      kind: "ordinary",
      on: "2026-05-20",
      time: "19:30",
      place: "Salle communale",
      remoteAllowed: false,
      conferenceUrl: null,
      conferencePhone: null,
      consultation: "Au bureau",
      language: "fr",
      urgencyReason: null,
    }),
  );
}

async function items(meetingId: string, ...titles: string[]) {
  const ids: string[] = [];
  for (const title of titles) {
    const item = { meetingId, title, explanation: null };
    ids.push(await agenda.addItem(house.syndic, house.id, item));
  }
  return ids;
}

async function outline(meetingId: string) {
  const view = await read(house.syndic, (tx) => getMeeting(tx, house.id, meetingId));
  return view.items.map(({ position, title, resolutions }) =>
    [`${position} ${title}`, ...resolutions.map(({ text }) => text)].join(" / "),
  );
}

test("items keep their order when moved and close up when one is removed", async () => {
  const meetingId = await draft();
  const [first, second, third] = await items(meetingId, "Comptes", "Budget", "Toiture");
  const ref = { meetingId, itemId: third ?? "" };
  await agenda.moveItem(house.syndic, house.id, { ...ref, direction: "up" });
  expect(await outline(meetingId)).toEqual(["1 Comptes", "2 Toiture", "3 Budget"]);
  await agenda.moveItem(house.syndic, house.id, { ...ref, direction: "up" });
  await agenda.moveItem(house.syndic, house.id, { ...ref, direction: "up" });
  await agenda.removeItem(house.syndic, house.id, { meetingId, itemId: first ?? "" });
  expect(await outline(meetingId)).toEqual(["1 Toiture", "2 Budget"]);
  const edit = { meetingId, itemId: second ?? "", title: "Budget 2027", explanation: "Annexé" };
  await agenda.editItem(house.syndic, house.id, edit);
  expect(await outline(meetingId)).toEqual(["1 Toiture", "2 Budget 2027"]);
});

test("resolutions are added, changed, moved and removed inside their item", async () => {
  const meetingId = await draft();
  const [itemId = ""] = await items(meetingId, "Travaux");
  const ids: string[] = [];
  for (const text of ["Réparer", "Financer", "Surveiller"]) {
    const resolution = { meetingId, itemId, text, decisionType: "D-14" } as const;
    ids.push(await agenda.addResolution(house.syndic, house.id, resolution));
  }
  const [first = "", second = "", third = ""] = ids.map((id) => id);
  const change = { meetingId, resolutionId: first, text: "Rénover", decisionType: "D-06" } as const;
  await agenda.editResolution(house.syndic, house.id, change);
  const move = { meetingId, resolutionId: third, direction: "up" } as const;
  await agenda.moveResolution(house.syndic, house.id, move);
  expect(await outline(meetingId)).toEqual(["1 Travaux / Rénover / Surveiller / Financer"]);
  await agenda.removeResolution(house.syndic, house.id, { meetingId, resolutionId: second });
  expect(await outline(meetingId)).toEqual(["1 Travaux / Rénover / Surveiller"]);
});

test("a decision taken in writing is not put to a meeting", async () => {
  const meetingId = await draft();
  const [itemId = ""] = await items(meetingId, "Travaux");
  const resolution = { meetingId, itemId, text: "Par écrit", decisionType: "D-34" } as const;
  await expect(agenda.addResolution(house.syndic, house.id, resolution)).rejects.toMatchObject({
    code: "agenda.decision-in-writing",
    field: "decisionType",
  });
});

test("once convened nothing of the agenda changes", async () => {
  const meetingId = await draft();
  const [itemId = ""] = await items(meetingId, "Comptes");
  await write(house.syndic, house.id, async (tx) => {
    const agendaHash = new Uint8Array(32);
    const data = { associationId: house.id, meetingId, at: nowColumn(), agendaHash };
    await tx.convocation.create({ data });
  });
  const title = { title: "Ajouté après", explanation: null };
  const late: (() => Promise<unknown>)[] = [
    () => agenda.addItem(house.syndic, house.id, { meetingId, ...title }),
    () => agenda.editItem(house.syndic, house.id, { meetingId, itemId, ...title }),
    () => agenda.moveItem(house.syndic, house.id, { meetingId, itemId, direction: "up" }),
    () => agenda.removeItem(house.syndic, house.id, { meetingId, itemId }),
    () =>
      agenda.addResolution(house.syndic, house.id, {
        meetingId,
        itemId,
        text: "Après coup",
        decisionType: "D-01",
      }),
  ];
  for (const change of late) {
    await expect(change()).rejects.toMatchObject({ code: "meeting.already-convened" });
  }
  expect(await outline(meetingId)).toEqual(["1 Comptes"]);
});

test("an owner does not write the agenda, and an item of another meeting is not found", async () => {
  const meetingId = await draft();
  const [itemId = ""] = await items(await draft(), "Ailleurs");
  const title = { title: "Le mien", explanation: null };
  const ana = house.owner("ana");
  await expect(agenda.addItem(ana, house.id, { meetingId, ...title })).rejects.toMatchObject({
    code: "access.not-found",
  });
  await expect(
    agenda.removeItem(house.syndic, house.id, { meetingId, itemId }),
  ).rejects.toMatchObject({ code: "access.not-found" });
});
