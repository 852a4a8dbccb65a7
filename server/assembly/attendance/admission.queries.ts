import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";

/** Those at a distance whom the operator identified for a meeting, with the name of who did. */
export async function admittedParties(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.remoteAdmission.findMany({
    where: { associationId: association, meetingId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { partyId: true, recordedBy: true },
  });
  return new Map(rows.map(({ partyId, recordedBy }) => [partyId, recordedBy]));
}
