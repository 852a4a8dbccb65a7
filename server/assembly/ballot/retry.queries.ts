import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { CANCELLED } from "../cancellation/cancelled.queries.ts";
import { wallClock } from "../meeting/meeting.queries.ts";
import { failedByAbsence } from "./retry.rules.ts";
import { CountRecord } from "./snapshot.schema.ts";

/** A text that those present may decide in a new meeting (art. 3.88 §4). */
export type MissedUnanimity = Readonly<{
  resolutionId: string;
  itemId: string;
  /** The number of its item on the agenda. */
  item: number;
  title: string;
  /** The meeting it is put to again, once one is planned. */
  retry: Readonly<{ meetingId: string; on: string }> | null;
}>;

type MissedRow = Omit<MissedUnanimity, "retry"> & {
  snapshot: string;
  retryId: string | null;
  retryAt: Date | null;
};

/** The texts of a meeting whose unanimity failed by absence alone, in the order of its agenda. */
export async function missedUnanimities(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly MissedUnanimity[]> {
  const rows = await tx.$queryRaw<MissedRow[]>`
    SELECT r.id AS "resolutionId", i.id AS "itemId", i.position AS item, i.title, c.snapshot,
      again.id AS "retryId", again.starts_at AS "retryAt"
    FROM resolution r
    JOIN agenda_item i ON i.association_id = r.association_id AND i.id = r.item_id
    JOIN ballot_closure c ON c.association_id = r.association_id AND c.resolution_id = r.id
    LEFT JOIN LATERAL (SELECT m.id, m.starts_at FROM resolution x
      JOIN meeting m ON m.association_id = x.association_id AND m.id = x.meeting_id
      WHERE x.association_id = r.association_id AND x.retry_of_id = r.id AND NOT ${CANCELLED}
      ORDER BY m.starts_at LIMIT 1) again ON true
    WHERE r.association_id = ${association}::uuid AND r.meeting_id = ${meetingId}::uuid
      AND c.outcome = 'rejected'
      AND NOT EXISTS (SELECT FROM ballot_reopening n
        WHERE n.association_id = r.association_id AND n.resolution_id = r.id)
    ORDER BY i.position, r.position`;
  return rows
    .filter(({ snapshot }) => failedByAbsence(CountRecord.parse(JSON.parse(snapshot))))
    .map(({ snapshot, retryId, retryAt, ...missed }) => ({
      ...missed,
      retry: retryId && retryAt ? { meetingId: retryId, on: wallClock(retryAt).on } : null,
    }));
}
