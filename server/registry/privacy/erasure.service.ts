import type { Actor } from "#server/kernel/actor.ts";
import { toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { lockContact } from "../party/contact.queries.ts";
import { heldOfPower } from "./about.queries.ts";
import { erasureOf, erasureOfPower } from "./erasure.rules.ts";
import { heldFacts } from "./privacy.queries.ts";
import type { About } from "./privacy.schema.ts";

/**
 * Erases what nothing holds, inside the use case that grants it: telephone and e-mail where a postal
 * address is left, also in what they were before, and links never used. Whatever proves a vote, a
 * notice or a consent stays, as the person was told item by item.
 */
export async function eraseNow(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { partyId, representativeId }: About,
): Promise<void> {
  await lockContact(tx, association, partyId);
  if (representativeId) return erasePower(tx, actor, association, { partyId, representativeId });
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
    await tx.invitation.deleteMany({ where: { ...mine, representativeId: null, usedAt: null } });
  }
  await record(tx, actor, association, "registry/privacy.erased", { partyId });
}

/** The same of a legal representative's own data: the party's are left as they are. */
async function erasePower(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { partyId, representativeId }: Readonly<{ partyId: string; representativeId: string }>,
): Promise<void> {
  const facts = await heldOfPower(tx, association, representativeId, today());
  if (!facts) return;
  const goes = new Set(
    erasureOfPower(facts).flatMap(({ kind, verdict }) => (verdict === "erased" ? [kind] : [])),
  );
  const where = { associationId_id: { associationId: association, id: representativeId } };
  await tx.legalRepresentative.update({
    where,
    data: {
      ...(goes.has("contact") ? WITHOUT_CONTACT : {}),
      ...(goes.has("addresses") ? { street: null, postcode: null, town: null } : {}),
    },
    select: { id: true },
  });
  await tx.invitation.deleteMany({
    where: { associationId: association, representativeId, usedAt: null },
  });
  await record(tx, actor, association, "registry/privacy.erased", { partyId, representativeId });
}

/** By letter from now on: an e-mail that was accepted goes with its address. */
const WITHOUT_CONTACT = {
  ...{ email: null, phone: null, ordinaryChannel: null },
  ...{ emailAcceptedOn: null, acceptedText: null },
} as const;
