import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { Act } from "../template/template.schema.ts";
import { stateOf } from "./delivery.rules.ts";
import {
  Address,
  type Channel,
  type DeliveriesOf,
  type DeliveryState,
  ProofKind,
} from "./delivery.schema.ts";

export type Delivery = Readonly<{
  id: string;
  kind: string;
  subjectId: string;
  partyId: string;
  channel: Channel;
  language: string;
  address: Address;
  act: Act;
  documentId: string | null;
  state: DeliveryState;
}>;

const columns = {
  id: true,
  kind: true,
  subjectId: true,
  partyId: true,
  channel: true,
  language: true,
  address: true,
  content: true,
  documentId: true,
  batchId: true,
  proofs: { select: { kind: true, on: true, evidence: true }, orderBy: { id: "asc" } },
} as const;

type Row = Omit<Delivery, "address" | "act" | "state"> &
  Readonly<{
    address: unknown;
    content: unknown;
    batchId: string | null;
    proofs: readonly Readonly<{ kind: string; on: Date; evidence: string }>[];
  }>;

function delivered({ content, batchId, proofs, ...row }: Row): Delivery {
  return {
    ...row,
    address: Address.parse(row.address),
    act: Act.parse(content),
    state: stateOf(
      proofs.map(({ kind }) => ProofKind.parse(kind)),
      batchId !== null,
    ),
  };
}

export async function findDelivery(
  tx: Tx,
  association: AssociationId,
  id: string,
): Promise<Delivery | null> {
  const where = { associationId_id: { associationId: association, id } };
  const row = await tx.delivery.findUnique({ where, select: columns });
  return row && delivered(row);
}

/** The same, held until the transaction ends: what is proven of it is decided by one at a time. */
export async function lockDelivery(
  tx: Tx,
  association: AssociationId,
  id: string,
): Promise<Delivery | null> {
  await tx.$queryRaw`SELECT FROM delivery
    WHERE association_id = ${association}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return findDelivery(tx, association, id);
}

/** Letters of one thing that were put in no batch yet, in the order of their names. */
export async function lettersToPrint(
  tx: Tx,
  association: AssociationId,
  { kind, subjectId }: DeliveriesOf,
): Promise<readonly Delivery[]> {
  const rows = await tx.delivery.findMany({
    where: {
      associationId: association,
      kind,
      subjectId,
      channel: { not: "email" },
      batchId: null,
      proofs: { none: { kind: "posted" } },
    },
    select: columns,
    orderBy: { id: "asc" },
  });
  const letters = rows.map(delivered);
  return letters.sort((a, b) => a.address.name.localeCompare(b.address.name, "fr"));
}

/** Mails of one thing of which nothing is known yet. */
export async function mailsToSend(
  tx: Tx,
  association: AssociationId,
  { kind, subjectId }: DeliveriesOf,
): Promise<readonly string[]> {
  const mails = await tx.delivery.findMany({
    where: { associationId: association, kind, subjectId, channel: "email", proofs: { none: {} } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return mails.map(({ id }) => id);
}

/** Letters of one thing that were not posted yet, among those named, held until the end. */
export async function lettersToPost(
  tx: Tx,
  association: AssociationId,
  { kind, subjectId }: DeliveriesOf,
  deliveryIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM delivery d
    WHERE d.association_id = ${association}::uuid AND d.kind = ${kind}
      AND d.subject_id = ${subjectId}::uuid AND d.id = ANY (${[...deliveryIds]}::uuid[])
      AND d.channel <> 'email'
      AND NOT EXISTS (SELECT FROM delivery_proof x WHERE x.association_id = d.association_id
        AND x.delivery_id = d.id AND x.kind = 'posted')
    ORDER BY d.id FOR UPDATE`;
  return rows.map(({ id }) => id);
}

export type DeliveryRow = Readonly<{
  id: string;
  partyId: string;
  name: string;
  channel: Channel;
  language: string;
  state: DeliveryState;
  /** The legal day of the last proof. */
  on: string | null;
  evidence: string | null;
  documentId: string | null;
  batchId: string | null;
}>;

/** Everything sent about one thing, with what proves it, in the order of the names. */
export async function deliveriesOf(
  tx: Tx,
  association: AssociationId,
  { kind, subjectId }: DeliveriesOf,
): Promise<readonly DeliveryRow[]> {
  const where = { associationId: association, kind, subjectId };
  const rows = await tx.delivery.findMany({ where, select: columns, orderBy: { id: "asc" } });
  const list = rows.map((row): DeliveryRow => {
    const { act: _act, address, kind: _kind, subjectId: _subject, ...delivery } = delivered(row);
    const last = row.proofs.at(-1);
    return {
      ...delivery,
      name: address.name,
      on: last ? last.on.toISOString().slice(0, 10) : null,
      evidence: last?.evidence ?? null,
      batchId: row.batchId,
    };
  });
  return list.sort((a, b) => a.name.localeCompare(b.name, "fr"));
}
