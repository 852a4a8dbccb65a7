import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { otherSides } from "./partial.policy.ts";
import { listPartials } from "./partial.queries.ts";
import { NewPartialLink } from "./partial.schema.ts";
import { endLink, linkPartial, linkTwins, partTwin, previewTwins } from "./partial.service.ts";

let db: TestDatabase;
let main: House;

const lots = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ code: `${prefix}${n + 1}`, shares: 50, holders: ["Ana"] },
  }));

beforeAll(async () => {
  db = await testDatabase();
  main = await seedHouse(db.admin, lots(20, "M"));
});
afterAll(() => db.close());

const asked = (change: object = {}) =>
  NewPartialLink.parse({ mainId: main.id, decision: "Acte de base, art. 3", ...change });

/** A block of three lots, and who is syndic of it and of the main association. */
async function freshBlock(): Promise<Readonly<{ block: House; both: Person }>> {
  const block = await seedHouse(db.admin, lots(3, "B"));
  const both = {
    ...block.syndic,
    capacities: [...block.syndic.capacities, ...main.syndic.capacities],
    scope: provenScope([block.id, main.id]),
  };
  return { block, both };
}

/** One, linked, with two of its lots. */
async function linkedBlock() {
  const fresh = await freshBlock();
  await linkPartial(fresh.both, fresh.block.id, asked());
  const pairs = [
    { code: "B1", mainCode: "M7" },
    { code: "B2", mainCode: "M8" },
  ];
  expect(await linkTwins(fresh.both, fresh.block.id, { mainId: main.id, pairs })).toBe(2);
  return fresh;
}

async function seen(actor: Person, here: House, other: House, lotId?: string) {
  const about = { day: plainDate("2026-05-01"), readable: otherSides(actor, here.id), lotId };
  const links = await read(actor, (tx) => listPartials(tx, here.id, about));
  return links.find(({ otherId }) => otherId === other.id);
}

test("each side sees its own end, and nothing of the other's", async () => {
  const { block, both } = await linkedBlock();
  expect(await seen(block.syndic, block, main)).toMatchObject({
    ...{ isPartial: true, otherSlug: null, mayLink: false, free: [], otherFree: [] },
    twins: [{ code: "B1", otherCode: "M7", verdict: { kind: "unread" } }, { code: "B2" }],
  });
  expect(await seen(main.syndic, main, block)).toMatchObject({
    isPartial: false,
    twins: [{ code: "M7", otherCode: "B1" }, {}],
  });
  expect(await seen(main.syndic, block, main)).toBeUndefined();
  await expect(linkPartial(both, block.id, asked())).rejects.toMatchObject({
    code: "partial.already-linked",
  });
  await expect(
    linkTwins(both, block.id, { mainId: main.id, pairs: [{ code: "B3", mainCode: "M8" }] }),
  ).rejects.toMatchObject({ code: "partial.twin-taken" });
  await expect(
    linkTwins(both, block.id, { mainId: main.id, pairs: [{ code: "B3", mainCode: "Z9" }] }),
  ).rejects.toMatchObject({ code: "partial.unknown-lot" });
});

test("whoever is syndic of one side only links, parts and ends nothing", async () => {
  const { block } = await linkedBlock();
  const refused = { code: "access.not-found" };
  const lotId = main.lotOf("M8");
  const [otherId, reason] = [block.id, "x"];
  await expect(linkPartial(block.syndic, block.id, asked())).rejects.toMatchObject(refused);
  await expect(
    linkTwins(main.syndic, main.id, { mainId: block.id, pairs: [{ code: "M1", mainCode: "B3" }] }),
  ).rejects.toMatchObject(refused);
  await expect(partTwin(main.syndic, main.id, { otherId, lotId, reason })).rejects.toMatchObject(
    refused,
  );
  await expect(endLink(main.syndic, main.id, { otherId, reason })).rejects.toMatchObject(refused);
  await expect(async () => previewTwins(main.syndic, main.id, { otherId })).rejects.toMatchObject(
    refused,
  );
});

