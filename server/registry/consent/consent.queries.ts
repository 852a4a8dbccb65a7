import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";

/** The address a party accepts convocations at on a day, or null: then a registered letter. */
export async function acceptedEmail(
  tx: Tx,
  associationId: AssociationId,
  partyId: string,
  day: PlainDate,
): Promise<string | null> {
  const date = toColumn(day);
  const consent = await tx.consent.findFirst({
    where: {
      associationId,
      partyId,
      acceptedOn: { lte: date },
      OR: [{ revokedOn: null }, { revokedOn: { gt: date } }],
    },
    orderBy: [{ acceptedOn: "desc" }, { id: "desc" }],
    select: { email: true },
  });
  return consent?.email ?? null;
}
