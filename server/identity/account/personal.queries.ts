import type { Tx } from "#server/platform/db.ts";

type Value = string | number | boolean | null;
type Section = Readonly<{
  name: "account" | "sessions" | "identities";
  rows: Readonly<
    Partial<Record<"name" | "email" | "language" | "from" | "until" | "strength" | "issuer", Value>>
  >[];
}>;

/** What is held about accounts themselves: who they are, when they were used, by what identity. */
export async function personalAccounts(
  tx: Tx,
  accountIds: readonly string[],
): Promise<readonly Section[]> {
  const where = { accountId: { in: [...accountIds] } };
  const accounts = await tx.account.findMany({
    where: { id: { in: [...accountIds] } },
    select: { email: true, displayName: true, locale: true, createdAt: true },
  });
  const sessions = await tx.session.findMany({
    where,
    orderBy: { id: "asc" },
    select: { createdAt: true, expiresAt: true, revokedAt: true, amr: true },
  });
  const identities = await tx.providerSubject.findMany({
    where,
    orderBy: { id: "asc" },
    select: { issuer: true, name: true, boundAt: true },
  });
  return [
    {
      name: "account",
      rows: accounts.map(({ email, displayName, locale, createdAt }) => ({
        ...{ email, name: displayName, language: locale, from: createdAt.toISOString() },
      })),
    },
    {
      name: "sessions",
      rows: sessions.map(({ createdAt, expiresAt, revokedAt, amr }) => ({
        from: createdAt.toISOString(),
        until: (revokedAt ?? expiresAt).toISOString(),
        strength: amr.join(" "),
      })),
    },
    {
      name: "identities",
      rows: identities.map(({ issuer, name, boundAt }) => ({
        ...{ issuer, name, from: boundAt.toISOString() },
      })),
    },
  ];
}
