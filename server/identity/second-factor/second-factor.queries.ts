import type { Tx } from "#server/platform/db.ts";
import { FACTOR_KINDS, type FactorLine } from "./second-factor.schema.ts";

/** An application that counts codes, with its sealed secret. */
export type TotpRow = Readonly<{ id: string; secret: Uint8Array; lastStep: bigint | null }>;

/** The applications of an account that have proved to work. */
export async function findTotps(tx: Tx, accountId: string): Promise<readonly TotpRow[]> {
  const rows = await tx.factor.findMany({
    where: { accountId, kind: "totp", confirmedAt: { not: null } },
    select: { id: true, secret: true, lastStep: true },
    orderBy: { id: "asc" },
    take: 20,
  });
  return rows.flatMap(({ secret, ...row }) => (secret ? [{ ...row, secret }] : []));
}

/** The application whose setting up was begun since a moment, or null. */
export async function findPendingTotp(
  tx: Tx,
  accountId: string,
  since: Temporal.Instant,
): Promise<TotpRow | null> {
  const begun = { gte: new Date(since.epochMilliseconds) };
  const row = await tx.factor.findFirst({
    where: { accountId, kind: "totp", confirmedAt: null, createdAt: begun },
    select: { id: true, secret: true, lastStep: true },
    orderBy: { id: "desc" },
  });
  return row?.secret ? { ...row, secret: row.secret } : null;
}

/** The second factors that work, the oldest first. */
export async function listFactors(tx: Tx, accountId: string): Promise<FactorLine[]> {
  const rows = await tx.factor.findMany({
    where: { accountId, confirmedAt: { not: null } },
    select: { id: true, kind: true, name: true, createdAt: true, usedAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 20,
  });
  return rows.map(({ id, kind, name, createdAt, usedAt }) => ({
    id,
    kind: FACTOR_KINDS.find((known) => known === kind) ?? "totp",
    name,
    createdAt: createdAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  }));
}

/** How an account can prove who is there besides its password. */
export type SecondFactors = Readonly<{
  totp: boolean;
  passkey: boolean;
  recovery: number;
  /** The providers of which an identity is bound to it. */
  issuers: readonly string[];
  hasPassword: boolean;
  /** Active in an office's staff on the day. */
  isStaff: boolean;
}>;

export async function findSecondFactors(
  tx: Tx,
  accountId: string,
  day: string,
): Promise<SecondFactors> {
  const [row] = await tx.$queryRaw<SecondFactors[]>`
    SELECT
      EXISTS (SELECT FROM factor f WHERE f.account_id = a.id AND f.kind = 'totp'
        AND f.confirmed_at IS NOT NULL) AS totp,
      EXISTS (SELECT FROM factor f WHERE f.account_id = a.id AND f.kind = 'passkey'
        AND f.confirmed_at IS NOT NULL) AS passkey,
      (SELECT count(*)::int FROM recovery_code r
        WHERE r.account_id = a.id AND r.used_at IS NULL) AS recovery,
      ARRAY(SELECT DISTINCT s.issuer FROM provider_subject s
        WHERE s.account_id = a.id) AS issuers,
      a.password_hash IS NOT NULL AS "hasPassword",
      EXISTS (SELECT FROM office_staff o WHERE o.account_id = a.id AND o.starts_on <= ${day}::date
        AND (o.ends_on IS NULL OR o.ends_on >= ${day}::date)) AS "isStaff"
    FROM account a WHERE a.id = ${accountId}::uuid`;
  if (!row) throw new RangeError("no such account");
  return row;
}

/** Whether a password alone does not open the account. */
export const asksForMore = ({ totp, passkey }: SecondFactors) => totp || passkey;
