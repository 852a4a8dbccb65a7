import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { createAccount } from "../account/account.service.ts";
import { hashPassword } from "../factor/factor.service.ts";
import { giveTotp } from "../second-factor/second-factor.service.ts";
import { personOf } from "../session/session.rules.ts";
import { resolveSession, revokeSession } from "../session/session.service.ts";
import { signInByPassword } from "../session/sign-in.service.ts";
import {
  continueElsewhere,
  continueHere,
  followDevice,
  lookDevice,
  sendDeviceLink,
} from "./device.service.ts";

const PASSWORD = "une phrase assez longue";
const FROM = "192.0.2.1";
const PAGE = "/fr/step-up?for=assembly.meeting";
const noon = Temporal.Instant.from("2026-05-20T12:00:00Z");
const later = (minutes: number) => noon.add({ minutes });

let db: TestDatabase;
let passwordHash: string;
beforeAll(async () => {
  db = await testDatabase();
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => db.close());

let made = 0;
async function enter() {
  const email = `device${++made}@example.com`;
  const account = { email, displayName: "Hanna", locale: "de", passwordHash } as const;
  const id = await write(systemOf(), null, (tx) => createAccount(tx, account));
  const signedIn = await signInByPassword({ email, password: PASSWORD }, "192.0.2.1");
  const session = signedIn.step === "done" ? await resolveSession(signedIn.secret) : null;
  if (!session) throw new Error("no session");
  return { id, person: personOf(session) };
}

async function offer() {
  const { id: accountId, person } = await enter();
  const id = await at(noon, () => continueElsewhere(person, { page: PAGE, by: "code" }, FROM));
  const follow = (minutes = 1) => at(later(minutes), () => followDevice(person, { id }));
  return { accountId, id, follow, code: (await follow()).code };
}

const take = (code: string, minutes = 1, from = "192.0.2.5") =>
  at(later(minutes), () => continueHere({ code }, from));

describe("a code for another device", () => {
  test("opens the same page there, once, and the first screen sees it", async () => {
    const { code, follow } = await offer();
    const { signedIn, page } = await take(code.toLowerCase().replace("-", " "));
    expect(page).toBe(PAGE);
    const session =
      signedIn.step === "done" ? await at(later(1), () => resolveSession(signedIn.secret)) : null;
    // As strong as a password, and nothing is confirmed by it.
    expect(session).toMatchObject({ amr: ["pwd"], confirmedAt: null });
    expect((await follow(2)).state).toBe("used");
    await expect(take(code)).rejects.toMatchObject({ code: "link.used" });
  });

  test("leads to the second factor where there is one", async () => {
    const { accountId, code } = await offer();
    await write(systemOf(), null, (tx) => giveTotp(tx, accountId, new Uint8Array(20)));
    expect((await take(code)).signedIn.step).toBe("factor");
  });

  test("serves ten minutes", async () => {
    const { code, follow } = await offer();
    await expect(take(code, 11)).rejects.toMatchObject({ code: "link.expired" });
    expect((await follow(11)).state).toBe("expired");
  });

  test("of somebody else does not exist", async () => {
    const { id } = await offer();
    const { person } = await enter();
    const looking = followDevice(person, { id });
    await expect(looking).rejects.toMatchObject({ code: "access.not-found" });
  });

  test("is told before it is taken, and looking uses nothing up", async () => {
    const { code } = await offer();
    const look = (minutes = 1) => at(later(minutes), () => lookDevice({ code }, "192.0.2.5"));
    expect(await look()).toMatchObject({
      state: "open",
      // What follows the path stays untold.
      offer: { name: "Hanna", page: "/fr/step-up", from: "" },
    });
    await take(code);
    expect(await look()).toEqual({ state: "used", offer: null });
    expect(await look(11)).toEqual({ state: "used", offer: null });
    const none = await at(later(1), () => lookDevice({ code: "AAAAA-AAAAA" }, "192.0.2.7"));
    expect(none).toEqual({ state: "unknown", offer: null });
  });

  test("ends with the session it was made in", async () => {
    const { person } = await enter();
    const id = await at(noon, () => continueElsewhere(person, { page: PAGE, by: "mail" }, FROM));
    const { code } = await at(later(1), () => followDevice(person, { id }));
    await at(later(1), () => revokeSession(person, { sessionId: person.sessionId }));
    const look = await at(later(2), () => lookDevice({ code }, "192.0.2.5"));
    expect(look).toEqual({ state: "expired", offer: null });
    await expect(take(code, 2)).rejects.toMatchObject({ code: "link.expired" });
    // Nor does its mail leave any more.
    await at(later(2), () => sendDeviceLink(systemOf(), id));
  });

  test("goes by mail to the account's own address, not without end", async () => {
    const { person } = await enter();
    const ask = () => continueElsewhere(person, { page: PAGE, by: "mail" }, FROM);
    for (let i = 0; i < 3; i += 1) await ask();
    await expect(ask()).rejects.toMatchObject({ code: "limit.too-many" });
  });

  test("is not to be guessed", async () => {
    const guess = () => take("AAAAA-AAAAA", 1, "192.0.2.66");
    for (let i = 0; i < 30; i += 1) {
      await expect(guess()).rejects.toMatchObject({ code: "link.unknown" });
    }
    await expect(guess()).rejects.toMatchObject({ code: "limit.too-many" });
  });
});
