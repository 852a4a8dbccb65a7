import type { Actor } from "#server/kernel/actor.ts";
import { toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { refuseRestricted } from "#server/registry/privacy/restriction.queries.ts";
import { deliveryPolicy } from "./delivery.policy.ts";
import { type Delivery, lockDelivery } from "./delivery.queries.ts";
import { asLetter, channelInstead } from "./delivery.rules.ts";
import type { Proof, QueueDelivery, ReturnedMail } from "./delivery.schema.ts";

/**
 * Asks for one act to be brought to one party by one channel, in the caller's transaction. Asking
 * again changes nothing: there is one row per act, subject, party and channel.
 * @returns the delivery's id
 * @throws DomainError `privacy.restricted` for what the person has had stopped; no act that a law
 * orders is ever among it.
 */
export async function queueDelivery(
  tx: Tx,
  association: AssociationId,
  { act, subjectId, partyId, channel, language, address }: QueueDelivery,
): Promise<string> {
  await refuseRestricted(tx, association, { partyId }, act.kind, today());
  const key = { associationId: association, kind: act.kind, subjectId, partyId, channel };
  const { id } = await tx.delivery.upsert({
    where: { associationId_kind_subjectId_partyId_channel: key },
    create: { ...key, id: newRowId(), language, address, content: act, createdAt: nowColumn() },
    update: {},
    select: { id: true },
  });
  return id;
}

/** Adds what proves a delivery, or that it failed; never changes what was proven before. */
export async function recordProof(
  tx: Tx,
  association: AssociationId,
  deliveryId: string,
  { kind, on, evidence }: Proof,
): Promise<void> {
  await tx.deliveryProof.create({
    data: {
      id: newRowId(),
      associationId: association,
      deliveryId,
      kind,
      on: toColumn(on),
      evidence,
      at: nowColumn(),
    },
  });
}

/** A mail that did not arrive: proven so, and queued as a letter at once, where one can go (AD-02). */
export async function bounce(
  tx: Tx,
  association: AssociationId,
  delivery: Delivery,
  evidence: string,
): Promise<string | null> {
  await recordProof(tx, association, delivery.id, { kind: "bounced", on: today(), evidence });
  const channel = channelInstead(delivery.act.kind);
  if (!channel) return null;
  return queueDelivery(tx, association, {
    ...delivery,
    channel,
    act: asLetter(delivery.act),
  });
}

/**
 * Records that a mail the server had accepted came back later.
 * @throws DomainError delivery.not-returned for what was never accepted or already came back
 */
export function recordReturnedMail(
  actor: Actor,
  association: AssociationId,
  { deliveryId, evidence }: ReturnedMail,
): Promise<string | null> {
  return write(actor, association, async (tx) => {
    authorize(deliveryPolicy["delivery.send"](actor, association));
    const delivery = await lockDelivery(tx, association, deliveryId);
    if (!delivery) throw notFound();
    if (delivery.channel !== "email" || delivery.state !== "accepted") {
      throw new DomainError("delivery.not-returned");
    }
    const letterId = await bounce(tx, association, delivery, evidence);
    const { subjectId, kind: about } = delivery;
    const fact = { deliveryId, letterId, subjectId, about };
    await record(tx, actor, association, "documents/delivery.bounced", fact);
    return letterId;
  });
}
