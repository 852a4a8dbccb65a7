import type { Person } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { attemptLimits } from "../factor/factor.rules.ts";
import { drawAttempt, hashPassword, verifyPassword } from "../factor/factor.service.ts";
import { getAccount } from "./account.queries.ts";
import type { AccountView, ChangeLocale, ChangePassword, NewAccount } from "./account.schema.ts";
import { judgePassword } from "./password.service.ts";

/** Makes an account inside the use case that proves who it is for. @returns its id. */
export async function createAccount(tx: Tx, account: NewAccount): Promise<string> {
  const id = newRowId();
  await tx.account.create({ data: { id, ...account, createdAt: nowColumn() } });
  return id;
}

/** What the account's holder sees of it. */
export async function showAccount(actor: Person): Promise<AccountView> {
  const { passwordHash: _, ...view } = await read(actor, (tx) => getAccount(tx, actor.accountId));
  return view;
}

/** The language of what is sent to the account's holder. */
export function changeLocale(actor: Person, { locale }: ChangeLocale): Promise<void> {
  return write(actor, null, async (tx) => {
    await tx.account.update({ where: { id: actor.accountId }, data: { locale } });
    await record(tx, actor, null, "identity/account.locale-changed", {
      accountId: actor.accountId,
    });
  });
}

/**
 * Replaces the password, after the present one, and ends every other session. An account without a
 * password sets its first one from a session opened by a provider.
 * @throws DomainError `account.password-wrong`, the refusals of `judgePassword`, `limit.too-many`.
 */
export async function changePassword(
  actor: Person,
  { current, next }: ChangePassword,
  address: string,
): Promise<void> {
  const account = await read(actor, (tx) => getAccount(tx, actor.accountId));
  if (account.passwordHash !== null) {
    const refund = await drawAttempt(
      attemptLimits({ email: account.email, address, device: actor.sessionId }),
    );
    const right = await verifyPassword(current, account.passwordHash);
    if (!right) throw new DomainError("account.password-wrong", {}, "current");
    await refund();
  } else if (!actor.amr.some((factor) => factor === "itsme" || factor === "provider")) {
    throw new DomainError("account.password-wrong", {}, "current");
  }
  const owner = { email: account.email, name: account.displayName };
  await judgePassword(next, owner, "next");
  const passwordHash = await hashPassword(next);
  await write(actor, null, async (tx) => {
    await tx.account.update({ where: { id: actor.accountId }, data: { passwordHash } });
    await tx.session.updateMany({
      where: { accountId: actor.accountId, revokedAt: null, id: { not: actor.sessionId } },
      data: { revokedAt: nowColumn() },
    });
    await record(tx, actor, null, "identity/password.changed", { accountId: actor.accountId });
  });
}
