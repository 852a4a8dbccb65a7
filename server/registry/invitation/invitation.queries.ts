import { AccountLocale } from "#server/identity/account/account.schema.ts";
import type { Tx } from "#server/platform/db.ts";
import { partyName } from "./invitation.rules.ts";
import { type FoundInvitation, type InvitationLine, InvitedRole } from "./invitation.schema.ts";

type Row = {
  association_id: string;
  id: string;
  association_name: string;
  party_id: string;
  party_name: string;
  person_name: string;
  role: string;
  email: string;
  language: string;
  expires_at: Date;
  used_at: Date | null;
  representative_id: string | null;
};

const instant = (value: Date) => Temporal.Instant.fromEpochMilliseconds(value.getTime());

/** The invitation a link's secret opens, whatever its association; null when there is none. */
export async function findInvitation(
  tx: Tx,
  tokenHash: Uint8Array,
): Promise<FoundInvitation | null> {
  const [row] = await tx.$queryRaw<Row[]>`SELECT * FROM invitation_shown(${tokenHash})`;
  if (!row) return null;
  return {
    associationId: row.association_id,
    id: row.id,
    associationName: row.association_name,
    partyId: row.party_id,
    partyName: row.party_name,
    personName: row.person_name,
    role: InvitedRole.parse(row.role),
    email: row.email,
    language: AccountLocale.catch("fr").parse(row.language),
    expiresAt: instant(row.expires_at),
    usedAt: row.used_at ? instant(row.used_at) : null,
    representativeId: row.representative_id,
  };
}

/** The name of a party, as it stands in the register; null when there is no such party. */
export async function findPartyName(
  tx: Tx,
  associationId: string,
  partyId: string,
): Promise<string | null> {
  const party = await tx.party.findUnique({
    where: { associationId_id: { associationId, id: partyId } },
    select: { companyName: true, givenName: true, familyName: true },
  });
  return party ? partyName(party) : null;
}

/** The invitations of an association, the latest first. */
export async function listInvitations(tx: Tx, associationId: string): Promise<InvitationLine[]> {
  const rows = await tx.invitation.findMany({
    where: { associationId },
    omit: {
      tokenHash: true,
      accountId: true,
      personName: true,
      associationId: true,
      representativeId: true,
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    usedAt: row.usedAt?.toISOString() ?? null,
  }));
}
