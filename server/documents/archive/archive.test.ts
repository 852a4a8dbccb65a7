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
import { type Audience, PAGE_ROWS } from "./archive.schema.ts";
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

const listed = (actor: Actor, asked: object = {}) =>
  callAs({ actor, requestId: "1", ip: "::1" }).list({ associationId: association, ...asked });
const titlesOf = async (actor: Actor, asked: object = {}) =>
  (await listed(actor, asked)).rows.map(({ title }) => title);

test("the list shows each person what he may open", async () => {
  const of = { subjectId };
  expect(await titlesOf(personOf(association, "syndic"), of)).toHaveLength(3);
  expect(await titlesOf(personOf(association, "owner", { partyId }), of)).toEqual([
    "party",
    "owners",
  ]);
  expect(await titlesOf(personOf(association, "occupant"), of)).toEqual([]);
  await expect(listed(stranger, of)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(listed({ kind: "anonymous" }, of)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

test("the list is sought, put in order and read by pages", async () => {
  const subject = crypto.randomUUID();
  const file = await putFile(new TextEncoder().encode("a letter"));
  const titles = ["Procès-verbal 2026", "Été", "abc", ...Array(PAGE_ROWS).fill("Lettre")];
  await write(systemOf(association), association, async (tx) => {
    for (const title of titles) {
      const what = { kind: "assembly.minutes", language: "fr", mediaType: "text/plain", title };
      const of = { file, audience: "owners" as const, subjectId: subject };
      await fileDocument(tx, association, { ...what, ...of });
    }
  });
  const owner = personOf(association, "owner");
  const asked = (more: object) => ({ subjectId: subject, ...more });
  expect(await titlesOf(owner, asked({ q: " PROCES" }))).toEqual(["Procès-verbal 2026"]);
  expect(await titlesOf(owner, asked({ q: "facture" }))).toEqual([]);
  const byTitle = await titlesOf(owner, asked({ sort: "title", dir: "asc" }));
  expect(byTitle.slice(0, 3)).toEqual(["abc", "Été", "Lettre"]);
  const last = await listed(owner, asked({ page: "7" }));
  expect(last).toMatchObject({ page: 2, pages: 2, total: PAGE_ROWS + 3 });
  expect(last.rows.map(({ title }) => title)).toEqual(["abc", "Été", "Procès-verbal 2026"]);
  const nonsense = await listed(owner, asked({ sort: "x'", dir: "up", page: "-1", q: "%_\\" }));
  expect(nonsense).toMatchObject({ rows: [], page: 1, pages: 1, total: 0 });
});
