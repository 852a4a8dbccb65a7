import { afterAll, beforeAll, expect, test } from "vitest";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addItem } from "../agenda/agenda.service.ts";
import { convene } from "../convocation/convocation.service.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import { listDeeds } from "./deed.queries.ts";
import { applyDeed, registerDeed, revokeDeed } from "./deed.service.ts";
import { listProxies } from "./proxy.queries.ts";
import { encodeProxy, giveProxy } from "./proxy.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(
    db.admin,
    [..."abcde"].map((name) => ({ code: name, shares: 200, holders: [name] })),
  );
});
afterAll(() => db.close());

const noon = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`);
const on = <T>(day: string, fn: () => Promise<T>) => at(noon(day), fn);

/** A meeting of a day of 2026, convened forty days before. */
const convened = (day: string) =>
  on(Temporal.PlainDate.from(day).subtract({ days: 40 }).toString(), async () => {
    const meetingId = await createMeeting(house.syndic, house.id, {
      ...{ kind: "extraordinary", on: day, time: "19:30", place: "Salle communale" },
      ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
      ...{ consultation: "Au bureau", language: "fr", urgencyReason: null },
    });
    await addItem(house.syndic, house.id, { meetingId, title: "Travaux", explanation: null });
    await convene(house.syndic, house.id, { meetingId });
    return meetingId;
  });
const to = (name: string) => ({ kind: "register" as const, partyId: house.partyOf(name) });
const deedOf = (meetingId: string, from: string, holder: string, more = {}) => ({
  ...{ meetingId, principalPartyId: house.partyOf(from), holder: to(holder) },
  ...{ scope: "general" as const, object: "", deedOn: "2026-01-15", endsOn: null },
  ...{ notary: "Me Dubois, Ixelles", ...more },
});
const register = (day: string, input: Parameters<typeof registerDeed>[2]) =>
  on(day, () => registerDeed(house.syndic, house.id, input));
const standing = async (meetingId: string) => {
  const lines = await read(house.syndic, (tx) => listProxies(tx, house.id, meetingId, null));
  return lines
    .filter(({ revokedAt }) => !revokedAt)
    .map(({ principal, holder, deed }) =>
      [principal.slice(0, 1), holder.slice(0, 1), deed?.scope ?? "meeting"].join(" "),
    );
};

test("a general deed serves every meeting convened until it is taken back, or ends", async () => {
  const first = await convened("2026-05-20");
  const deedId = await register("2026-05-10", deedOf(first, "a", "b", { endsOn: "2026-09-30" }));
  expect(await standing(first)).toEqual(["a b general"]);
  const second = await convened("2026-07-20");
  expect(await standing(second)).toEqual(["a b general"]);
  const late = await convened("2026-11-20");
  expect(await standing(late)).toEqual([]);
  await on("2026-10-15", async () => {
    await expect(
      applyDeed(house.syndic, house.id, { meetingId: late, deedId }),
    ).rejects.toMatchObject({ code: "proxy.deed-ended" });
    await revokeDeed(house.syndic, house.id, { meetingId: second, deedId });
  });
  expect(await standing(second)).toEqual([]);
  await on("2026-10-16", () =>
    expect(revokeDeed(house.syndic, house.id, { meetingId: second, deedId })).rejects.toMatchObject(
      { code: "proxy.already-revoked" },
    ),
  );
});

test("a special deed says for what, and is used where the office finds it fits", async () => {
  const first = await convened("2026-05-21");
  const special = deedOf(first, "c", "d", { scope: "special" });
  await expect(register("2026-05-10", special)).rejects.toMatchObject({
    code: "proxy.deed-object",
  });
  const deedId = await register("2026-05-10", { ...special, object: "Travaux de toiture" });
  const second = await convened("2026-07-21");
  expect(await standing(second)).toEqual([]);
  const deeds = await read(house.syndic, (tx) => listDeeds(tx, house.id, second));
  expect(deeds).toMatchObject([{ id: deedId, object: "Travaux de toiture", used: false }]);
  await on("2026-07-01", () => applyDeed(house.syndic, house.id, { meetingId: second, deedId }));
  expect(await standing(second)).toEqual(["c d special"]);
});

test("a deed is under the limits of any proxy: what they keep out is left for the office to see", async () => {
  const first = await convened("2026-05-22");
  const deedId = await register("2026-05-10", deedOf(first, "e", "b"));
  await expect(register("2026-05-10", deedOf(first, "b", "b"))).rejects.toMatchObject({
    code: "proxy.holder-is-principal",
  });
  await expect(
    register("2026-05-10", deedOf(first, "a", "c", { deedOn: "2026-05-11" })),
  ).rejects.toMatchObject({ code: "proxy.signed-later" });
  const next = await convened("2026-08-22");
  await on("2026-08-01", async () => {
    expect(await standing(next)).toContain("e b general");
    await expect(
      applyDeed(house.syndic, house.id, { meetingId: next, deedId }),
    ).rejects.toMatchObject({ code: "proxy.already-given" });
    await revokeDeed(house.syndic, house.id, { meetingId: next, deedId });
  });
});

test("given on line or entered from paper, a proxy for one meeting is the same", async () => {
  const meetingId = await convened("2026-05-25");
  const before = await standing(meetingId);
  await on("2026-05-10", async () => {
    const given = { meetingId, holder: to("d"), servesSecond: false };
    const owner = house.owner("a");
    await giveProxy(owner, house.id, { ...given, principalPartyId: house.partyOf("a") });
    await encodeProxy(house.syndic, house.id, {
      ...{ ...given, principalPartyId: house.partyOf("b"), signedOn: "2026-05-10" },
    });
  });
  const lines = await read(house.syndic, (tx) => listProxies(tx, house.id, meetingId, null));
  const [onLine, onPaper] = lines.slice(before.length).map((line) => ({
    ...{ ...line, id: "", principal: "", principalId: "" },
    registeredAt: "",
  }));
  expect(onLine).toEqual(onPaper);
  expect(onLine).toMatchObject({ servesSecond: false, deed: null, signedOn: "2026-05-10" });
});
