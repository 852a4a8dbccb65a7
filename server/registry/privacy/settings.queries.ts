import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { RetentionSettings } from "./retention.rules.ts";

/** The periods that an association set for itself; null where the product's own hold. */
export async function retentionSettings(
  tx: Tx,
  association: AssociationId,
): Promise<RetentionSettings> {
  const found = await tx.association.findUnique({
    where: { id: association },
    select: { occupantMonths: true, faultContactDays: true },
  });
  if (!found) throw notFound();
  return found;
}
