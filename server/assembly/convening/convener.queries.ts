import { fromColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type Convener, GROUNDS } from "./convening.schema.ts";

type Row = Readonly<{
  ground: string;
  partyId: string | null;
  name: string | null;
  requestId: string | null;
  receivedOn: Date | null;
  reason: string | null;
  orderReference: string | null;
  orderedOn: Date | null;
  orderWithin: Date | null;
  derogation: string | null;
}>;

const iso = (column: Date | null) => column && fromColumn(column).toString();

/** The meetings under the same judge's order as one, that one with them: what was called off is begun again. */
export async function meetingsUnderOrder(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.meeting_id AS id FROM meeting_convener v
    JOIN meeting_convener c ON c.association_id = v.association_id
      AND c.order_reference = v.order_reference AND c.ordered_on = v.ordered_on
    WHERE v.association_id = ${association}::uuid AND v.meeting_id = ${meetingId}::uuid`;
  return rows.map(({ id }) => id);
}

/** Who convenes a meeting in the syndic's stead, or by a judge's order; null for the syndic's own. */
export async function convenerOf(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<Convener | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT v.ground, v.party_id AS "partyId",
      coalesce(p.company_name, nullif(concat_ws(' ', p.given_name, p.family_name), '')) AS name,
      v.request_id AS "requestId", q.received_on AS "receivedOn", v.reason,
      v.order_reference AS "orderReference", v.ordered_on AS "orderedOn",
      v.order_within AS "orderWithin", v.derogation
    FROM meeting_convener v
    LEFT JOIN party p ON p.association_id = v.association_id AND p.id = v.party_id
    LEFT JOIN meeting_request q ON q.association_id = v.association_id AND q.id = v.request_id
    WHERE v.association_id = ${association}::uuid AND v.meeting_id = ${meetingId}::uuid`;
  const ground = GROUNDS.find((one) => one === row?.ground);
  if (!row || !ground) return null;
  const { partyId, name, requestId, reason, orderReference, derogation } = row;
  const on = iso(row.orderedOn);
  return {
    ...{ ground, partyId, name, requestId, reason },
    receivedOn: iso(row.receivedOn),
    order:
      orderReference !== null && on !== null
        ? { reference: orderReference, on, within: iso(row.orderWithin), derogation }
        : null,
  };
}
