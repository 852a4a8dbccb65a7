import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callTRPCProcedure } from "@trpc/server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { Actor } from "./kernel/actor.ts";
import { cancellationCells } from "./matrix-cancelled.ts";
import type { Cell } from "./matrix-cell.ts";
import { annexCells } from "./matrix-cells-annexes.ts";
import { assemblyCells } from "./matrix-cells-assembly.ts";
import { meetingCells } from "./matrix-cells-meeting.ts";
import { minutesCells } from "./matrix-cells-minutes.ts";
import { officeCells } from "./matrix-cells-offices.ts";
import { identityCells, otherCells } from "./matrix-cells-others.ts";
import { paperCells } from "./matrix-cells-paper.ts";
import { pollCells } from "./matrix-cells-polls.ts";
import { registryCells } from "./matrix-cells-registry.ts";
import { representativeCells } from "./matrix-cells-representative.ts";
import { rightsCells } from "./matrix-cells-rights.ts";
import { sittingCells } from "./matrix-cells-sitting.ts";
import { writtenCells } from "./matrix-cells-written.ts";
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
/** Every procedure, with who may ask it and what of. */
export const CELLS = {
  ...identityCells,
  ...registryCells,
  ...representativeCells,
  ...rightsCells,
  ...officeCells,
  ...otherCells,
  ...annexCells,
  ...meetingCells,
  ...cancellationCells,
  ...minutesCells,
  ...assemblyCells,
  ...paperCells,
  ...pollCells,
  ...sittingCells,
  ...writtenCells,
};
export const cells = Object.entries(CELLS);
/** The router keeps its procedures flat, by path, which its type does not say. */
const Procedure = z.custom<{ _def: { type: "query" | "mutation" } }>(
  (value) => typeof value === "function" && "_def" in value,
);
export const procedures = z.record(z.string(), Procedure).parse(appRouter._def.procedures);

let folder: string;
let seeded: TestDatabase;
/** The world that is asked; made before the first test. */
export let world: World;
let db: TestDatabase | undefined;

/** Makes the world before the tests of a file, and takes it away after them. */
export function seedOnce(): void {
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
}

/** The world as it was made: nobody finds what another cell has changed. */
export async function renewWorld(): Promise<void> {
  await db?.discard();
  db = undefined;
  db = await testDatabase(seeded.name);
}

export const pathOf = (name: string) => name.split(" ")[0] ?? name;

export function typeOf(path: string) {
  return procedures[path]?._def.type ?? "query";
}

const confirmedNow = (actor: Actor): Actor =>
  actor.kind === "person" ? { ...actor, confirmedAt: LATER } : actor;

/** Calls a procedure as the transport does: nothing is known of its input. */
export function ask(name: string, actor: Actor, input: unknown): Promise<unknown> {
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

export const inputOf = (cell: Cell, asker: Asker) => cell.input?.(world, asker);
/** Who may only read is answered what the syndic is answered, and changes nothing. */
export function isAllowed(name: string, { allowed, ofStaff }: Cell, asker: Asker): boolean {
  if (typeof allowed === "string") return true;
  if (asker !== "reader") return allowed.some((role) => role === asker);
  return allowed.includes("syndic") && !ofStaff && typeOf(pathOf(name)) === "query";
}

/** What changes the association is asked in a world of its own; what is one's own is not. */
const isApart = ({ allowed }: Cell) => typeof allowed !== "string";

/** A procedure answers each who may ask it. */
export async function succeed(name: string, cell: Cell): Promise<void> {
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

export const asked = (type: "query" | "mutation") =>
  cells.filter(([name]) => typeOf(pathOf(name)) === type);

/** Asks what changes something, of the chapters named, each time in a world as it was made. */
export function changing(isOf: (chapter: string) => boolean): void {
  seedOnce();
  beforeEach(renewWorld);
  const of = asked("mutation").filter(([name]) => isOf(name.split(".")[0] ?? ""));
  test.each(of)("%s: who may, succeeds", succeed);
}
