import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callTRPCProcedure } from "@trpc/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Actor } from "./kernel/actor.ts";
import type { Cell } from "./matrix-cell.ts";
import { assemblyCells } from "./matrix-cells-assembly.ts";
import { meetingCells } from "./matrix-cells-meeting.ts";
import { officeCells } from "./matrix-cells-offices.ts";
import { identityCells, otherCells } from "./matrix-cells-others.ts";
import { registryCells } from "./matrix-cells-registry.ts";
import { representativeCells } from "./matrix-cells-representative.ts";
import { rightsCells } from "./matrix-cells-rights.ts";
import { ASKERS, type Asker } from "./matrix-people.ts";
import { seedWorld, type World } from "./matrix-world.ts";
import { at } from "./platform/clock.ts";
import { overrideEnv } from "./platform/env.ts";
import { type TestDatabase, testDatabase } from "./platform/testing.ts";
import { seedSigningKey } from "./platform/testing-meeting.ts";
import { appRouter } from "./root.ts";

/** An evening on which meetings are held. */
const EVENING = Temporal.Instant.from("2026-05-20T18:00:00Z");
/** Later that evening: who came is there. */
const LATER = EVENING.add({ minutes: 30 });
const CELLS = {
  ...identityCells,
  ...registryCells,
  ...representativeCells,
  ...rightsCells,
  ...officeCells,
  ...otherCells,
  ...meetingCells,
  ...assemblyCells,
};
const cells = Object.entries(CELLS);
/** The router keeps its procedures flat, by path, which its type does not say. */
const Procedure = z.custom<{ _def: { type: "query" | "mutation" } }>(
  (value) => typeof value === "function" && "_def" in value,
);
const procedures = z.record(z.string(), Procedure).parse(appRouter._def.procedures);

let folder: string;
let seeded: TestDatabase;
let world: World;
let db: TestDatabase | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "koprogo-matrix-"));
  overrideEnv({ STORAGE_PATH: folder });
  seedSigningKey();
  seeded = await testDatabase();
  world = await at(EVENING, () => seedWorld(seeded.admin, LATER));
  await seeded.close();
});
afterAll(async () => {
  await db?.discard();
  await rm(folder, { recursive: true });
});

/** The world as it was made: nobody finds what another cell has changed. */
async function renewWorld(): Promise<void> {
  await db?.discard();
  db = undefined;
  db = await testDatabase(seeded.name);
}

const pathOf = (name: string) => name.split(" ")[0] ?? name;

function typeOf(path: string) {
  return procedures[path]?._def.type ?? "query";
}

const confirmedNow = (actor: Actor): Actor =>
  actor.kind === "person" ? { ...actor, confirmedAt: LATER } : actor;

/** Calls a procedure as the transport does: nothing is known of its input. */
function ask(name: string, actor: Actor, input: unknown): Promise<unknown> {
  const path = pathOf(name);
  return at(LATER, () =>
    callTRPCProcedure({
      router: appRouter,
      path,
      type: typeOf(path),
      // Who asks has just proved who he is; who has not is a case of its own.
      ctx: { actor: confirmedNow(actor), requestId: "matrix", ip: "127.0.0.1" },
      getRawInput: async () => input,
      signal: undefined,
      batchIndex: 0,
    }),
  );
}

const inputOf = (cell: Cell, asker: Asker) => cell.input?.(world, asker);
/** Who may only read is answered what the syndic is answered, and changes nothing. */
function isAllowed(name: string, { allowed, ofStaff }: Cell, asker: Asker): boolean {
  if (typeof allowed === "string") return true;
  if (asker !== "reader") return allowed.some((role) => role === asker);
  return allowed.includes("syndic") && !ofStaff && typeOf(pathOf(name)) === "query";
}

const NOT_FOUND = { code: "NOT_FOUND", cause: { code: "access.not-found" } };
const NOT_SIGNED_IN = { code: "UNAUTHORIZED", cause: { code: "access.not-signed-in" } };

test("every procedure is asked", () => {
  expect([...new Set(Object.keys(CELLS).map(pathOf))].sort()).toEqual(
    Object.keys(procedures).sort(),
  );
});

describe("who may not", () => {
  beforeAll(renewWorld);

  const closed = cells.filter(([, { allowed }]) => typeof allowed !== "string");

  test.each(closed)("%s: is told that there is no such thing", async (name, cell) => {
    for (const asker of ASKERS.filter((one) => !isAllowed(name, cell, one))) {
      const refused = ask(name, world.people[asker], inputOf(cell, asker));
      await expect(refused, asker).rejects.toMatchObject(NOT_FOUND);
    }
  });

  test.each(closed)("%s: is told no more of an input that is wrong", async (name, cell) => {
    const valid = z.object({ associationId: z.uuid() }).safeParse(inputOf(cell, "owner"));
    if (!valid.success) return;
    for (const asker of ASKERS.filter((one) => !isAllowed(name, cell, one))) {
      if (cell.decidedByInput && asker !== "stranger") continue;
      const refused = ask(name, world.people[asker], { ...valid.data, page: -1 });
      await expect(refused, asker).rejects.toMatchObject(NOT_FOUND);
    }
  });

  test.each(cells.filter(([, { allowed, isPublic }]) => allowed !== "anybody" && !isPublic))(
    "%s: asks a visitor to sign in",
    async (name, cell) => {
      const refused = ask(name, { kind: "anonymous" }, inputOf(cell, "owner"));
      await expect(refused).rejects.toMatchObject(NOT_SIGNED_IN);
    },
  );
});

describe("who may", () => {
  /** What changes the association is asked in a world of its own; what is one's own is not. */
  const isApart = ({ allowed }: Cell) => typeof allowed !== "string";

  const asked = (type: "query" | "mutation") =>
    cells.filter(([name]) => typeOf(pathOf(name)) === type);

  async function succeed(name: string, cell: Cell): Promise<void> {
    const isRenewed = typeOf(pathOf(name)) === "mutation" && isApart(cell);
    for (const [index, asker] of ASKERS.filter((one) => isAllowed(name, cell, one)).entries()) {
      // The first has the world that was made for the cell.
      if (isRenewed && index > 0) await renewWorld();
      const answer = ask(name, world.people[asker], inputOf(cell, asker));
      await expect(answer, asker).resolves.not.toThrow();
    }
    if (cell.allowed !== "anybody") return;
    await renewWorld();
    await ask(name, { kind: "anonymous" }, inputOf(cell, "owner"));
  }

  describe("reading", () => {
    beforeAll(renewWorld);
    test.each(asked("query"))("%s: is answered", succeed);
  });

  describe("changing", () => {
    beforeEach(renewWorld);
    test.each(asked("mutation"))("%s: succeeds", succeed);
  });
});
