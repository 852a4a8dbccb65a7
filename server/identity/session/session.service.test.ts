import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { at } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { createAccount } from "../account/account.service.ts";
import { hashPassword } from "../factor/factor.service.ts";
import { personOf } from "./session.rules.ts";
import {
  chooseRole,
  replaceSession,
  resolveSession,
  revokeSession,
  showSessions,
  signOut,
} from "./session.service.ts";
import { signInByPassword } from "./sign-in.service.ts";

const PASSWORD = "une phrase assez longue";
const ids = {
  glycines: "01900000-0000-7000-8000-000000000001",
  lilas: "01900000-0000-7000-8000-000000000002",
  office: "01900000-0000-7000-8000-000000000003",
  party: "01900000-0000-7000-8000-000000000004",
};

let db: TestDatabase;
let passwordHash: string;
beforeAll(async () => {
  db = await testDatabase();
  passwordHash = await hashPassword(PASSWORD);
  for (const [id, slug] of [
    [ids.glycines, "glycines"],
    [ids.lilas, "lilas"],
  ]) {
    await db.admin.query(
      `INSERT INTO association VALUES ($1, $2, $2, '0479495447', 'Rue 1', '1000', 'Bruxelles', 1000,
        '01-01', '{fr}', '05-11', now())`,
      [id, slug],
    );
  }
  await db.admin.query(
    `INSERT INTO office (id, kind, name, email, phone, street, postcode, town, created_at)
      VALUES ($1, 'firm', 'Bureau', 'b@example.com', '1', 'Rue 1', '1000', 'Bruxelles', now())`,
    [ids.office],
  );
  await db.admin.query(
    `INSERT INTO mandate (association_id, id, office_id, appointed_on, starts_on, ends_on)
      VALUES ($1, gen_random_uuid(), $2, '2025-01-01', '2025-01-01', '2027-12-31'),
             ($3, gen_random_uuid(), $2, '2022-01-01', '2022-01-01', '2024-12-31')`,
    [ids.glycines, ids.office, ids.lilas],
  );
});
afterAll(() => db.close());

const noon = Temporal.Instant.from("2026-05-20T12:00:00Z");
let made = 0;

async function makeAccount(): Promise<{ accountId: string; email: string }> {
  const email = `person${++made}@example.com`;
  const accountId = await write(systemOf(), null, (tx) =>
    createAccount(tx, { email, displayName: "Marc Delvaux", locale: "fr", passwordHash }),
  );
  return { accountId, email };
}

async function signedIn(email: string): Promise<{ secret: string; person: Person }> {
  const signedIn = await signInByPassword({ email, password: PASSWORD }, "192.0.2.1");
  if (signedIn.step !== "done") throw new Error("asked for more");
  const session = await resolveSession(signedIn.secret);
  if (!session) throw new Error("no session");
  return { secret: signedIn.secret, person: personOf(session) };
}

describe("a session", () => {
  test("is kept by the hash of its secret only", async () => {
    const { email } = await makeAccount();
    const { secret } = await signedIn(email);
    const { rows } = await db.admin.query("SELECT token_hash FROM session");
    const kept: Buffer[] = rows.map(({ token_hash }) => token_hash);
    expect(kept.every((hash) => hash.length === 32)).toBe(true);
    expect(kept.some((hash) => hash.toString("base64url") === secret)).toBe(false);
  });

  test("ends when it is revoked, here or from another one", async () => {
    const { email } = await makeAccount();
    const first = await signedIn(email);
    const second = await signedIn(email);
    expect(await showSessions(first.person)).toHaveLength(2);
    await revokeSession(first.person, { sessionId: second.person.sessionId });
    expect(await resolveSession(second.secret)).toBeNull();
    await signOut(first.person);
    expect(await resolveSession(first.secret)).toBeNull();
  });

  test("ends when its browser opens another, and that is on record", async () => {
    const { email } = await makeAccount();
    const before = await signedIn(email);
    const after = await signedIn(email);
    await replaceSession(before.secret);
    await replaceSession(before.secret);
    await replaceSession("no session of ours");
    expect(await resolveSession(before.secret)).toBeNull();
    expect(await resolveSession(after.secret)).not.toBeNull();
    const { rows } = await db.admin.query(
      "SELECT payload FROM audit_event WHERE type = 'identity/session.replaced'",
    );
    expect(rows).toEqual([{ payload: { sessionId: before.person.sessionId } }]);
  });

  test("ends two hours after its last use", async () => {
    const { email } = await makeAccount();
    const { secret } = await at(noon, () => signedIn(email));
    const later = (minutes: number) => at(noon.add({ minutes }), () => resolveSession(secret));
    expect(await later(119)).not.toBeNull();
    expect(await later(238)).not.toBeNull();
    expect(await later(359)).toBeNull();
  });

  test("ends a week after it was opened, used or not", async () => {
    const { email } = await makeAccount();
    const { secret } = await at(noon, () => signedIn(email));
    const later = (hours: number) => at(noon.add({ hours }), () => resolveSession(secret));
    for (let hours = 1; hours < 7 * 24; hours += 1) expect(await later(hours)).not.toBeNull();
    const week = noon.add({ hours: 7 * 24, minutes: 1 });
    expect(await at(week, () => resolveSession(secret))).toBeNull();
  });

  test("of somebody else does not exist", async () => {
    const mine = await signedIn((await makeAccount()).email);
    const other = await signedIn((await makeAccount()).email);
    const { sessionId } = other.person;
    await expect(revokeSession(mine.person, { sessionId })).rejects.toMatchObject({
      code: "access.not-found",
    });
    expect(await resolveSession(other.secret)).not.toBeNull();
  });

  test.each(["", "x", "a".repeat(43)])("with the secret %j is none", async (secret) => {
    expect(await resolveSession(secret)).toBeNull();
  });
});

