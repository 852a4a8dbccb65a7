import { randomBytes } from "node:crypto";
import { CONFIRMED_MINUTES, type Person } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { newRowId, now, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { getAccount } from "../account/account.queries.ts";
import { codeLimits } from "../factor/factor.rules.ts";
import { drawAttempt } from "../factor/factor.service.ts";
import { strengthenSession } from "../session/session.service.ts";
import { hashRecoveryCode, openSecret, sealSecret } from "./code.service.ts";
import { findPendingTotp, findSecondFactors, listFactors } from "./second-factor.queries.ts";
import {
  otpauthUri,
  RECOVERY_CODES,
  readCode,
  recoveryCode,
  secretInGroups,
  stepOfCode,
} from "./second-factor.rules.ts";
import type { FactorsView, PendingTotp } from "./second-factor.schema.ts";

/** As many as anybody carries about. */
const MOST = 10;

/** A secret that nobody has given to an application for a quarter of an hour is shown no more. */
const lately = () => now().subtract({ minutes: CONFIRMED_MINUTES });

/** The second factors of one's account. */
export function showFactors(actor: Person): Promise<FactorsView> {
  return read(actor, async (tx) => {
    const { recovery, isStaff } = await findSecondFactors(tx, actor.accountId, today().toString());
    const factors = await listFactors(tx, actor.accountId);
    return { factors, recoveryLeft: recovery, required: isStaff };
  });
}

/** The application being set up, with its secret; null when there is none. */
export function showPendingTotp(actor: Person): Promise<PendingTotp | null> {
  return read(actor, async (tx) => {
    const pending = await findPendingTotp(tx, actor.accountId, lately());
    if (!pending) return null;
    const { email } = await getAccount(tx, actor.accountId);
    const secret = openSecret(pending.id, pending.secret);
    return { secret: secretInGroups(secret), uri: otpauthUri(secret, email) };
  });
}

/**
 * Begins to set up an application that counts codes; one begun before is forgotten.
 * @throws DomainError `factor.too-many`.
 */
export function startTotp(actor: Person): Promise<void> {
  return write(actor, null, async (tx) => {
    await makeRoom(tx, actor.accountId);
    await tx.factor.deleteMany({
      where: { accountId: actor.accountId, kind: "totp", confirmedAt: null },
    });
    await enterTotp(tx, actor.accountId, new Uint8Array(randomBytes(20)));
    await record(tx, actor, null, "identity/factor.begun", { accountId: actor.accountId });
  });
}

/** @throws DomainError `factor.too-many`. */
export async function makeRoom(tx: Tx, accountId: string): Promise<void> {
  const count = await tx.factor.count({ where: { accountId, confirmedAt: { not: null } } });
  if (count >= MOST) throw new DomainError("factor.too-many", { most: MOST });
}

/** Keeps the secret of an application, sealed. @returns the factor's id. */
export async function enterTotp(
  tx: Tx,
  accountId: string,
  secret: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const id = newRowId();
  await tx.factor.create({
    data: {
      id,
      accountId,
      kind: "totp",
      name: "",
      secret: sealSecret(id, secret),
      createdAt: nowColumn(),
    },
  });
  return id;
}

/** Gives an account an application that has proved to work, inside the use case that knows so. */
export async function giveTotp(
  tx: Tx,
  accountId: string,
  secret: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const id = await enterTotp(tx, accountId, secret);
  await tx.factor.update({ where: { id }, data: { confirmedAt: nowColumn() } });
}

/**
 * The first code of the application being set up: from here on it is asked for.
 * @returns ten recovery codes, once, where the account has none.
 * @throws DomainError `factor.none-pending`, `factor.wrong-code`, `limit.too-many`.
 */
export async function confirmTotp(
  actor: Person,
  { code, name }: Readonly<{ code: string; name: string }>,
  address: string,
): Promise<readonly string[]> {
  const { accountId, sessionId } = actor;
  const pending = await read(actor, (tx) => findPendingTotp(tx, accountId, lately()));
  if (!pending) throw new DomainError("factor.none-pending");
  const refund = await drawAttempt(codeLimits({ account: accountId, address, device: sessionId }));
  const typed = readCode(code);
  const secret = openSecret(pending.id, pending.secret);
  const step = typed?.kind === "totp" ? stepOfCode(secret, typed.code, now(), null) : null;
  if (step === null) throw new DomainError("factor.wrong-code", {}, "code");
  await refund();
  return write(actor, null, async (tx) => {
    const { count } = await tx.factor.updateMany({
      where: { id: pending.id, confirmedAt: null },
      data: { confirmedAt: nowColumn(), usedAt: nowColumn(), lastStep: step, name },
    });
    if (count === 0) throw new DomainError("factor.none-pending");
    await strengthenSession(tx, actor, "otp");
    await record(tx, actor, null, "identity/factor.added", { accountId, factorId: pending.id });
    return firstRecoveryCodes(tx, accountId);
  });
}

/** Ten recovery codes where the account has none left; none where it has. */
export async function firstRecoveryCodes(tx: Tx, accountId: string): Promise<readonly string[]> {
  const left = await tx.recoveryCode.count({ where: { accountId, usedAt: null } });
  return left > 0 ? [] : makeRecoveryCodes(tx, accountId);
}

async function makeRecoveryCodes(tx: Tx, accountId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(randomBytes(10)));
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({
      id: newRowId(),
      accountId,
      hash: hashRecoveryCode(accountId, code.replace("-", "")),
      createdAt: nowColumn(),
    })),
  });
  return codes;
}

/** Ten new recovery codes, shown once; those before serve no more. */
export function renewRecoveryCodes(actor: Person): Promise<readonly string[]> {
  const { accountId } = actor;
  return write(actor, null, async (tx) => {
    const codes = await makeRecoveryCodes(tx, accountId);
    await record(tx, actor, null, "identity/recovery-codes.made", { accountId });
    return codes;
  });
}

/**
 * Takes a second factor off one's account.
 * @throws DomainError `factor.last` for the last one of staff of an office, `access.not-found`.
 */
export function removeFactor(actor: Person, { id }: Readonly<{ id: string }>): Promise<void> {
  const { accountId } = actor;
  return write(actor, null, async (tx) => {
    // Two removals at once would each see the other's factor remain.
    await tx.$queryRaw`SELECT id FROM account WHERE id = ${accountId}::uuid FOR UPDATE`;
    const factors = await listFactors(tx, accountId);
    if (!factors.some((factor) => factor.id === id)) throw notFound();
    const { isStaff, issuers } = await findSecondFactors(tx, accountId, today().toString());
    if (isStaff && issuers.length === 0 && factors.length === 1)
      throw new DomainError("factor.last");
    await tx.factor.deleteMany({ where: { id, accountId } });
    // They stand in for a factor: without one there is nothing to stand in for.
    if (factors.length === 1) await tx.recoveryCode.deleteMany({ where: { accountId } });
    await record(tx, actor, null, "identity/factor.removed", { accountId, factorId: id });
  });
}
