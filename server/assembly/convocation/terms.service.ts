import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { completeDeadline } from "#server/registry/deadline/deadline.service.ts";

/** What follows from a notice and is no longer owed. */
const TERMS = [
  "assembly.notice",
  "assembly.letter",
  "assembly.occupants",
  "assembly.minutes",
] as const;

/** A notice that no longer stands asks nothing more. */
export async function endTerms(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<void> {
  for (const term of TERMS) await completeDeadline(tx, association, term, meetingId);
}
