import { callTRPCProcedure } from "@trpc/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Person } from "#server/kernel/actor.ts";
import { ENDS_VIEWING, NEVER_VIEWED } from "#server/kernel/viewing.ts";
import { at } from "#server/platform/clock.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { appRouter } from "#server/root.ts";
import { showRights } from "../privacy/rights.service.ts";
import { endViewing, lookingAs, startViewing } from "./viewing.service.ts";

const MORNING = Temporal.Instant.from("2026-06-01T08:00:00Z");
let db: TestDatabase;
let house: House;
beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 500, holders: ["Ann"] },
    { code: "B1", shares: 500, holders: ["Bob"] },
  ]);
});
afterAll(() => db.close());

const Procedure = z.custom<{ _def: { type: "query" | "mutation" } }>(
  (value) => typeof value === "function" && "_def" in value,
);
const procedures = Object.entries(
  z.record(z.string(), Procedure).parse(appRouter._def.procedures),
).map(([path, { _def }]) => ({ path, type: _def.type }));

const start = (name: string) =>
  at(MORNING, () => startViewing(house.syndic, house.id, { partyId: house.partyOf(name) }));
async function looking(name: string): Promise<Person> {
  const ref = await start(name);
  const found = await at(MORNING, () => lookingAs(house.syndic, ref));
  if (!found) throw new Error("not looking");
  return found.actor;
}
const ask = (actor: Person, path: string, type: "query" | "mutation", input: unknown = {}) =>
  at(MORNING, () =>
    callTRPCProcedure({
      ...{ router: appRouter, path, type, ctx: { actor, requestId: "test", ip: "127.0.0.1" } },
      ...{ getRawInput: async () => input, signal: undefined, batchIndex: 0 },
    }),
  );

test("every change there is, is refused; so is what is the person's alone", async () => {
  const actor = await looking("Ann");
  const refused = procedures.filter(({ path, type }) =>
    type === "mutation" ? !ENDS_VIEWING.includes(path) : NEVER_VIEWED.includes(path),
  );
  expect(refused.length).toBeGreaterThan(60);
  const passed: string[] = [];
  for (const { path, type } of refused) {
    const answer = await ask(actor, path, type).then(
      () => "answered",
      (error: { cause?: { code?: string } }) => error.cause?.code,
    );
    const expected = type === "mutation" ? "viewing.read-only" : "access.not-found";
    if (answer !== expected) passed.push(`${path}: ${answer}`);
  }
  expect(passed).toEqual([]);
});

test("what is named apart is a procedure", () => {
  const known = procedures.map(({ path }) => path);
  expect([...ENDS_VIEWING, ...NEVER_VIEWED].filter((path) => !known.includes(path))).toEqual([]);
});

test("one sees what the owner sees: himself whole, his neighbour as owners do", async () => {
  const actor = await looking("Ann");
  const get = (name: string) =>
    ask(actor, "registry.party.get", "query", {
      ...{ associationId: house.id, partyId: house.partyOf(name) },
    });
  expect(await get("Ann")).toMatchObject({ email: "Ann@owner.example" });
  expect(await get("Bob")).toMatchObject({ email: null });
  const office = ask(actor, "registry.membership.list", "query", { associationId: house.id });
  await expect(office).rejects.toMatchObject({ cause: { code: "access.not-found" } });
});

test("the person reads who looked and when; ending it gives the office its own eyes back", async () => {
  const ref = await start("Bob");
  const found = await at(MORNING, () => lookingAs(house.syndic, ref));
  if (!found) throw new Error("not looking");
  await at(MORNING.add({ minutes: 5 }), () => endViewing(found.actor));
  expect(await at(MORNING, () => lookingAs(house.syndic, ref))).toBeNull();
  const { looks } = await showRights(house.owner("Bob"), house.id, {
    partyId: house.partyOf("Bob"),
  });
  expect(looks).toMatchObject([
    { viewerName: "syndic", endedAt: expect.stringContaining("08:05") },
  ]);
  const { rows } = await db.admin.query(
    "SELECT type FROM audit_event WHERE payload->>'partyId' = $1 ORDER BY at",
    [house.partyOf("Bob")],
  );
  expect(rows.map(({ type }) => type)).toEqual([
    "registry/viewing.started",
    "registry/viewing.ended",
  ]);
  await expect(endViewing(house.syndic)).resolves.toBeUndefined();
});

test("a look is over after half an hour, and is no other session's or office's", async () => {
  const ref = await start("Ann");
  const later = MORNING.add({ minutes: 31 });
  expect(await at(later, () => lookingAs(house.syndic, ref))).toBeNull();
  const elsewhere = { ...house.syndic, sessionId: crypto.randomUUID() };
  expect(await at(MORNING, () => lookingAs(elsewhere, ref))).toBeNull();
  const dismissed = { ...house.syndic, capacities: [] };
  expect(await at(MORNING, () => lookingAs(dismissed, ref))).toBeNull();
});

test("an owner looks with nobody's eyes, and a stranger has none to look with", async () => {
  const partyId = house.partyOf("Bob");
  const nothing = { code: "access.not-found" };
  await expect(startViewing(house.owner("Ann"), house.id, { partyId })).rejects.toMatchObject(
    nothing,
  );
  const stranger = personOf(crypto.randomUUID(), "syndic");
  await expect(startViewing(stranger, house.id, { partyId })).rejects.toMatchObject(nothing);
  const id = crypto.randomUUID();
  await db.admin.query(
    `INSERT INTO party (association_id, id, kind, family_name, language, created_at)
     VALUES ($1, $2, 'natural', 'Maes', 'fr', now())`,
    [house.id, id],
  );
  const none = at(MORNING, () => startViewing(house.syndic, house.id, { partyId: id }));
  await expect(none).rejects.toMatchObject({ code: "viewing.nobody" });
});
