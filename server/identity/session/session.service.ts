import { createHash, randomBytes } from "node:crypto";
import type { Person, SystemActor } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { newRowId, now, nowColumn } from "#server/platform/clock.ts";
import { askOnce, read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { findSession, listEnded, listSessions } from "./session.queries.ts";
import { deviceWords, endOf, isStale } from "./session.rules.ts";
import type {
  ActingRole,
  Factor,
  SessionLine,
  SessionRef,
  SessionState,
} from "./session.schema.ts";

const machine: SystemActor = { kind: "system", name: "identity.session", scope: provenScope([]) };

/** How a session was opened: by what, how strongly, and when the person was there. */
export type Proof = Readonly<{
  factors: readonly Factor[];
  acr: string | null;
  authTime: Temporal.Instant;
  /** False where the person was only brought here: a sensitive act then asks at once. */
  isConfirmed?: boolean;
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
      amr: [...proof.factors],
      acr: proof.acr,
      authTime: column(proof.authTime),
      createdAt: column(opened),
      confirmedAt: proof.isConfirmed === false ? null : column(opened),
      seenAt: column(opened),
      expiresAt: column(endOf(opened, opened)),
    },
  });
  return secret;
}

/**
 * Who is behind a session's secret; null when it is unknown, ended or expired. Being used puts its
 * end off, at most once in five minutes.
 */
export async function resolveSession(secret: string): Promise<SessionState | null> {
  const moment = now();
  const found = await askOnce((db) => findSession(db, hashOf(secret), moment));
  if (!found || !isStale(found, moment)) return found;
  return write(machine, null, async (tx) => {
    const { createdAt } = await tx.session.findUniqueOrThrow({
      where: { id: found.sessionId },
      select: { createdAt: true },
    });
    const opened = Temporal.Instant.fromEpochMilliseconds(createdAt.getTime());
    const endsAt = endOf(opened, moment);
    await tx.session.update({
      where: { id: found.sessionId },
      data: { seenAt: column(moment), expiresAt: column(endsAt) },
    });
    return { ...found, endsAt };
  });
}

/** Those of some sessions that have ended, by their ids. */
export async function endedAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set(await read(machine, (tx) => listEnded(tx, ids, now())));
}

/** Notes in which browser a session just opened is, in two words of its user agent. */
export function noteDevice(secret: string, userAgent: string | null): Promise<void> {
  return write(machine, null, async (tx) => {
    await tx.session.updateMany({
      where: { tokenHash: hashOf(secret), device: null },
      data: { device: deviceWords(userAgent ?? "") },
    });
  });
}

/** A proof given inside a session: what it is by now, and that the person is there. */
export async function strengthenSession(tx: Tx, actor: Person, factor: Factor): Promise<void> {
  const amr = [...new Set([...actor.amr, factor])];
  await tx.session.updateMany({
    where: { id: actor.sessionId, accountId: actor.accountId, revokedAt: null },
    data: { amr, confirmedAt: nowColumn() },
  });
}

/** Ends every other session of an account, inside the use case that has a reason to. */
export async function endOtherSessions(
  tx: Tx,
  accountId: string,
  except: string | null,
): Promise<void> {
  await tx.session.updateMany({
    where: { accountId, revokedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: nowColumn() },
  });
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

/** Ends all of one's own sessions but the one one is in. */
export function revokeOthers(actor: Person): Promise<void> {
  return write(actor, null, async (tx) => {
    await endOtherSessions(tx, actor.accountId, actor.sessionId);
    await record(tx, actor, null, "identity/sessions.revoked", { accountId: actor.accountId });
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

const column = (moment: Temporal.Instant) => new Date(moment.epochMilliseconds);
