import type { SystemActor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { now, nowColumn } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { keyedHash, openBytes, sealBytes } from "#server/platform/secret.ts";
import { codeLimits } from "../factor/factor.rules.ts";
import { drawAttempt } from "../factor/factor.service.ts";
import { findTotps } from "./second-factor.queries.ts";
import { codeAt, readCode, stepAt, stepOfCode } from "./second-factor.rules.ts";

const machine: SystemActor = { kind: "system", name: "identity.code", scope: provenScope([]) };

const PURPOSE = "totp";

/** The secret of an application as it is kept: sealed, for its own row. */
export const sealSecret = (factorId: string, secret: Uint8Array) =>
  sealBytes(PURPOSE, factorId, secret);
export const openSecret = (factorId: string, sealed: Uint8Array) =>
  openBytes(PURPOSE, factorId, sealed);

/** What is kept of a recovery code: fifty random bits under a key, so that none can be tried out. */
export function hashRecoveryCode(accountId: string, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(keyedHash("recovery", `${accountId} ${code}`));
}

/** Whose code it is and from where it comes. */
export type CodeOrigin = Readonly<{ accountId: string; address: string; device: string | null }>;

/**
 * Takes one code of an account, which then serves no more.
 * @param field the form's field a refusal is about.
 * @returns what it was.
 * @throws DomainError `factor.wrong-code` (wrong, used, or of no factor), `limit.too-many`.
 */
export async function takeCode(
  { accountId, address, device }: CodeOrigin,
  typed: string,
  field: string,
): Promise<"otp" | "recovery"> {
  const refund = await drawAttempt(codeLimits({ account: accountId, address, device }));
  const code = readCode(typed);
  const taken = await write(machine, null, async (tx) => {
    if (code?.kind === "totp") return (await takeTotp(tx, accountId, code.code)) ? "otp" : null;
    if (code) return (await takeRecovery(tx, accountId, code.code)) ? "recovery" : null;
    return null;
  });
  if (!taken) throw new DomainError("factor.wrong-code", {}, field);
  await refund();
  return taken;
}

async function takeTotp(tx: Tx, accountId: string, code: string): Promise<boolean> {
  for (const { id, secret, lastStep } of await findTotps(tx, accountId)) {
    const step = stepOfCode(openSecret(id, secret), code, now(), lastStep);
    if (step === null) continue;
    // Two requests with one code: the second finds the step taken.
    const { count } = await tx.factor.updateMany({
      where: { id, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
      data: { lastStep: step, usedAt: nowColumn() },
    });
    if (count === 1) return true;
  }
  return false;
}

async function takeRecovery(tx: Tx, accountId: string, code: string): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { hash: hashRecoveryCode(accountId, code), accountId, usedAt: null },
    data: { usedAt: nowColumn() },
  });
  if (count === 1) await record(tx, machine, null, "identity/recovery-code.used", { accountId });
  return count === 1;
}

/**
 * The next code of an application that can still be taken, of an account whose secret is public:
 * for the door of the demonstration alone.
 */
export async function nextCodeOf(email: string, secret: Uint8Array<ArrayBuffer>): Promise<string> {
  const last = await read(machine, async (tx) => {
    const account = await tx.account.findUnique({ where: { email }, select: { id: true } });
    const [totp] = account ? await findTotps(tx, account.id) : [];
    return totp?.lastStep ?? null;
  });
  const present = stepAt(now());
  return codeAt(secret, last !== null && last >= present ? last + 1n : present);
}
