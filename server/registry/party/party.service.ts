import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import { toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { partyPolicy } from "./party.policy.ts";
import { type ContactSight, findParty } from "./party.queries.ts";
import { withoutContact } from "./party.rules.ts";
import type { ContactChange, PartyView } from "./party.schema.ts";

/** Whose e-mail and telephone a reader of the register is shown. */
export function contactSight(actor: Actor, association: AssociationId): ContactSight {
  const all = partyPolicy["party.read-contact"](actor, association);
  return all ? "all" : partiesOf(actor, association);
}

/** A party's page as this reader may see it. */
export async function showParty(
  actor: Actor,
  association: AssociationId,
  partyId: string,
): Promise<PartyView> {
  authorize(partyPolicy["party.read"](actor, association));
  const party = await read(actor, (tx) => findParty(tx, association, partyId));
  if (!party) throw notFound();
  const sight = contactSight(actor, association);
  return sight === "all" || sight.includes(partyId) ? party : withoutContact(party);
}

/**
 * Changes how a person is reached. A consent is to one address: with another e-mail the former
 * consent ends, and convocations go by registered letter until a new one is given (art. 3.87 §3).
 * @throws DomainError `party.unreachable` when neither an e-mail nor a postal address is left.
 */
export function changeContact(
  actor: Actor,
  association: AssociationId,
  change: ContactChange,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const { partyId, ...contact } = change;
    const key = { associationId: association, id: partyId };
    const party = await tx.party.findUnique({
      where: { associationId_id: key },
      select: { email: true },
    });
    authorize(partyPolicy["party.change-contact"](actor, association, partyId) && party !== null);
    if (!contact.email && !(contact.street && contact.town)) {
      throw new DomainError("party.unreachable", {}, "street");
    }
    await tx.party.update({
      where: { associationId_id: key },
      data: contact,
      select: { id: true },
    });
    if (party?.email !== contact.email) {
      await tx.consent.updateMany({
        where: { associationId: association, partyId, revokedOn: null },
        data: { revokedOn: toColumn(today()) },
      });
    }
    await record(tx, actor, association, "registry/party.contact-changed", { partyId });
  });
}
