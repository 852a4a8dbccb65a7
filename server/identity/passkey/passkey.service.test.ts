import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { write } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type Manner, softKey } from "#server/platform/testing-passkey.ts";
import { createAccount } from "../account/account.service.ts";
import { hashPassword } from "../factor/factor.service.ts";
import { showFactors } from "../second-factor/second-factor.service.ts";
import { personOf } from "../session/session.rules.ts";
import type { SignedIn } from "../session/session.schema.ts";
import { resolveSession } from "../session/session.service.ts";
import { signInByPassword } from "../session/sign-in.service.ts";
import {
  addPasskey,
  askForFactor,
  askToAdd,
  askToConfirm,
  askToSignIn,
  confirmByPasskey,
  passByPasskey,
  signInByPasskey,
} from "./passkey.service.ts";

const SITE = "https://koprogo.example";
const PASSWORD = "une phrase assez longue";
const REFUSED = { code: "factor.passkey-refused" };

let db: TestDatabase;
let passwordHash: string;
let email: string;
let person: Person;
let key: ReturnType<typeof softKey>;
let made = 0;

beforeAll(async () => {
  db = await testDatabase();
  overrideEnv({ NEXTAUTH_URL: SITE });
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => db.close());

async function behind(signedIn: SignedIn): Promise<Person> {
  if (signedIn.step !== "done") throw new Error("asked for more");
  const session = await resolveSession(signedIn.secret);
  if (!session) throw new Error("no session");
  return personOf(session);
}

async function register(manner: Manner = {}): Promise<readonly string[]> {
  const { options, sealed } = await askToAdd(person);
  return addPasskey(person, { sealed, answer: key.make(options, manner), name: "ordinateur" });
}

async function half(): Promise<string> {
  const signedIn = await signInByPassword({ email, password: PASSWORD }, "192.0.2.1");
  return signedIn.step === "factor" ? signedIn.half : "";
}

async function signIn(manner: Manner = {}): Promise<SignedIn> {
  const { options, sealed } = await askToSignIn();
  return signInByPasskey({ sealed, answer: key.use(options, manner) });
}

beforeEach(async () => {
  email = `key${++made}@example.com`;
  await write(systemOf(), null, (tx) =>
    createAccount(tx, { email, displayName: "Karim Haddad", locale: "fr", passwordHash }),
  );
  person = await behind(await signInByPassword({ email, password: PASSWORD }, "192.0.2.1"));
  key = softKey(SITE);
});

describe("a passkey", () => {
  test("is added with ten recovery codes, and asked for after the password", async () => {
    expect(await register()).toHaveLength(10);
    const { factors } = await showFactors(person);
    expect(factors).toMatchObject([{ kind: "passkey", name: "ordinateur" }]);
    const begun = await half();
    const { options, sealed } = await askForFactor(begun);
    const answer = key.use(options, { isVerified: false });
    const entered = await behind(await passByPasskey({ half: begun, sealed, answer }));
    expect(entered.amr).toEqual(["pwd", "key"]);
  });

  test("signs in by itself when it has verified its holder, and not otherwise", async () => {
    await register();
    expect((await behind(await signIn())).amr).toEqual(["key"]);
    await expect(signIn({ isVerified: false })).rejects.toMatchObject(REFUSED);
  });

  test("confirms who is there", async () => {
    await register();
    const { options, sealed } = await askToConfirm(person);
    await confirmByPasskey(person, { sealed, answer: key.use(options) });
  });

  test("for another site is refused", async () => {
    await expect(register({ origin: "https://evil.example" })).rejects.toMatchObject(REFUSED);
    await expect(register({ rpId: "evil.example" })).rejects.toMatchObject(REFUSED);
    await register();
    await expect(signIn({ origin: "https://evil.example" })).rejects.toMatchObject(REFUSED);
    await expect(signIn({ rpId: "evil.example" })).rejects.toMatchObject(REFUSED);
  });

  test("answers a question once, and only the question that was asked", async () => {
    await register();
    const { options, sealed } = await askToSignIn();
    const answer = key.use(options);
    await signInByPasskey({ sealed, answer });
    await expect(signInByPasskey({ sealed, answer })).rejects.toMatchObject(REFUSED);
    const other = await askToSignIn();
    const mixed = signInByPasskey({ sealed: other.sealed, answer: key.use(options) });
    await expect(mixed).rejects.toMatchObject(REFUSED);
    const toConfirm = await askToConfirm(person);
    const misused = { sealed: toConfirm.sealed, answer: key.use(toConfirm.options) };
    await expect(signInByPasskey(misused)).rejects.toMatchObject(REFUSED);
  });

  test("that was copied is noticed by its count", async () => {
    await register();
    await signIn();
    key.rewind();
    await expect(signIn()).rejects.toMatchObject(REFUSED);
  });

  test("of nobody, or of somebody else, is refused", async () => {
    await expect(signIn()).rejects.toMatchObject(REFUSED);
    const mine = key;
    await register();
    key = softKey(SITE);
    const { options, sealed } = await askToConfirm(person);
    const foreign = confirmByPasskey(person, { sealed, answer: key.use(options) });
    await expect(foreign).rejects.toMatchObject(REFUSED);
    key = mine;
    await expect(register()).rejects.toMatchObject(REFUSED);
  });
});
