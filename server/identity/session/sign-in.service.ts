import { randomBytes, timingSafeEqual } from "node:crypto";
import type { SystemActor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { seal, unseal } from "#server/platform/auth.ts";
import { now, today } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { keysOf } from "#server/platform/oidc.ts";
import { record } from "#server/platform/record.ts";
import { keyedHash } from "#server/platform/secret.ts";
import {
  type Credentials,
  findCredentials,
  findCredentialsById,
} from "../account/account.queries.ts";
import { attemptLimits } from "../factor/factor.rules.ts";
import { drawAttempt, verifyPassword } from "../factor/factor.service.ts";
import { dropLinks } from "../link/link.service.ts";
import { takeCode } from "../second-factor/code.service.ts";
import { asksForMore, findSecondFactors } from "../second-factor/second-factor.queries.ts";
import {
  Half,
  type HalfSignIn,
  type HalfView,
  type PassFactor,
} from "../second-factor/second-factor.schema.ts";
import type { Factor, SignedIn, SignIn } from "./session.schema.ts";
import { openSession } from "./session.service.ts";

const machine: SystemActor = { kind: "system", name: "identity.sign-in", scope: provenScope([]) };

/** How long a right password waits for its code. */
const HALF_SECONDS = 10 * 60;
const HALF = "koprogo.half";

/**
 * Signs in by e-mail and password. An unknown account, one without a password and a wrong password
 * take the same time and get the same answer. Where the account has a second factor, a right
 * password opens nothing yet.
 * @throws DomainError `session.wrong-credentials`, `limit.too-many`.
 */
export async function signInByPassword(
  { email, password, device }: SignIn,
  address: string,
): Promise<SignedIn> {
  const known = device && isDeviceOf(device, email) ? device : null;
  const refund = await drawAttempt(attemptLimits({ email, address, device: known }));
  const account = await read(machine, (tx) => findCredentials(tx, email));
  const right = await verifyPassword(password, account?.passwordHash ?? null);
  if (!account || !right) throw new DomainError("session.wrong-credentials", {}, "password");
  await refund();
  return afterPassword(account, known);
}

/**
 * What follows a right password, or what counts as one: the question for the second factor where
 * there is one, else a session.
 * @param by a link followed on another device opens a session in which nothing is confirmed.
 */
export async function afterPassword(
  account: Credentials,
  device: string | null,
  by: "password" | "link" = "password",
): Promise<SignedIn> {
  const day = today().toString();
  const more = await read(machine, (tx) => findSecondFactors(tx, account.id, day));
  if (asksForMore(more)) {
    const half: Half = { accountId: account.id, mark: markOf(account.passwordHash) };
    return { step: "factor", half: await seal(HALF, half, HALF_SECONDS) };
  }
  return opened(account.id, ["pwd"], account.email, device, by === "password");
}

/** The account whose password was right, while that is worth something; null afterwards. */
export async function readHalf(half: string | undefined) {
  const given = Half.safeParse(await unseal(HALF, half));
  if (!given.success) return null;
  const account = await read(machine, (tx) => findCredentialsById(tx, given.data.accountId));
  // A password changed meanwhile is another password.
  return account && markOf(account.passwordHash) === given.data.mark ? account : null;
}

/** By what the account whose password was right can go on; null when that is worth nothing more. */
export async function showHalf({ half }: HalfSignIn): Promise<HalfView | null> {
  const account = await readHalf(half);
  if (!account) return null;
  const day = today().toString();
  const { passkey, issuers } = await read(machine, (tx) => findSecondFactors(tx, account.id, day));
  return { email: account.email, passkey, providers: keysOf(issuers) };
}

/**
 * The second half of a sign-in: a code of an application, or a recovery code.
 * @throws DomainError `factor.expired` (begin again), `factor.wrong-code`, `limit.too-many`.
 */
export async function passFactor(
  { half, code, device }: PassFactor,
  address: string,
): Promise<SignedIn> {
  const account = await readHalf(half);
  if (!account) throw new DomainError("factor.expired");
  const { id: accountId, email } = account;
  const known = device && isDeviceOf(device, email) ? device : null;
  const taken = await takeCode({ accountId, address, device: known }, code, "code");
  return opened(accountId, ["pwd", taken], email, known);
}

/** Opens the session of a person proved by these, and marks his browser as his. */
export async function opened(
  accountId: string,
  factors: readonly Factor[],
  email: string,
  device: string | null,
  isConfirmed = true,
): Promise<Extract<SignedIn, { step: "done" }>> {
  return write(machine, null, async (tx) => {
    const { locale } = await tx.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { locale: true },
    });
    // Who is there with a factor has not lost it: somebody else said so.
    if (factors.length > 1 || factors.includes("key")) await dropLinks(tx, accountId, ["factor"]);
    const secret = await openSession(tx, accountId, {
      factors,
      acr: null,
      authTime: now(),
      isConfirmed,
    });
    await record(tx, machine, null, "identity/session.opened", { accountId });
    return { step: "done", secret, locale, device: device ?? deviceFor(email) };
  });
}

/** What a password is known by without being told: another password, another mark. */
function markOf(passwordHash: string | null): string {
  return keyedHash("half", passwordHash ?? "").toString("base64url");
}

/** A mark that this browser has signed in to this account: it cannot be made elsewhere. */
function deviceFor(email: string): string {
  const id = randomBytes(16).toString("base64url");
  return `${id}.${keyedHash("device", `${email} ${id}`).toString("base64url")}`;
}

/** Whether the mark is this account's. */
export function isDeviceOf(device: string, email: string): boolean {
  const [id, proof] = device.split(".");
  if (!id || !proof) return false;
  const expected = keyedHash("device", `${email} ${id}`);
  const given = Buffer.from(proof, "base64url");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
