import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAccount } from "#server/identity/account/account.service.ts";
import { ROLES } from "#server/kernel/actor.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { write } from "#server/platform/db.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { endMembership, joinAs, showMemberships } from "./membership.service.ts";

const GLYCINES = provenAssociation("01900000-0000-7000-8000-000000000001");
const LILAS = provenAssociation("01900000-0000-7000-8000-000000000002");
const PARTY = "01900000-0000-7000-8000-000000000003";
const syndic = personOf(GLYCINES, "syndic");

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  for (const [id, slug] of [
    [GLYCINES, "glycines"],
    [LILAS, "lilas"],
  ]) {
    await db.admin.query(
      `INSERT INTO association VALUES ($1, $2, $2, '0479495447', 'Rue 1', '1000', 'Bruxelles', 1000,
        '01-01', '{fr}', '05-11', now())`,
      [id, slug],
    );
  }
});
afterAll(() => db.close());

let made = 0;
async function member() {
  const displayName = `Marc ${++made}`;
  const accountId = await write(systemOf(), null, (tx) =>
    createAccount(tx, {
      email: `person${made}@example.com`,
      displayName,
      locale: "fr",
      passwordHash: null,
    }),
  );
  const join = () =>
    write(systemOf(GLYCINES), GLYCINES, (tx) =>
      joinAs(tx, GLYCINES, accountId, { role: "owner", partyId: PARTY }),
    );
  const lines = async () =>
    (await showMemberships(syndic, GLYCINES)).filter((line) => line.accountName === displayName);
  await join();
  return { join, lines };
}

describe("a membership", () => {
  test("is held once, however often it is joined", async () => {
    const { join, lines } = await member();
    await join();
    expect(await lines()).toHaveLength(1);
  });

  test("ends at once, and may begin again", async () => {
    const { join, lines } = await member();
    const [line] = await lines();
    await endMembership(syndic, GLYCINES, { membershipId: line?.id ?? "" });
    expect(await lines()).toEqual([]);
    await join();
    expect(await lines()).toHaveLength(1);
  });

  test.each(ROLES.filter((role) => role !== "syndic"))("is not ended by %s", async (role) => {
    const { lines } = await member();
    const [line] = await lines();
    const other = personOf(GLYCINES, role);
    const ending = endMembership(other, GLYCINES, { membershipId: line?.id ?? "" });
    await expect(ending).rejects.toMatchObject({ code: "access.not-found" });
    expect(() => showMemberships(other, GLYCINES)).toThrow();
  });

  test("is not ended by the syndic of another association, even under its own", async () => {
    const { lines } = await member();
    const [line] = await lines();
    const stranger = personOf(LILAS, "syndic");
    for (const association of [GLYCINES, LILAS]) {
      const ending = endMembership(stranger, association, { membershipId: line?.id ?? "" });
      await expect(ending).rejects.toMatchObject({ code: "access.not-found" });
    }
    expect(await lines()).toHaveLength(1);
  });
});
