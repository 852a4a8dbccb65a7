import { z } from "zod";
import type { PlainDate } from "#server/kernel/calendar.ts";
import type { Tx } from "#server/platform/db.ts";
import { MOST_VIEWS, type Viewed, type ViewLine, ViewQuery } from "./view.schema.ts";

type Row = Omit<ViewLine, "query"> & { query: unknown };
const Kept = z.unknown().pipe(ViewQuery.catch({}));

/** One's own views of a list, and those that colleagues share. */
export async function listViews(
  tx: Tx,
  accountId: string,
  list: Viewed,
  day: PlainDate,
): Promise<readonly ViewLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT v.id, v.name, v.query, v.account_id = ${accountId}::uuid AS "isMine",
      v.office_id IS NOT NULL AS "isShared", a.display_name AS "ownerName"
    FROM saved_view v JOIN account a ON a.id = v.account_id
    WHERE v.list = ${list} AND v.ended_at IS NULL
      AND (v.account_id = ${accountId}::uuid OR EXISTS (
        SELECT FROM office_staff s WHERE s.office_id = v.office_id
          AND s.account_id = ${accountId}::uuid AND s.starts_on <= ${day.toString()}::date
          AND (s.ends_on IS NULL OR s.ends_on >= ${day.toString()}::date)))
    ORDER BY lower(v.name), v.id LIMIT ${MOST_VIEWS * 2}`;
  return rows.map((row) => ({ ...row, query: Kept.parse(row.query) }));
}
