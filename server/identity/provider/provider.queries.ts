import type { Tx } from "#server/platform/db.ts";
import type { BoundIdentity } from "./provider.schema.ts";

/** The account an identity is bound to, or null. */
export async function findBoundAccount(
  tx: Tx,
  issuer: string,
  subject: string,
): Promise<{ accountId: string; locale: string } | null> {
  const row = await tx.providerSubject.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { accountId: true, account: { select: { locale: true } } },
  });
  return row ? { accountId: row.accountId, locale: row.account.locale } : null;
}

/** The identities bound to an account. */
export async function listLinkedIdentities(tx: Tx, accountId: string): Promise<BoundIdentity[]> {
  const rows = await tx.providerSubject.findMany({
    where: { accountId },
    select: { id: true, name: true, issuer: true, boundAt: true },
    orderBy: [{ boundAt: "asc" }, { id: "asc" }],
    take: 100,
  });
  return rows.map(({ boundAt, ...row }) => ({ ...row, boundAt: boundAt.toISOString() }));
}
