import { afterAll, beforeAll, expect, test } from "vitest";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { findAct } from "#server/proof/act/act.queries.ts";
import { recordChallenge } from "../challenge/challenge.service.ts";
import { enterEarlier } from "../decision/decision.service.ts";
import { getExtract, listExtracts } from "./extract.queries.ts";
import { ExtractRecord } from "./extract.schema.ts";
import { issueExtract } from "./extract.service.ts";

let db: TestDatabase;
let house: House;
let other: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["ana"] }]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["zoe"] }]);
});
afterAll(() => db.close());

const enter = () =>
  enterEarlier(house.syndic, house.id, {
    ...{ decidedOn: "2025-06-10", item: "Toiture", text: "Réparer la toiture.", language: "fr" },
    ...{ outcome: "adopted", decisionType: null, electorate: null, documentId: null },
    ...{ votesFor: "600", votesAgainst: "100", abstained: null },
    scan: { filename: "pv.pdf", bytes: new TextEncoder().encode("%PDF-1.4") },
  });
const issue = (decisionId: string) => issueExtract(house.syndic, house.id, { decisionId });
const get = (id: string) => read(house.syndic, (tx) => getExtract(tx, house.id, id));

test("an extract says the decision as the register has it, by the syndic in office", async () => {
  const decisionId = await enter();
  const { record, fingerprint } = await get(await issue(decisionId));
  expect(record).toMatchObject({
    association: { enterpriseNumber: "0479495447" },
    decision: { text: "Réparer la toiture.", outcome: "adopted", votes: { for: "600" } },
    ...{ standing: "stands", disagreements: [], certifiedBy: house.syndic.displayName },
  });
  // Whoever holds it reads the same words by its fingerprint, whatever he is.
  const known = await read(other.syndic, (tx) => findAct(tx, fingerprint));
  expect(known).toMatchObject({ kind: "assembly.extract", day: "2025-06-10" });
  expect(ExtractRecord.parse(JSON.parse(known?.content ?? ""))).toEqual(record);
});

test("what was issued stays as it was; the next one says what became of the decision", async () => {
  const decisionId = await enter();
  const before = await issue(decisionId);
  await recordChallenge(house.syndic, house.id, {
    ...{ decisionIds: [decisionId], claimant: "owner", court: "Justice de paix" },
    ...{ caseNumber: null, filedOn: "2025-08-01" },
  });
  const after = await issue(decisionId);
  expect((await get(before)).record.standing).toBe("stands");
  expect((await get(after)).record.standing).toBe("contested");
  const listed = await read(house.syndic, (tx) => listExtracts(tx, house.id, decisionId));
  expect(listed.map(({ id }) => id)).toEqual([after, before]);
});

test("only the syndic certifies, while in office, and only what is in his register", async () => {
  const decisionId = await enter();
  const hidden = { code: "access.not-found" };
  await expect(issueExtract(house.owner("ana"), house.id, { decisionId })).rejects.toMatchObject(
    hidden,
  );
  await expect(issueExtract(other.syndic, other.id, { decisionId })).rejects.toMatchObject(hidden);
  await db.admin.query("UPDATE mandate SET ends_on = starts_on WHERE association_id = $1", [
    house.id,
  ]);
  await expect(issue(decisionId)).rejects.toMatchObject({ code: "convocation.no-syndic" });
  await db.admin.query("UPDATE mandate SET ends_on = starts_on + 1000 WHERE association_id = $1", [
    house.id,
  ]);
});
