import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Admission } from "./telephone.rules.ts";

/** Whom the operator identified at a distance, in the order he did. */
export async function listAdmissions(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly Admission[]> {
  const rows = await tx.remoteAdmission.findMany({
    where: { associationId: association, meetingId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { partyId: true, method: true, recordedBy: true, byTelephone: true, at: true },
  });
  return rows.map(({ recordedBy: by, byTelephone: isTelephone, at, ...row }) => ({
    ...{ ...row, by, isTelephone, at: at.getTime() },
  }));
}

/** Those at a distance whom the operator identified for a meeting, with the name of who did. */
export async function admittedParties(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<ReadonlyMap<string, string>> {
  const all = await listAdmissions(tx, association, meetingId);
  return new Map(all.map(({ partyId, by }) => [partyId, by]));
}
