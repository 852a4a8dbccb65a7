import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { at } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { createCaller } from "#server/root.ts";
import { createAccount } from "../account/account.service.ts";
import { confirm, confirmationWays } from "../confirmation/confirmation.service.ts";
import { hashPassword } from "../factor/factor.service.ts";
import { personOf } from "../session/session.rules.ts";
import { resolveSession } from "../session/session.service.ts";
import { passFactor, showHalf, signInByPassword } from "../session/sign-in.service.ts";
import { codeAt, secretFromText, stepAt } from "./second-factor.rules.ts";
import {
  confirmTotp,
  giveTotp,
  removeFactor,
  renewRecoveryCodes,
  showFactors,
  showPendingTotp,
  startTotp,
} from "./second-factor.service.ts";

const PASSWORD = "une phrase assez longue";
const OFFICE = "01900000-0000-7000-8000-000000000003";
const SECRET = new Uint8Array(20).fill(3);
const noon = Temporal.Instant.from("2026-05-20T12:00:00Z");
const HERE = "192.0.2.1";

let db: TestDatabase;
let passwordHash: string;
beforeAll(async () => {
  db = await testDatabase();
  passwordHash = await hashPassword(PASSWORD);
  await db.admin.query(
    `INSERT INTO office (id, kind, name, email, phone, street, postcode, town, created_at)
     VALUES ($1, 'firm', 'Bureau', 'b@example.com', '1', 'Rue 1', '1000', 'Bruxelles', now())`,
    [OFFICE],
  );
});
afterAll(() => db.close());

let made = 0;
async function makeAccount({ totp = true, staff = false } = {}) {
  const email = `factor${++made}@example.com`;
  const accountId = await write(systemOf(), null, async (tx) => {
    const id = await createAccount(tx, {
      ...{ email, displayName: "Els Bogaert", locale: "nl", passwordHash },
    });
    if (totp) await giveTotp(tx, id, SECRET);
    return id;
  });
  if (staff) {
    await db.admin.query(
      `INSERT INTO office_staff (id, office_id, account_id, role, starts_on)
       VALUES (gen_random_uuid(), $1, $2, 'clerk', '2020-01-01')`,
      [OFFICE, accountId],
    );
  }
  return { email, accountId };
}

const codeOf = (moment: Temporal.Instant, off = 0n, secret = SECRET) =>
  codeAt(secret, stepAt(moment) + off);

async function half(email: string, address = HERE): Promise<string> {
  const signedIn = await signInByPassword({ email, password: PASSWORD }, address);
  if (signedIn.step !== "factor") throw new Error("the password alone opened a session");
  return signedIn.half;
}

async function enter(email: string, code: string, address = HERE) {
  const done = await passFactor({ half: await half(email, address), code }, address);
  if (done.step !== "done") throw new Error("asked for more");
  return { device: done.device, ...(await personBehind(done.secret)) };
}

async function personBehind(secret: string): Promise<{ person: Person; secret: string }> {
  const session = await resolveSession(secret);
  if (!session) throw new Error("no session");
  return { person: personOf(session), secret };
}

/** Signed in by a password that is all the account has. */
async function byPasswordAlone(email: string): Promise<Person> {
  const signedIn = await signInByPassword({ email, password: PASSWORD }, HERE);
  if (signedIn.step !== "done") throw new Error("asked for more");
  return (await personBehind(signedIn.secret)).person;
}

const WRONG = { code: "factor.wrong-code", field: "code" };

