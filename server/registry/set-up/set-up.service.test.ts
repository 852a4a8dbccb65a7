import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { resolveSession } from "#server/identity/session/session.service.ts";
import { at } from "#server/platform/clock.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { completeSetUp, issueSetUpLink, showSetUp } from "./set-up.service.ts";

let db: TestDatabase;
beforeEach(async () => {
  db = await testDatabase();
});
afterEach(() => db.discard());

const office = {
  kind: "firm",
  name: "Syndic Neuf",
  enterpriseNumber: "0314.595.348",
  ipiNumber: "512345",
  legalForm: "SRL",
  contactName: "",
  email: "bureau@neuf.example",
  phone: "+32 2 555 00 00",
  street: "Rue Neuve 1",
  postcode: "1000",
  town: "Bruxelles",
} as const;
const manager = {
  name: "Nora Neuf",
  email: "nora@neuf.example",
  password: "une phrase bien assez longue",
  locale: "fr",
} as const;

async function issued(): Promise<string> {
  const token = await issueSetUpLink();
  if (!token) throw new RangeError("no link was made");
  return token;
}

const CLOSED = { code: "access.not-found" };

describe("the link of the set-up", () => {
  test("makes an office and its manager, who is signed in, and is then closed", async () => {
    const token = await issued();
    expect(await showSetUp(token)).toEqual({ isOpen: true });
    const { secret, officeId } = await completeSetUp({ token, office, manager });
    expect(await resolveSession(secret)).toMatchObject({ displayName: "Nora Neuf" });
    const { rows } = await db.admin.query(
      "SELECT o.enterprise_number, s.role FROM office o JOIN office_staff s ON s.office_id = o.id WHERE o.id = $1",
      [officeId],
    );
    expect(rows).toEqual([{ enterprise_number: "0314595348", role: "manager" }]);
    expect(await showSetUp(token)).toEqual({ isOpen: false });
    await expect(completeSetUp({ token, office, manager })).rejects.toMatchObject(CLOSED);
    expect(await issueSetUpLink()).toBeNull();
  });

  test("is kept by its hash only", async () => {
    const token = await issued();
    const { rows } = await db.admin.query("SELECT token_hash FROM set_up_link");
    expect(rows).toHaveLength(1);
    expect(rows[0].token_hash).toHaveLength(32);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("is another at the next start, and the one before opens nothing", async () => {
    const first = await issued();
    const second = await issued();
    expect(await showSetUp(first)).toEqual({ isOpen: false });
    expect(await showSetUp(second)).toEqual({ isOpen: true });
  });

  test("expires", async () => {
    const start = Temporal.Instant.from("2026-05-20T08:00:00Z");
    const token = await at(start, issued);
    expect(await at(start.add({ hours: 71 }), () => showSetUp(token))).toEqual({ isOpen: true });
    expect(await at(start.add({ hours: 73 }), () => showSetUp(token))).toEqual({ isOpen: false });
  });

  test("makes one office of two that are asked for at once", async () => {
    const token = await issued();
    const other = { ...manager, email: "other@neuf.example" };
    const both = await Promise.allSettled([
      completeSetUp({ token, office, manager }),
      completeSetUp({ token, office, manager: other }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test.each(["", "x", "a".repeat(43)])("is not %j", async (token) => {
    await issued();
    expect(await showSetUp(token)).toEqual({ isOpen: false });
    await expect(completeSetUp({ token, office, manager })).rejects.toMatchObject(CLOSED);
  });

  test.each([
    [{ office: { ...office, ipiNumber: "" }, manager }, "office.ipi-missing", "office.ipiNumber"],
    [
      { office: { ...office, ipiNumber: "12" }, manager },
      "office.ipi-malformed",
      "office.ipiNumber",
    ],
    [
      { office, manager: { ...manager, password: "court" } },
      "account.password-too-short",
      "manager.password",
    ],
  ])("is not used up by what is refused: %#", async (said, code, field) => {
    const token = await issued();
    await expect(completeSetUp({ token, ...said })).rejects.toMatchObject({ code, field });
    expect(await showSetUp(token)).toEqual({ isOpen: true });
  });
});
