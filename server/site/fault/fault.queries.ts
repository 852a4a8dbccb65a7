import { findDelivery } from "#server/documents/delivery/delivery.queries.ts";
import type { DeliveryState } from "#server/documents/delivery/delivery.schema.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { stateOf } from "./fault.rules.ts";
import { type FaultList, type FaultState, PAGE_ROWS } from "./fault.schema.ts";

export type FaultLine = Readonly<{
  id: string;
  reference: string;
  what: string;
  place: string;
  reportedAt: string;
  state: FaultState;
}>;

export type FaultPage = Readonly<{
  rows: readonly FaultLine[];
  page: number;
  pages: number;
  total: number;
}>;

type Counted = Omit<FaultLine, "state" | "reportedAt"> & {
  reportedAt: Date;
  answers: number;
  isClosed: boolean;
  total: number;
};

/** A page of what was reported, the latest first. */
export async function listFaults(
  tx: Tx,
  association: AssociationId,
  { state, page: asked }: FaultList,
): Promise<FaultPage> {
  const rows = await tx.$queryRaw<Counted[]>`
    WITH found AS (
      SELECT f.* FROM fault f
      WHERE f.association_id = ${association}::uuid
        AND (${state} = 'all' OR NOT EXISTS (SELECT FROM fault_closure c
          WHERE c.association_id = f.association_id AND c.fault_id = f.id))),
      counted AS (SELECT count(*)::int AS total FROM found)
    SELECT f.id, f.reference, f.what, f.place, f.reported_at AS "reportedAt", c.total,
      (SELECT count(*)::int FROM fault_answer a
        WHERE a.association_id = f.association_id AND a.fault_id = f.id) AS answers,
      EXISTS (SELECT FROM fault_closure x
        WHERE x.association_id = f.association_id AND x.fault_id = f.id) AS "isClosed"
    FROM counted c
    JOIN LATERAL (SELECT * FROM found ORDER BY reported_at DESC, id DESC
      LIMIT ${PAGE_ROWS}
      OFFSET least((${asked} - 1) * ${PAGE_ROWS}, greatest(c.total - 1, 0) / ${PAGE_ROWS} * ${PAGE_ROWS})
    ) f ON true`;
  const total = rows[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE_ROWS));
  const shown = rows.map(({ total: _, answers, isClosed, reportedAt, ...row }) => ({
    ...row,
    reportedAt: reportedAt.toISOString(),
    state: stateOf(answers, isClosed),
  }));
  return { rows: shown, page: Math.min(asked, pages), pages, total };
}

/** An answer, with what became of its mail: null where it was given otherwise. */
export type AnswerView = Readonly<{
  id: string;
  text: string;
  at: string;
  deliveryId: string | null;
  mail: DeliveryState | null;
}>;

export type FaultView = FaultLine &
  Readonly<{
    locale: string;
    email: string | null;
    phone: string | null;
    answers: readonly AnswerView[];
    closedAt: string | null;
  }>;

const columns = {
  id: true,
  reference: true,
  what: true,
  place: true,
  locale: true,
  email: true,
  phone: true,
  reportedAt: true,
  answers: {
    select: { id: true, text: true, at: true, deliveryId: true },
    orderBy: { id: "asc" },
  },
  closure: { select: { at: true } },
} as const;

export async function findFault(
  tx: Tx,
  association: AssociationId,
  faultId: string,
): Promise<FaultView | null> {
  const where = { associationId_id: { associationId: association, id: faultId } };
  const row = await tx.fault.findUnique({ where, select: columns });
  if (!row) return null;
  const { closure, answers: given, reportedAt, ...fault } = row;
  const answers: AnswerView[] = [];
  for (const { deliveryId, at, ...answer } of given) {
    const delivery = deliveryId && (await findDelivery(tx, association, deliveryId));
    answers.push({
      ...answer,
      deliveryId,
      at: at.toISOString(),
      mail: delivery ? delivery.state : null,
    });
  }
  return {
    ...fault,
    reportedAt: reportedAt.toISOString(),
    answers,
    closedAt: closure?.at.toISOString() ?? null,
    state: stateOf(answers.length, closure !== null),
  };
}

/** The same, held until the transaction ends: it is answered or closed by one at a time. */
export async function lockFault(
  tx: Tx,
  association: AssociationId,
  faultId: string,
): Promise<FaultView | null> {
  await tx.$queryRaw`SELECT FROM fault
    WHERE association_id = ${association}::uuid AND id = ${faultId}::uuid FOR UPDATE`;
  return findFault(tx, association, faultId);
}

/** The association that receives what visitors of a page report; null where nobody would read it. */
export async function associationReceiving(
  tx: Tx,
  slug: string,
  day: string,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string | null }[]>`
    SELECT association_receiving(${slug}, ${day}::date) AS id`;
  return row?.id ?? null;
}
