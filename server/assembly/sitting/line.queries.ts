import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { listAdmissions } from "../attendance/admission.queries.ts";
import { type Line, onTelephone } from "../attendance/telephone.rules.ts";
import { cutOff } from "./interruption.queries.ts";

/** Whom the operator hears on the telephone in a meeting, and whose line is dead at this moment. */
export async function lineOf(tx: Tx, association: AssociationId, meetingId: string): Promise<Line> {
  const telephone = onTelephone(await listAdmissions(tx, association, meetingId));
  const cut = await cutOff(tx, association, meetingId);
  return { telephone, cut: new Set(cut.map(({ partyId }) => partyId)) };
}
