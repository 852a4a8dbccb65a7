import type { Person } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { mandatePolicy } from "./mandate.policy.ts";
import { ACCESS_DAYS, accessDaysIn } from "./mandate.rules.ts";
import type { FormerAccess } from "./mandate.schema.ts";

/**
 * Settles how long after his last day a former syndic reads what stood at its end (R-GDPR-07).
 * @throws DomainError `mandate.access-days`.
 */
export function settleFormerAccess(
  actor: Person,
  association: AssociationId,
  { days }: FormerAccess,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mandatePolicy["mandate.settle-access"](actor, association));
    const formerAccessDays = days === null ? null : accessDaysIn(days);
    if (days !== null && formerAccessDays === null) {
      throw new DomainError("mandate.access-days", ACCESS_DAYS, "days");
    }
    await tx.association.update({
      where: { id: association },
      data: { formerAccessDays },
      select: { id: true },
    });
    await record(tx, actor, association, "registry/former-access.settled", {});
  });
}
