import type { Actor } from "#server/kernel/actor.ts";
import { isAfter, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { consentPolicy } from "./consent.policy.ts";
import { acceptedEmail } from "./consent.queries.ts";
import type { ConsentRef, GivenConsent } from "./consent.schema.ts";

/**
 * Records, from his signed paper, that a person accepts convocations at his e-mail address since
 * the day of that paper. @returns the consent's id.
 * @throws DomainError `consent.no-email`, `consent.already-given`, `consent.in-the-future`.
 */
export function giveConsent(
  actor: Actor,
  association: AssociationId,
  { partyId, acceptedText, acceptedOn }: GivenConsent,
): Promise<string> {
  return write(actor, association, async (tx) => {
    await tx.$executeRaw`SELECT FROM party WHERE association_id = ${association}::uuid
      AND id = ${partyId}::uuid FOR UPDATE`;
    const party = await tx.party.findUnique({
      where: { associationId_id: { associationId: association, id: partyId } },
      select: { email: true },
    });
    authorize(consentPolicy["consent.give"](actor, association) && party !== null);
    if (!party?.email) throw new DomainError("consent.no-email", {}, "email");
    if ((await acceptedEmail(tx, association, partyId, today())) === party.email) {
      throw new DomainError("consent.already-given");
    }
    const day = plainDate(acceptedOn);
    if (isAfter(day, today())) throw new DomainError("consent.in-the-future", {}, "acceptedOn");
    const id = newRowId();
    await tx.consent.create({
      data: {
        ...{ associationId: association, id, partyId, email: party.email, acceptedText },
        acceptedOn: toColumn(day),
        proof: "paper",
      },
    });
    await record(tx, actor, association, "registry/consent.given", { partyId, consentId: id });
    return id;
  });
}

/**
 * Ends every consent of a person from today on, in one act: his next convocation is a registered
 * letter. What he had been asked meanwhile ends with it. He is sent a receipt.
 */
export function revokeConsent(
  actor: Actor,
  association: AssociationId,
  { partyId }: ConsentRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(consentPolicy["consent.revoke"](actor, association, partyId));
    const mine = { associationId: association, partyId };
    const last = await tx.consent.findFirst({
      where: { ...mine, revokedOn: null },
      orderBy: { id: "desc" },
      select: { id: true },
    });
    if (!last) throw new DomainError("consent.none");
    await tx.consent.updateMany({
      where: { ...mine, revokedOn: null },
      data: { revokedOn: toColumn(today()) },
    });
    await tx.consentRequest.updateMany({
      where: { ...mine, confirmedAt: null, closedAt: null },
      data: { closedAt: nowColumn() },
    });
    const fact = { partyId, consentId: last.id };
    await record(tx, actor, association, "registry/consent.revoked", fact);
  });
}
