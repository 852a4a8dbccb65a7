import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, ROLES, type Role } from "#server/kernel/actor.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { write } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { putFile } from "#server/platform/storage.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { createCallerFactory } from "#server/platform/trpc.ts";
import { archiveRouter } from "./archive.router.ts";
import type { Audience } from "./archive.schema.ts";
import { documentFor, fileDocument } from "./archive.service.ts";

const association = provenAssociation("01890000-0000-7000-8000-0000000000ab");
const stranger = personOf(crypto.randomUUID(), "syndic");
const partyId = crypto.randomUUID();
const subjectId = crypto.randomUUID();
const callAs = createCallerFactory(archiveRouter);

/** Which roles read what, besides the party it is for. */
const READERS: Record<Audience, readonly Role[]> = {
  owners: ["syndic", "accountant", "owner", "council", "auditor"],
  syndic: ["syndic"],
  party: ["syndic"],
};

let db: TestDatabase;
let folder: string;
const ids = new Map<Audience, string>();

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "koprogo-archive-"));
  overrideEnv({ STORAGE_PATH: folder });
  for (const audience of ["owners", "syndic", "party"] as const) {
    const file = await putFile(new TextEncoder().encode(audience));
    const id = await write(systemOf(association), association, (tx) =>
      fileDocument(tx, association, {
        kind: "assembly.minutes",
        title: audience,
        language: "fr",
        mediaType: "text/plain",
        file,
        audience,
        ...(audience === "party" && { partyId }),
        subjectId,
      }),
    );
    ids.set(audience, id);
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await db.close();
});

const open = (actor: Actor, audience: Audience) =>
  documentFor(actor, association, ids.get(audience) ?? "");

const cells = (["owners", "syndic", "party"] as const).flatMap((audience) =>
  ROLES.map((role) => ({ audience, role, may: READERS[audience].includes(role) })),
);

test.each(cells)("$role reads what is for $audience: $may", async ({ audience, role, may }) => {
  const opened = open(personOf(association, role), audience);
  if (!may) return expect(opened).rejects.toMatchObject({ code: "access.not-found" });
  const { document, bytes } = await opened;
  expect(document.title).toBe(audience);
  expect(new TextDecoder().decode(bytes)).toBe(audience);
});

test("what is for one party is his, and no other's", async () => {
  const his = personOf(association, "owner", { partyId });
  expect((await open(his, "party")).document.partyId).toBe(partyId);
  const other = personOf(association, "owner", { partyId: crypto.randomUUID() });
  await expect(open(other, "party")).rejects.toMatchObject({ code: "access.not-found" });
});

test.each(["not-an-id", "01890000-0000-7000-8000-00000000ffff"])(
  "a document %s that does not exist is not found, whoever asks",
  async (id) => {
    const syndic = personOf(association, "syndic");
    const asked = documentFor(syndic, association, id);
    await expect(asked).rejects.toMatchObject({ code: "access.not-found" });
  },
);

test("for a stranger and for nobody nothing exists", async () => {
  for (const actor of [stranger, { kind: "anonymous" } as const]) {
    await expect(open(actor, "owners")).rejects.toMatchObject({ code: "access.not-found" });
  }
});

test("the list shows each person what he may open", async () => {
  const titles = async (actor: Actor) => {
    const caller = callAs({ actor, requestId: "1", ip: "::1" });
    return (await caller.list({ associationId: association, subjectId })).map(({ title }) => title);
  };
  expect(await titles(personOf(association, "syndic"))).toHaveLength(3);
  expect(await titles(personOf(association, "owner", { partyId }))).toEqual(["party", "owners"]);
  expect(await titles(personOf(association, "occupant"))).toEqual([]);
  await expect(titles(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
