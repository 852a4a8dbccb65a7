import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";

/** What a name and a number tell of an office: whether a syndic outside is one that is known. */
export async function officeIdentity(tx: Tx, id: string) {
  const office = await tx.office.findUnique({
    where: { id },
    select: { id: true, name: true, enterpriseNumber: true },
  });
  return office ?? { id, name: "", enterpriseNumber: null };
}

/** Who chaired the last meeting that was opened; null where none was. */
export async function lastChair(tx: Tx, association: AssociationId): Promise<string | null> {
  const row = await tx.meetingOpening.findFirst({
    where: { associationId: association },
    select: { chairPartyId: true },
    orderBy: [{ at: "desc" }, { meetingId: "desc" }],
  });
  return row?.chairPartyId ?? null;
}

export async function declaredTotal(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ total: bigint }[]>`
    SELECT shares_total_on(${association}::uuid, ${day.toString()}::date) AS total`;
  return row?.total ?? 0n;
}

export type OpenSuccession = Readonly<{
  id: string;
  accountId: string;
  successor: unknown;
  proposedAt: Date;
  backers: readonly Readonly<{ partyId: string; name: string }>[];
}>;

/** What waits for more co-owners, the earliest first. */
export function openSuccessions(tx: Tx, association: AssociationId): Promise<OpenSuccession[]> {
  return tx.$queryRaw<OpenSuccession[]>`
    SELECT s.id, s.account_id AS "accountId", s.successor, s.proposed_at AS "proposedAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('partyId', b.party_id,
          'name', coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)))
          ORDER BY b.id)
        FROM succession_backer b
        JOIN party p ON p.association_id = b.association_id AND p.id = b.party_id
        WHERE b.association_id = s.association_id AND b.succession_id = s.id), '[]') AS backers
    FROM succession s
    WHERE s.association_id = ${association}::uuid AND s.closed_at IS NULL
    ORDER BY s.proposed_at, s.id LIMIT 50`;
}
