import { AccountLocale } from "#server/identity/account/account.schema.ts";
import { type Actor, holds } from "#server/kernel/actor.ts";
import { type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { PowerFacts } from "./erasure.rules.ts";
import type { About } from "./privacy.schema.ts";

/** The lines of the register by which an account acts for a party: his own data, with his name. */
export function powersOf(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  partyId: string,
): Promise<{ id: string; name: string }[]> {
  const account = actor.kind === "person" ? actor.accountId : null;
  return tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT DISTINCT r.id, r.name FROM membership m
    JOIN legal_representative r
      ON r.association_id = m.association_id AND r.id = m.representative_id
    WHERE m.association_id = ${association}::uuid AND m.party_id = ${partyId}::uuid
      AND m.account_id = ${account}::uuid
    ORDER BY r.name, r.id`;
}

/**
 * Whether somebody may ask about these data. Whoever may about a party's may not for that about its
 * legal representative's own: these are for himself, and for the office.
 */
export async function isAbout(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { partyId, representativeId = null }: About,
): Promise<boolean> {
  if (representativeId === null) return true;
  if (holds(actor, association, ["syndic"])) {
    const where = { associationId: association, partyId, id: representativeId };
    return (await tx.legalRepresentative.count({ where })) === 1;
  }
  const own = await powersOf(tx, actor, association, partyId);
  return own.some(({ id }) => id === representativeId);
}

/** The accounts that speak or spoke for a party, its legal representative's included. */
export async function spokesmenOf(
  tx: Tx,
  associationId: AssociationId,
  partyId: string,
): Promise<readonly string[]> {
  const members = await tx.membership.findMany({
    where: { associationId, partyId, role: { in: ["owner", "council", "auditor"] } },
    select: { accountId: true },
  });
  return members.map(({ accountId }) => accountId);
}

/** Whom the data of a representative are about, and where he reads: for the head of his file. */
export async function representativeToTell(tx: Tx, associationId: AssociationId, id: string) {
  const found = await tx.legalRepresentative.findUnique({
    where: { associationId_id: { associationId, id } },
    select: { name: true, language: true },
  });
  return found && { name: found.name, language: AccountLocale.catch("fr").parse(found.language) };
}

type FactsRow = {
  endsOn: string | null;
  isWithdrawn: boolean;
  hasPostalAddress: boolean;
  contacts: number;
  links: number;
};

/** What is held about a representative himself, in one statement; null when there is none. */
export async function heldOfPower(
  tx: Tx,
  association: AssociationId,
  representativeId: string,
  day: PlainDate,
): Promise<PowerFacts | null> {
  const [row] = await tx.$queryRaw<FactsRow[]>`
    SELECT coalesce((r.withdrawn_at AT TIME ZONE 'Europe/Brussels')::date, r.ends_on)::text AS "endsOn",
      r.withdrawn_at IS NOT NULL AS "isWithdrawn",
      (r.street IS NOT NULL AND r.town IS NOT NULL) AS "hasPostalAddress",
      (r.email IS NOT NULL)::int + (r.phone IS NOT NULL)::int AS contacts,
      (SELECT count(*)::int FROM invitation i WHERE i.association_id = r.association_id
        AND i.representative_id = r.id AND i.used_at IS NULL) AS links
    FROM legal_representative r
    WHERE r.association_id = ${association}::uuid AND r.id = ${representativeId}::uuid`;
  if (!row) return null;
  const { endsOn, isWithdrawn, hasPostalAddress, contacts, links } = row;
  const isOver = endsOn !== null && (isWithdrawn || endsOn < day.toString());
  return { endsOn: isOver ? plainDate(endsOn) : null, hasPostalAddress, contacts, links };
}
