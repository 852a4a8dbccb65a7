import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Person, SystemActor } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { newRowId, now, nowColumn } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { keyedHash } from "#server/platform/secret.ts";
import { findCredentials } from "../account/account.queries.ts";
import { attemptLimits } from "../factor/factor.rules.ts";
import { drawAttempt, verifyPassword } from "../factor/factor.service.ts";
import { findSession, listSessions } from "./session.queries.ts";
import { SESSION_SECONDS } from "./session.rules.ts";
import type {
  ActingRole,
  Factor,
  OpenedSession,
  SessionLine,
  SessionRef,
  SessionState,
  SignIn,
} from "./session.schema.ts";

const machine: SystemActor = { kind: "system", name: "identity.session", scope: provenScope([]) };

/** How a session was opened: by what, how strongly, and when the person was there. */
export type Proof = Readonly<{
  factor: Factor;
  acr: string | null;
  authTime: Temporal.Instant;
}>;

/**
 * Opens a session inside the use case that proved who it is for.
 * @returns its secret, of which only the hash is kept.
 */
export async function openSession(tx: Tx, accountId: string, proof: Proof): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  const opened = now();
  await tx.session.create({
    data: {
      id: newRowId(),
      tokenHash: hashOf(secret),
      accountId,
      amr: [proof.factor],
      acr: proof.acr,
      authTime: new Date(proof.authTime.epochMilliseconds),
      createdAt: new Date(opened.epochMilliseconds),
      expiresAt: new Date(opened.add({ seconds: SESSION_SECONDS }).epochMilliseconds),
    },
  });
  return secret;
}

/** Who is behind a session's secret; null when it is unknown, ended or expired. */
export function resolveSession(secret: string): Promise<SessionState | null> {
  return read(machine, (tx) => findSession(tx, hashOf(secret), now()));
}

/**
 * Signs in by e-mail and password. An unknown account, one without a password and a wrong password
 * take the same time and get the same answer.
 * @throws DomainError `session.wrong-credentials`, `limit.too-many`.
 */
export async function signInByPassword(
  { email, password, device }: SignIn,
  address: string,
): Promise<OpenedSession & { device: string }> {
  const known = device && isDeviceOf(device, email) ? device : null;
  const refund = await drawAttempt(attemptLimits({ email, address, device: known }));
  const account = await read(machine, (tx) => findCredentials(tx, email));
  const right = await verifyPassword(password, account?.passwordHash ?? null);
  if (!account || !right) throw new DomainError("session.wrong-credentials", {}, "password");
  await refund();
  const secret = await write(machine, null, async (tx) => {
    const opened = await openSession(tx, account.id, { factor: "pwd", acr: null, authTime: now() });
    await record(tx, machine, null, "identity/session.opened", { accountId: account.id });
    return opened;
  });
  return { secret, locale: account.locale, device: known ?? deviceFor(email) };
}

/** One's own open sessions. */
export function showSessions(actor: Person): Promise<SessionLine[]> {
  return read(actor, (tx) => listSessions(tx, actor, now()));
}

/** Ends the session one is in. */
export function signOut(actor: Person): Promise<void> {
  return revokeSession(actor, { sessionId: actor.sessionId });
}

/** Ends one of one's own sessions. @throws DomainError `access.not-found` for anybody else's. */
export function revokeSession(actor: Person, { sessionId }: SessionRef): Promise<void> {
  return write(actor, null, async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: sessionId, accountId: actor.accountId, revokedAt: null },
      data: { revokedAt: nowColumn() },
    });
    if (count === 0) throw notFound();
    await record(tx, actor, null, "identity/session.revoked", { sessionId });
  });
}

/** Ends the session of a browser that has just opened another; what is over stays so. */
export function replaceSession(secret: string): Promise<void> {
  return write(machine, null, async (tx) => {
    const ended = await tx.session.updateManyAndReturn({
      where: { tokenHash: hashOf(secret), revokedAt: null },
      data: { revokedAt: nowColumn() },
      select: { id: true },
    });
    for (const { id: sessionId } of ended) {
      await record(tx, machine, null, "identity/session.replaced", { sessionId });
    }
  });
}

/**
 * Chooses the role this session acts in. A role that is not held changes nothing: what a session
 * may do comes from what its account holds, of which this only leaves something out.
 */
export function chooseRole(actor: Person, { role }: ActingRole): Promise<void> {
  return write(actor, null, async (tx) => {
    await tx.session.updateMany({
      where: { id: actor.sessionId, accountId: actor.accountId },
      data: { actingRole: role },
    });
    await record(tx, actor, null, "identity/session.role-chosen", { sessionId: actor.sessionId });
  });
}

function hashOf(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

/** A mark that this browser has signed in to this account: it cannot be made elsewhere. */
function deviceFor(email: string): string {
  const id = randomBytes(16).toString("base64url");
  return `${id}.${keyedHash("device", `${email} ${id}`).toString("base64url")}`;
}

function isDeviceOf(device: string, email: string): boolean {
  const [id, proof] = device.split(".");
  if (!id || !proof) return false;
  const expected = keyedHash("device", `${email} ${id}`);
  const given = Buffer.from(proof, "base64url");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
