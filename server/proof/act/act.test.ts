import { afterAll, beforeAll, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { read, write } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { sha256, toHex } from "../leaf/leaf.rules.ts";
import { findAct } from "./act.queries.ts";
import { verificationAddress } from "./act.rules.ts";
import { ActRef } from "./act.schema.ts";
import { issueAct } from "./act.service.ts";

let db: TestDatabase;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["ana"] }]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
});
afterAll(() => db.close());

const issue = (content: Readonly<Record<string, unknown>>) =>
  write(house.syndic, house.id, (tx) =>
    issueAct(tx, house.id, {
      ...{ kind: "assembly.extract", subjectId: crypto.randomUUID(), partyId: null },
      ...{ day: plainDate("2026-05-20"), content },
    }),
  );
const rowOf = async (id: string) => {
  const { rows } = await db.admin.query(
    "SELECT content, encode(fingerprint, 'hex') AS hash FROM issued_act WHERE id = $1",
    [id],
  );
  return rows[0];
};

test("an issued act is known by the hash of its words to anybody, and nothing else is", async () => {
  const { content, hash } = await rowOf(await issue({ text: "Adopté." }));
  expect(hash).toBe(toHex(sha256(Buffer.from(content, "utf8"))));
  const known = { kind: "assembly.extract", day: "2026-05-20", stands: true, content };
  expect(await read(other.syndic, (tx) => findAct(tx, hash))).toMatchObject(known);
  const another = `${hash.slice(0, -1)}${hash.endsWith("0") ? "1" : "0"}`;
  expect(await read(other.syndic, (tx) => findAct(tx, another))).toBeNull();
});

test("the same words issued twice are two acts; none is changed or taken back", async () => {
  const first = await issue({ text: "Deux fois." });
  const second = await issue({ text: "Deux fois." });
  expect((await rowOf(first)).hash).not.toBe((await rowOf(second)).hash);
  const change = write(house.syndic, house.id, (tx) =>
    tx.issuedAct.updateMany({ where: { id: first }, data: { content: "{}" } }),
  );
  await expect(change).rejects.toThrow(/permission denied/);
});

test.each(["", "0".repeat(63), `${"0".repeat(63)}g`, "../x"])("%j is no fingerprint", (typed) => {
  expect(ActRef.safeParse({ fingerprint: typed }).success).toBe(false);
});

test("an address is typed in capitals as well", () => {
  const typed = "AB".repeat(32);
  expect(ActRef.parse({ fingerprint: typed }).fingerprint).toBe("ab".repeat(32));
  expect(verificationAddress("https://x.be", "nl", "ab".repeat(32))).toBe(
    `https://x.be/nl/verify/act/${"ab".repeat(32)}`,
  );
});