describe("what a session may do", () => {
  const capacitiesAt = (secret: string, moment: Temporal.Instant) =>
    at(moment, async () => {
      const session = await resolveSession(secret);
      return session ? personOf(session).capacities : null;
    });

  test("comes from the memberships and mandates of that day", async () => {
    const { accountId, email } = await makeAccount();
    await db.admin.query(
      `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on, ends_on)
        VALUES ($1, gen_random_uuid(), $2, $3, 'owner', '2026-01-01', '2026-05-20')`,
      [ids.lilas, accountId, ids.party],
    );
    await db.admin.query(
      `INSERT INTO office_staff (id, office_id, account_id, role, starts_on)
        VALUES (gen_random_uuid(), $1, $2, 'manager', '2026-05-20')`,
      [ids.office, accountId],
    );
    const { secret } = await at(noon, () => signedIn(email));
    // A password alone opens nothing to staff of an office, not even what they hold as owners.
    expect(await at(noon, () => resolveSession(secret))).toMatchObject({
      mustEnrol: true,
      capacities: [],
    });
    await db.admin.query("UPDATE session SET amr = '{pwd,otp}' WHERE account_id = $1", [accountId]);
    const syndic = {
      associationId: ids.glycines,
      role: "syndic",
      partyId: null,
      officeId: ids.office,
    };
    const owner = { associationId: ids.lilas, role: "owner", partyId: ids.party, officeId: null };
    const onTheDay = await capacitiesAt(secret, noon);
    expect(onTheDay).toHaveLength(2);
    expect(onTheDay).toEqual(expect.arrayContaining([owner, syndic]));
    // The day is the law's: in Brussels it is the twenty-first already.
    const next = Temporal.Instant.from("2026-05-20T22:30:00Z");
    await db.admin.query("UPDATE session SET expires_at = '2026-05-22' WHERE account_id = $1", [
      accountId,
    ]);
    expect(await capacitiesAt(secret, next)).toEqual([syndic]);
  });

  test("is what is left in the role chosen", async () => {
    const { accountId, email } = await makeAccount();
    await db.admin.query(
      `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on)
        VALUES ($1, gen_random_uuid(), $2, $3, 'owner', '2020-01-01'),
               ($1, gen_random_uuid(), $2, $3, 'council', '2020-01-01')`,
      [ids.glycines, accountId, ids.party],
    );
    const { secret, person } = await signedIn(email);
    const roles = async () => {
      const session = await resolveSession(secret);
      return session ? personOf(session).capacities.map(({ role }) => role) : [];
    };
    await chooseRole(person, { role: "council" });
    expect(await roles()).toEqual(["council"]);
    await chooseRole(person, { role: "syndic" });
    expect((await roles()).toSorted()).toEqual(["council", "owner"]);
    await chooseRole(person, { role: null });
    expect(await roles()).toHaveLength(2);
  });
});

describe("a sign-in", () => {
  test("is refused in the same words for a wrong password and an unknown account", async () => {
    const { email } = await makeAccount();
    const refusal = { code: "session.wrong-credentials", field: "password" };
    const wrong = { email, password: "not this one at all" };
    await expect(signInByPassword(wrong, "192.0.2.2")).rejects.toMatchObject(refusal);
    const nobody = { email: "nobody@example.com", password: PASSWORD };
    await expect(signInByPassword(nobody, "192.0.2.2")).rejects.toMatchObject(refusal);
  });

  test("is refused to whoever guesses, and not to the holder in his own browser", async () => {
    const { email } = await makeAccount();
    const first = await signInByPassword({ email, password: PASSWORD }, "192.0.2.3");
    const device = first.step === "done" ? first.device : "";
    const guess = () => signInByPassword({ email, password: "a wrong guess" }, "192.0.2.3");
    for (let i = 0; i < 5; i++) {
      await expect(guess()).rejects.toMatchObject({ code: "session.wrong-credentials" });
    }
    await expect(guess()).rejects.toMatchObject({ code: "limit.too-many" });
    await signInByPassword({ email, password: PASSWORD, device }, "192.0.2.3");
    // A mark made for one account says nothing about another, nor does an invented one.
    const forged = { email, password: PASSWORD, device: `${device.split(".")[0]}.AAAA` };
    await expect(signInByPassword(forged, "192.0.2.3")).rejects.toMatchObject({
      code: "limit.too-many",
    });
  });

  test("of a whole office behind one address goes on", async () => {
    const people = await Promise.all(Array.from({ length: 12 }, makeAccount));
    for (const { email } of [...people, ...people]) {
      await signInByPassword({ email, password: PASSWORD }, "192.0.2.4");
    }
    expect(people).toHaveLength(12);
  });
});
