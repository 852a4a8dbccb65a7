import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { write } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { hashPassword } from "../factor/factor.service.ts";
import type { VerifiedIdentity } from "../provider/provider.schema.ts";
import {
  bindIdentity,
  showLinkedIdentities,
  signInByIdentity,
  unbindIdentity,
} from "../provider/provider.service.ts";
import { personOf } from "../session/session.rules.ts";
import { resolveSession } from "../session/session.service.ts";
import { signInByPassword } from "../session/sign-in.service.ts";
import { changeLocale, changePassword, createAccount, showAccount } from "./account.service.ts";

const OLD = "une phrase assez longue";
const NEW = "une autre phrase, plus longue";

let db: TestDatabase;
let oldHash: string;
beforeAll(async () => {
  db = await testDatabase();
  oldHash = await hashPassword(OLD);
});
afterAll(() => db.close());

const identityOf = (subject: string): VerifiedIdentity => ({
  issuer: "https://idp.example/v2",
  subject,
  name: "Marc Delvaux",
  acr: null,
  authTime: Temporal.Instant.from("2026-05-20T12:00:00Z"),
  tokenHash: new Uint8Array(32),
});

let made = 0;
async function makeAccount(passwordHash: string | null) {
  const email = `person${++made}@example.com`;
  const identity = identityOf(email);
  await write(systemOf(), null, async (tx) => {
    const id = await createAccount(tx, {
      email,
      displayName: "Marc Delvaux",
      locale: "fr",
      passwordHash,
    });
    await bindIdentity(tx, id, identity);
  });
  return { email, identity };
}

async function personBehind(secret: string) {
  const session = await resolveSession(secret);
  if (!session) throw new Error("no session");
  return personOf(session);
}

const byPassword = async (email: string, password = OLD) => {
  const signedIn = await signInByPassword({ email, password }, "192.0.2.1");
  if (signedIn.step !== "done") throw new Error("asked for more");
  return { secret: signedIn.secret, person: await personBehind(signedIn.secret) };
};

describe("changing a password", () => {
  test("needs the present one, then ends every other session", async () => {
    const { email } = await makeAccount(oldHash);
    const here = await byPassword(email);
    const elsewhere = await byPassword(email);
    const wrong = { current: "pas le bon du tout", next: NEW };
    await expect(changePassword(here.person, wrong, "192.0.2.1")).rejects.toMatchObject({
      code: "account.password-wrong",
      field: "current",
    });
    await changePassword(here.person, { current: OLD, next: NEW }, "192.0.2.1");
    expect(await resolveSession(here.secret)).not.toBeNull();
    expect(await resolveSession(elsewhere.secret)).toBeNull();
    await byPassword(email, NEW);
    await expect(byPassword(email, OLD)).rejects.toMatchObject({
      code: "session.wrong-credentials",
    });
  });

  test("refuses one that is too short, or the address itself", async () => {
    const { email } = await makeAccount(oldHash);
    const { person } = await byPassword(email);
    const change = (next: string) => changePassword(person, { current: OLD, next }, "192.0.2.1");
    await expect(change("court")).rejects.toMatchObject({
      code: "account.password-too-short",
      field: "next",
    });
    await expect(change(email.toUpperCase())).rejects.toMatchObject({
      code: "account.password-is-email",
    });
  });

  test("sets the first one from a session opened by itsme", async () => {
    const { email, identity } = await makeAccount(null);
    const person = await personBehind((await signInByIdentity(identity)).secret);
    expect(await showAccount(person)).toMatchObject({ email, hasPassword: false });
    await changePassword(person, { current: "", next: NEW }, "192.0.2.1");
    await byPassword(email, NEW);
  });
});

test("the language chosen is kept", async () => {
  const { email } = await makeAccount(oldHash);
  const { person } = await byPassword(email);
  await changeLocale(person, { locale: "de" });
  expect(await showAccount(person)).toMatchObject({ locale: "de" });
});

describe("taking an identity off an account", () => {
  test("leaves it without that way in", async () => {
    const { email, identity } = await makeAccount(oldHash);
    const { person } = await byPassword(email);
    const [linked] = await showLinkedIdentities(person);
    await unbindIdentity(person, { id: linked?.id ?? "" });
    await expect(signInByIdentity(identity)).rejects.toMatchObject({ code: "provider.unbound" });
  });

  test("never takes the last way in", async () => {
    const { identity } = await makeAccount(null);
    const person = await personBehind((await signInByIdentity(identity)).secret);
    const [linked] = await showLinkedIdentities(person);
    await expect(unbindIdentity(person, { id: linked?.id ?? "" })).rejects.toMatchObject({
      code: "provider.last-factor",
    });
  });

  test("of somebody else does not exist", async () => {
    const mine = await byPassword((await makeAccount(oldHash)).email);
    const other = await byPassword((await makeAccount(oldHash)).email);
    const [linked] = await showLinkedIdentities(other.person);
    await expect(unbindIdentity(mine.person, { id: linked?.id ?? "" })).rejects.toMatchObject({
      code: "access.not-found",
    });
  });
});
