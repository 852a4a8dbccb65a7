import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";

/** A party for which an account stands that signs in by an identity. */
export type IdentifiedParty = Readonly<{
  associationId: string;
  partyId: string;
  /** The identity that was bound last. */
  identityId: string;
}>;

/** In all associations: the parties of an account, if an identity is linked to it at all. */
export async function identifiedParties(
  tx: Tx,
  accountId: string,
  day: PlainDate,
): Promise<readonly IdentifiedParty[]> {
  return tx.$queryRaw<IdentifiedParty[]>`
    SELECT association_id AS "associationId", party_id AS "partyId",
      identity_id AS "identityId"
    FROM identified_parties(${accountId}::uuid, ${day.toString()}::date)
    ORDER BY association_id, party_id`;
}

/** Where the register reaches a party, and whom it can turn to. */
export type PartyToTell = Readonly<{
  name: string;
  email: string | null;
  language: "fr" | "nl" | "de" | "en";
  association: string;
  /** The syndic of that day; null while there is none. */
  office: Readonly<{ name: string; email: string; phone: string }> | null;
}>;

/** The party as the register has it, never as an invitation named it; null when there is none. */
export async function partyToTell(
  tx: Tx,
  association: AssociationId,
  partyId: string,
  on: PlainDate,
): Promise<PartyToTell | null> {
  const rows = await tx.$queryRaw<Omit<PartyToTell, "office">[]>`
    SELECT coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name,
      p.email, p.language, a.name AS association
    FROM party p JOIN association a ON a.id = p.association_id
    WHERE p.association_id = ${association}::uuid AND p.id = ${partyId}::uuid`;
  const [row] = rows;
  if (!row) return null;
  const day = toColumn(on);
  const mandate = await tx.mandate.findFirst({
    where: { associationId: association, startsOn: { lte: day }, endsOn: { gte: day } },
    select: { office: { select: { name: true, email: true, phone: true } } },
    orderBy: { startsOn: "desc" },
  });
  return { ...row, office: mandate?.office ?? null };
}
