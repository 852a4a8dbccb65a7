import { Prisma } from "#prisma/client/client.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";

/**
 * Of a meeting `m`: the last of the notices that corrected one another was called off, so that what
 * they had taken up waits for a meeting again.
 */
export const CANCELLED = Prisma.sql`EXISTS (SELECT FROM meeting z
  JOIN meeting_withdrawal w ON w.association_id = z.association_id AND w.meeting_id = z.id
  WHERE z.association_id = m.association_id AND w.successor_id IS NULL
    AND coalesce(z.original_id, z.id) = coalesce(m.original_id, m.id))`;

/** A meeting with those whose notices it corrects: what one of them took up, all of them did. */
export async function noticesOf(
  tx: Tx,
  association: AssociationId,
  originalId: string,
): Promise<readonly string[]> {
  const rows = await tx.meeting.findMany({
    where: { associationId: association, OR: [{ id: originalId }, { originalId }] },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
