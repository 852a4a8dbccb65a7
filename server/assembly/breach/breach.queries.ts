import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type BreachLine, isBreachKind } from "./breach.rules.ts";

type Row = Omit<BreachLine, "kind" | "at" | "recordedAt" | "corrects" | "correctedBy"> & {
  kind: string;
  at: Date;
  recordedAt: Date;
  correctsId: string | null;
};

/** Everything recorded of a meeting, in the order it was recorded; what was corrected stays. */
export async function listBreaches(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly BreachLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT b.id, b.kind, b.article, i.position AS item, b.statement, b.reason, b.at,
      b.recorded_at AS "recordedAt", b.recorded_by AS by, b.corrects_id AS "correctsId"
    FROM breach b
    LEFT JOIN agenda_item i ON i.association_id = b.association_id AND i.id = b.item_id
    WHERE b.association_id = ${association}::uuid AND b.meeting_id = ${meetingId}::uuid
    ORDER BY b.recorded_at, b.id`;
  const numberOf = (id: string | null) =>
    id === null ? null : rows.findIndex((row) => row.id === id) + 1 || null;
  return rows.map(({ kind, at, recordedAt, correctsId, ...row }) => {
    if (!isBreachKind(kind)) throw new RangeError("unknown kind of breach");
    return {
      ...{ ...row, kind, at: at.toISOString(), recordedAt: recordedAt.toISOString() },
      corrects: numberOf(correctsId),
      correctedBy: numberOf(rows.find((other) => other.correctsId === row.id)?.id ?? null),
    };
  });
}
