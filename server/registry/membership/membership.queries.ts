import type { Person } from "#server/kernel/actor.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { MembershipLine } from "./membership.schema.ts";

/** Who has access to an association by membership today, by role and name; for one party where given. */
export function listMemberships(
  tx: Tx,
  associationId: string,
  partyId: string | null = null,
): Promise<MembershipLine[]> {
  return tx.$queryRaw<MembershipLine[]>`
    SELECT m.id, a.display_name AS "accountName", m.party_id AS "partyId", m.role,
      m.starts_on::text AS "startsOn", least(m.ends_on, r.ends_on)::text AS "endsOn"
    FROM membership m JOIN account a ON a.id = m.account_id
    LEFT JOIN legal_representative r
      ON r.association_id = m.association_id AND r.id = m.representative_id
    WHERE m.association_id = ${associationId}::uuid
      AND (m.ends_on IS NULL OR m.ends_on >= ${today().toString()}::date)
      AND (${partyId}::uuid IS NULL OR m.party_id = ${partyId}::uuid)
    ORDER BY m.role, a.display_name, m.id
    LIMIT 100`;
}

type Invited = Readonly<{
  partyId: string;
  role: string;
  email: string;
  /** Who acts for the party in law; null for himself. */
  representativeId: string | null;
}>;

/**
 * Who has already the access that an invitation to this address would give: by his account's address,
 * or by that of the invitation he accepted; null when nobody has.
 */
export async function holderOfAccess(
  tx: Tx,
  associationId: string,
  { partyId, role, email, representativeId }: Invited,
): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ name: string }[]>`
    SELECT a.display_name AS name
    FROM membership m JOIN account a ON a.id = m.account_id
    WHERE m.association_id = ${associationId}::uuid AND m.party_id = ${partyId}::uuid
      AND m.representative_id IS NOT DISTINCT FROM ${representativeId}::uuid
      AND m.role::text = ${role} AND m.starts_on <= ${today().toString()}::date
      AND (m.ends_on IS NULL OR m.ends_on >= ${today().toString()}::date)
      AND (lower(a.email) = lower(${email}) OR EXISTS (SELECT FROM invitation i
        WHERE i.association_id = m.association_id AND i.party_id = m.party_id
          AND i.account_id = m.account_id AND lower(i.email) = lower(${email})))
    LIMIT 1`;
  return found?.name ?? null;
}

/**
 * Each party an account stands for in the actor's scope, with the names it may bear: the party's own,
 * or the person's whom the office named when it invited the account.
 */
export function expectedNames(
  tx: Tx,
  actor: Person,
): Promise<{ associationId: string; partyId: string; names: string[] }[]> {
  return tx.$queryRaw`
    SELECT DISTINCT m.association_id AS "associationId", m.party_id AS "partyId",
      array_remove(array[concat_ws(' ', p.given_name, p.family_name)] || (
        SELECT array_agg(i.person_name ORDER BY i.id) FROM invitation i
        WHERE i.association_id = m.association_id AND i.party_id = m.party_id
          AND i.account_id = m.account_id), '') AS names
    FROM membership m
    JOIN party p ON p.association_id = m.association_id AND p.id = m.party_id
    WHERE m.account_id = ${actor.accountId}::uuid
      AND (m.ends_on IS NULL OR m.ends_on >= ${today().toString()}::date)`;
}