describe("signing in to an account with a second factor", () => {
  test("opens nothing before its code, and is then of two factors", async () => {
    const { email } = await makeAccount();
    const { person } = await at(noon, () => enter(email, codeOf(noon)));
    expect(person.amr).toEqual(["pwd", "otp"]);
  });

  test("takes a code once, also when two come at the same instant", async () => {
    const { email } = await makeAccount();
    const halves = [await half(email), await half(email)];
    const both = await at(noon, () =>
      Promise.allSettled(halves.map((one) => passFactor({ half: one, code: codeOf(noon) }, HERE))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(at(noon, () => enter(email, codeOf(noon, -1n)))).rejects.toMatchObject(WRONG);
    await at(noon, () => enter(email, codeOf(noon, 1n)));
  });

  test("refuses a code of another account, a wrong one, and none", async () => {
    const { email } = await makeAccount();
    const other = codeOf(noon, 0n, new Uint8Array(20).fill(9));
    for (const code of [other, "000000", "", "AAAAA-AAAAA"]) {
      await expect(at(noon, () => enter(email, code))).rejects.toMatchObject(WRONG);
    }
  });

  test("waits ten minutes for the code, and for the password it was begun with", async () => {
    const { email, accountId } = await makeAccount();
    const begun = await half(email);
    expect(await showHalf({ half: begun })).toMatchObject({ email });
    await db.admin.query("UPDATE account SET password_hash = 'another' WHERE id = $1", [accountId]);
    const late = at(noon, () => passFactor({ half: begun, code: codeOf(noon) }, HERE));
    await expect(late).rejects.toMatchObject({ code: "factor.expired" });
    expect(await showHalf({ half: "" })).toBeNull();
  });

  test("takes a recovery code in its place, once", async () => {
    const { email } = await makeAccount();
    const { person } = await at(noon, () => enter(email, codeOf(noon)));
    const codes = await renewRecoveryCodes(person);
    expect(new Set(codes).size).toBe(10);
    const [first = "", second = ""] = codes;
    expect((await enter(email, first.toLowerCase())).person.amr).toEqual(["pwd", "recovery"]);
    await expect(enter(email, first)).rejects.toMatchObject(WRONG);
    await renewRecoveryCodes(person);
    await expect(enter(email, second)).rejects.toMatchObject(WRONG);
  });

  test("keeps neither secret nor codes in clear", async () => {
    const { email, accountId } = await makeAccount();
    const { person } = await at(noon, () => enter(email, codeOf(noon)));
    await renewRecoveryCodes(person);
    const { rows } = await db.admin.query<{ secret: Buffer }>(
      "SELECT secret FROM factor WHERE account_id = $1",
      [accountId],
    );
    expect(rows[0]?.secret.includes(Buffer.from(SECRET))).toBe(false);
    const hashes = await db.admin.query<{ hash: Buffer }>(
      "SELECT hash FROM recovery_code WHERE account_id = $1",
      [accountId],
    );
    expect(hashes.rows.every(({ hash }) => hash.length === 32)).toBe(true);
  });
});

describe("guessing codes", () => {
  test("rests, and not for the holder in a browser he used before", async () => {
    const { email } = await makeAccount();
    const { device } = await at(noon, () => enter(email, codeOf(noon)));
    const guess = () => at(noon, () => enter(email, "000000", "192.0.2.9"));
    for (let i = 0; i < 5; i += 1) await expect(guess()).rejects.toMatchObject(WRONG);
    await expect(guess()).rejects.toMatchObject({ code: "limit.too-many" });
    const begun = await half(email, "192.0.2.9");
    const next = { half: begun, code: codeOf(noon, 1n), device };
    await at(noon, () => passFactor(next, "192.0.2.9"));
  });

  test("of one account does not hold up its office behind the same address", async () => {
    const [guessed, ...people] = await Promise.all(Array.from({ length: 12 }, () => makeAccount()));
    for (let i = 0; i < 6; i += 1) {
      await at(noon, () => enter(guessed?.email ?? "", "000000", "192.0.2.8")).catch(() => {});
    }
    for (const { email } of people) {
      await at(noon, () => enter(email, codeOf(noon), "192.0.2.8"));
    }
  });
});

describe("staff of an office without a second factor", () => {
  test("may set one up and do nothing else, until there is one", async () => {
    const { email } = await makeAccount({ totp: false, staff: true });
    const person = await byPasswordAlone(email);
    expect(person).toMatchObject({ mustEnrol: true, capacities: [] });
    const call = createCaller({ actor: person, requestId: "t", ip: HERE });
    for (const refused of [
      call.registry.association.list(),
      call.identity.session.list(),
      call.identity.account.changePassword({ current: PASSWORD, next: "une autre phrase" }),
    ]) {
      await expect(refused).rejects.toMatchObject({ cause: { code: "access.factor-required" } });
    }
    await call.identity.secondFactor.startTotp();
    const pending = await showPendingTotp(person);
    const secret = secretFromText(pending?.secret ?? "");
    const moment = Temporal.Now.instant();
    const asked = { code: codeAt(secret, stepAt(moment)), name: "téléphone" };
    const codes = await call.identity.secondFactor.confirmTotp(asked);
    expect(codes).toHaveLength(10);
    const { factors } = await showFactors(person);
    expect(factors).toMatchObject([{ kind: "totp", name: "téléphone" }]);
    // This session proved it too; the next one asks for it.
    await half(email);
  });

  test("keep their last one", async () => {
    const { email } = await makeAccount({ staff: true });
    const { person } = await at(noon, () => enter(email, codeOf(noon)));
    const [factor] = (await showFactors(person)).factors;
    const removing = removeFactor(person, { id: factor?.id ?? "" });
    await expect(removing).rejects.toMatchObject({ code: "factor.last" });
  });
});

describe("taking a factor off", () => {
  test("leaves an owner his password, and no recovery code behind", async () => {
    const { email } = await makeAccount();
    const { person } = await at(noon, () => enter(email, codeOf(noon)));
    await renewRecoveryCodes(person);
    const [factor] = (await showFactors(person)).factors;
    await removeFactor(person, { id: factor?.id ?? "" });
    expect(await showFactors(person)).toEqual({ factors: [], recoveryLeft: 0, required: false });
    await byPasswordAlone(email);
  });

  test("of somebody else does not exist", async () => {
    const mine = await at(noon, async () => enter((await makeAccount()).email, codeOf(noon)));
    const other = await at(noon, async () => enter((await makeAccount()).email, codeOf(noon)));
    const [factor] = (await showFactors(other.person)).factors;
    const removing = removeFactor(mine.person, { id: factor?.id ?? "" });
    await expect(removing).rejects.toMatchObject({ code: "access.not-found" });
  });
});

describe("setting an application up", () => {
  test("shows its secret for a quarter of an hour, and counts for nothing before its code", async () => {
    const { email } = await makeAccount({ totp: false });
    const person = await byPasswordAlone(email);
    await at(noon, () => startTotp(person));
    expect(await at(noon.add({ minutes: 14 }), () => showPendingTotp(person))).not.toBeNull();
    expect(await at(noon.add({ minutes: 16 }), () => showPendingTotp(person))).toBeNull();
    await byPasswordAlone(email);
    const late = at(noon.add({ minutes: 16 }), () =>
      confirmTotp(person, { code: "000000", name: "" }, HERE),
    );
    await expect(late).rejects.toMatchObject({ code: "factor.none-pending" });
  });
});

describe("confirming who one is", () => {
  test("asks for a code where there is one, and never for the password then", async () => {
    const { email } = await makeAccount();
    const { person, secret } = await at(noon, () => enter(email, codeOf(noon)));
    expect(await confirmationWays(person)).toMatchObject({ field: "code" });
    const byPassword = confirm(person, { given: PASSWORD }, HERE);
    await expect(byPassword).rejects.toMatchObject({ code: "factor.wrong-code" });
    const later = noon.add({ minutes: 40 });
    await at(later, () => confirm(person, { given: codeOf(later) }, HERE));
    const session = await at(later, () => resolveSession(secret));
    expect(session?.confirmedAt?.epochMilliseconds).toBeGreaterThanOrEqual(later.epochMilliseconds);
  });

  test("asks for the password where there is nothing else", async () => {
    const { email } = await makeAccount({ totp: false });
    const person = await byPasswordAlone(email);
    expect(await confirmationWays(person)).toMatchObject({ field: "password" });
    await confirm(person, { given: PASSWORD }, HERE);
    const wrong = confirm(person, { given: "not this one at all" }, HERE);
    await expect(wrong).rejects.toMatchObject({ code: "account.password-wrong" });
  });

  test("serves a sensitive act for a quarter of an hour", async () => {
    const { email } = await makeAccount();
    const { person } = await at(noon, () => enter(email, codeOf(noon)));
    const renew = (minutes: number) =>
      at(noon.add({ minutes }), () =>
        createCaller({ actor: person, requestId: "t", ip: HERE }).identity.secondFactor.startTotp(),
      );
    await renew(14);
    const refusal = { cause: { code: "access.confirmation-required", details: { act: "factor" } } };
    await expect(renew(16)).rejects.toMatchObject(refusal);
    await expect(renew(-5)).rejects.toMatchObject(refusal);
  });
});
