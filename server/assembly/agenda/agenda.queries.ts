import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";

/** The items of a meeting, in order. */
export async function itemIds(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly string[]> {
  const rows = await tx.agendaItem.findMany({
    where: { associationId: association, meetingId },
    select: { id: true },
    orderBy: { position: "asc" },
  });
  return rows.map(({ id }) => id);
}

/** The resolutions of an item, in order. */
export async function resolutionIds(
  tx: Tx,
  association: AssociationId,
  itemId: string,
): Promise<readonly string[]> {
  const rows = await tx.resolution.findMany({
    where: { associationId: association, itemId },
    select: { id: true },
    orderBy: { position: "asc" },
  });
  return rows.map(({ id }) => id);
}

/** The item of a resolution of this meeting. @throws notFound */
export async function itemOfResolution(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  resolutionId: string,
): Promise<string> {
  const found = await tx.resolution.findFirst({
    where: { associationId: association, meetingId, id: resolutionId },
    select: { itemId: true },
  });
  if (!found) throw notFound();
  return found.itemId;
}
