import type { Actor } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { associationPolicy } from "./association.policy.ts";
import type { Consultation } from "./consultation.schema.ts";

/** Says where the house rules and the register of decisions are consulted (art. 3.89 §2). */
export function nameConsultation(
  actor: Actor,
  association: AssociationId,
  { at, note }: Consultation,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(associationPolicy["association.update"](actor, association));
    const data = { consultationAt: at, consultationNote: note };
    await tx.association.update({ where: { id: association }, data, select: { id: true } });
    await record(tx, actor, association, "registry/association.updated", {});
  });
}
