import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import { toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { noteConsultation } from "../consultation/consultation.service.ts";
import { type Changer, contactVersions, lockContact, saveContact } from "./contact.queries.ts";
import { type ContactChanged, changesOf } from "./contact.rules.ts";
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
  const party = await read(actor, (tx) => findParty(tx, association, partyId, today()));
  if (!party) throw notFound();
  await noteConsultation(actor, association, "party", partyId);
  const sight = contactSight(actor, association);
  return sight === "all" || sight.includes(partyId) ? party : withoutContact(party);
}

/**
 * Changes how a person is reached, and keeps what was: a notice is regular at the last address
 * known when it left (art. 3.87 §3). A consent is to one address: with another e-mail the former
 * consent ends, and convocations go by registered letter until a new one is given.
 * @throws DomainError `party.unreachable` when neither an e-mail nor a postal address is left,
 * `party.email-missing` when ordinary mail should go to an e-mail that is not there.
 */
export function changeContact(
  actor: Actor,
  association: AssociationId,
  { partyId, ordinaryChannel, mailFormat, ...contact }: ContactChange,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const was = await lockContact(tx, association, partyId);
    authorize(partyPolicy["party.change-contact"](actor, association, partyId) && was !== null);
    if (!was) return;
    const is = {
      ...contact,
      ordinaryChannel: ordinaryChannel === undefined ? was.ordinaryChannel : ordinaryChannel,
      mailFormat: mailFormat ?? was.mailFormat,
    };
    if (!is.email && !(is.street && is.town))
      throw new DomainError("party.unreachable", {}, "street");
    if (is.ordinaryChannel === "email" && !is.email) {
      throw new DomainError("party.email-missing", {}, "email");
    }
    const changed = await saveContact(tx, association, partyId, was, is, changerOf(actor, partyId));
    if (!changed) return;
    if (was.email !== is.email) {
      await tx.consent.updateMany({
        where: { associationId: association, partyId, revokedOn: null },
        data: { revokedOn: toColumn(today()) },
      });
    }
    await record(tx, actor, association, "registry/party.contact-changed", { partyId });
  });

  function changerOf(by: Actor, party: string): Changer {
    const himself = partiesOf(by, association).includes(party);
    return {
      by: himself ? "self" : "office",
      accountId: by.kind === "person" ? by.accountId : null,
    };
  }
}

/** How a person was reached and since when, for himself and for the office. */
export function showContactHistory(
  actor: Actor,
  association: AssociationId,
  partyId: string,
): Promise<readonly ContactChanged[]> {
  return read(actor, async (tx) => {
    authorize(partyPolicy["party.change-contact"](actor, association, partyId));
    return changesOf(await contactVersions(tx, association, partyId));
  });
}