test.each([
  "SELECT link_partial($1, $2, 'x', now())",
  "SELECT end_partial($1, $2, NULL, 'x', 'x', now())",
])("the database itself refuses what reaches past the scope: %s", async (statement) => {
  const { block } = await freshBlock();
  const client = await db.admin.connect();
  await client.query("BEGIN");
  await client.query("SET LOCAL ROLE kopro_app");
  await client.query(
    "SELECT set_config('app.associations', $1, true), set_config('app.association', $1, true)",
    [block.id],
  );
  await expect(client.query(statement, [block.id, main.id])).rejects.toThrow("out of scope");
  await client.query("ROLLBACK");
  client.release();
});

test("whoever is syndic of both sees what the sides say, and which lots are still alone", async () => {
  const { block, both } = await linkedBlock();
  const link = await seen(both, block, main);
  expect(link).toMatchObject({ otherSlug: main.slug, mayLink: true, free: ["B3"] });
  expect(link?.otherFree).toHaveLength(18);
  expect(link?.twins.map(({ verdict }) => verdict.kind)).toEqual(["agree", "agree"]);
  // Somebody else holds the block's lots now: nothing changes in the main association.
  await db.admin.query("UPDATE party SET given_name = 'Zoé' WHERE association_id = $1", [block.id]);
  const unlike = await seen(both, main, block, main.lotOf("M7"));
  expect(unlike?.twins).toHaveLength(1);
  expect(unlike?.twins[0]?.verdict).toMatchObject({
    ...{ kind: "differ", behind: null, onlyHere: [{ name: "Ana Peeters", part: "1/1" }] },
    onlyThere: [{ name: "Zoé Peeters" }],
  });
});

test("lots that bear one name are proposed, and nothing is entered by that", async () => {
  const { block, both } = await linkedBlock();
  const ask = () => previewTwins(both, block.id, { otherId: main.id });
  expect(await ask()).toEqual({ pairs: [], unmatched: ["B3"] });
  await db.admin.query("UPDATE lot SET code = 'm-03' WHERE association_id = $1 AND code = 'B3'", [
    block.id,
  ]);
  expect(await ask()).toEqual({ pairs: [{ code: "m-03", otherCode: "M3" }], unmatched: [] });
  expect((await seen(both, block, main))?.free).toEqual(["m-03"]);
});

test("twins are parted, and a link ended, on both sides, from either; what was is kept", async () => {
  const { block, both } = await linkedBlock();
  const kept = async (table: string) => {
    const sides = "$1::uuid IN (association_id, other_id)";
    return (await db.admin.query(`SELECT * FROM ${table} WHERE ${sides}`, [block.id])).rows;
  };
  const pair = { otherId: block.id, lotId: main.lotOf("M8"), reason: "Erreur d’encodage" };
  await partTwin(both, main.id, pair);
  await expect(partTwin(both, main.id, pair)).rejects.toMatchObject({ code: "partial.not-twins" });
  expect((await seen(both, block, main))?.twins).toHaveLength(1);
  expect((await seen(both, main, block))?.twins).toHaveLength(1);
  expect(await kept("former_twin")).toHaveLength(2);

  await endLink(both, block.id, { otherId: main.id, reason: "Nouvel acte de base" });
  expect(await seen(both, block, main)).toBeUndefined();
  expect(await seen(both, main, block)).toBeUndefined();
  expect(await kept("former_twin")).toHaveLength(4);
  const ended = await kept("former_partial_link");
  expect(ended.map((row) => row.association_id).sort()).toEqual([block.id, main.id].sort());
  expect(ended[0]).toMatchObject({ reason: "Nouvel acte de base", ended_by: both.displayName });
  await expect(endLink(both, main.id, { ...pair, otherId: block.id })).rejects.toMatchObject({
    code: "partial.not-linked",
  });
  // What was ended may be linked again.
  await linkPartial(both, block.id, asked());
  expect(await seen(both, main, block)).toMatchObject({ isPartial: false, twins: [] });
});
