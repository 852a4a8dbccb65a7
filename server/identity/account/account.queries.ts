import type { Tx } from "#server/platform/db.ts";
import { AccountLocale, type AccountView } from "./account.schema.ts";

/** What a sign-in needs to know of an account. */
export type Credentials = Readonly<{
  id: string;
  email: string;
  displayName: string;
  locale: string;
  passwordHash: string | null;
}>;

const CREDENTIALS = { id: true, email: true, displayName: true, locale: true, passwordHash: true };

/** The account of an e-mail address, or null. */
export function findCredentials(tx: Tx, email: string): Promise<Credentials | null> {
  return tx.account.findUnique({ where: { email }, select: CREDENTIALS });
}

/** The same, of an account known by its id. */
export function findCredentialsById(tx: Tx, id: string): Promise<Credentials | null> {
  return tx.account.findUnique({ where: { id }, select: CREDENTIALS });
}

/** What is shown of an account to its holder, and the hash the service compares. */
export async function getAccount(
  tx: Tx,
  id: string,
): Promise<AccountView & { passwordHash: string | null }> {
  const row = await tx.account.findUniqueOrThrow({
    where: { id },
    select: { email: true, displayName: true, locale: true, passwordHash: true },
  });
  const locale = AccountLocale.parse(row.locale);
  return { ...row, locale, hasPassword: row.passwordHash !== null };
}

/** The names and addresses of accounts, by id: whom an office works with. */
export async function listAccounts(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Readonly<{ displayName: string; email: string }>>> {
  const rows = await tx.account.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, displayName: true, email: true },
  });
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
