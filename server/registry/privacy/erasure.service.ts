import type { Actor } from "#server/kernel/actor.ts";
import { toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { lockContact } from "../party/contact.queries.ts";
import { erasureOf } from "./erasure.rules.ts";
import { heldFacts } from "./privacy.queries.ts";

/**
 * Erases what nothing holds, inside the use case that grants it: telephone and e-mail where a postal
 * address is left, also in what they were before, and links never used. Whatever proves a vote, a
 * notice or a consent stays, as the person was told item by item.
 */
export async function eraseNow(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  partyId: string,
): Promise<void> {
  await lockContact(tx, association, partyId);
  const facts = await heldFacts(tx, association, partyId, today());
  if (!facts) return;
  const items = erasureOf(facts, today());
  const goes = (kind: string) =>
    items.some((item) => item.kind === kind && item.verdict === "erased");
  const mine = { associationId: association, partyId };
  if (goes("contact")) {
    const where = { associationId_id: { associationId: association, id: partyId } };
    const none = { email: null, phone: null };
    await tx.party.update({
      where,
      data: { ...none, ordinaryChannel: null },
      select: { id: true },
    });
    await tx.contactVersion.updateMany({ where: mine, data: none });
    await tx.consent.updateMany({
      where: { ...mine, revokedOn: null },
      data: { revokedOn: toColumn(today()) },
    });
  }
  if (goes("consent-requests")) {
    await tx.consentRequest.deleteMany({ where: { ...mine, confirmedAt: null } });
    await tx.invitation.deleteMany({ where: { ...mine, usedAt: null } });
  }
  await record(tx, actor, association, "registry/privacy.erased", { partyId });
}
