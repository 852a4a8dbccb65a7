import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Act } from "../template/template.schema.ts";
import type { DeliveryAddress, DeliveryChannel } from "./delivery.schema.ts";

export type DeliveryOrder = Readonly<{
  subjectId: string;
  partyId: string;
  channel: DeliveryChannel;
  language: string;
  address: DeliveryAddress;
  /** What is mailed or printed; its kind is the delivery's. */
  act: Act;
}>;

/** Asks for one act to be brought to one person, inside the use case that decides it. Returns its id. */
export async function queueDelivery(
  tx: Tx,
  association: AssociationId,
  { act, address, ...order }: DeliveryOrder,
): Promise<string> {
  const id = newRowId();
  await tx.$executeRaw`
    INSERT INTO delivery (association_id, id, kind, subject_id, party_id, channel, language,
      address, content, created_at)
    VALUES (${association}::uuid, ${id}::uuid, ${act.kind}, ${order.subjectId}::uuid,
      ${order.partyId}::uuid, ${order.channel}::delivery_channel, ${order.language},
      ${JSON.stringify(address)}::jsonb, ${JSON.stringify(act)}::jsonb, ${nowColumn()})`;
  return id;
}

/** Adds what happened to a delivery: a proof is a fact and is never changed. */
export async function recordProof(
  tx: Tx,
  association: AssociationId,
  deliveryId: string,
  proof: Readonly<{ kind: "accepted" | "bounced" | "posted"; on: PlainDate; evidence: string }>,
): Promise<void> {
  await tx.deliveryProof.create({
    data: {
      associationId: association,
      id: newRowId(),
      deliveryId,
      kind: proof.kind,
      on: toColumn(proof.on),
      evidence: proof.evidence,
      at: nowColumn(),
    },
  });
}
