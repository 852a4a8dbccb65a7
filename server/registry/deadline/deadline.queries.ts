import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type Urgency, urgencyOf } from "./deadline.rules.ts";

export type DeadlineLine = Readonly<{
  id: string;
  associationId: string;
  associationName: string;
  slug: string;
  /** `chapter.reason`: the words are `deadline.<reason>` of that chapter's messages. */
  kind: string;
  subjectId: string;
  /** YYYY-MM-DD */
  dueOn: string;
  article: string;
  urgency: Urgency;
}>;

type Row = Omit<DeadlineLine, "dueOn" | "urgency"> & { dueOn: Date };

/** Terms that only run out: nobody has anything to do, and past they are no delay. */
const RUNNING_OUT = ["assembly.challenge"];

/** The open terms of these associations, the nearest first; at most a page of them. */
export async function listDeadlines(
  tx: Tx,
  associations: readonly AssociationId[],
  on: PlainDate,
  limit = 100,
): Promise<readonly DeadlineLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.id, d.association_id AS "associationId", a.name AS "associationName", a.slug,
      d.kind, d.subject_id AS "subjectId", d.due_on AS "dueOn", d.article
    FROM legal_deadline d JOIN association a ON a.id = d.association_id
    WHERE d.association_id = ANY (${[...associations]}::uuid[]) AND d.done_at IS NULL
      AND NOT (d.kind = ANY (${RUNNING_OUT}) AND d.due_on < ${on.toString()}::date)
    ORDER BY d.due_on, a.name, d.kind, d.id
    LIMIT ${limit}`;
  return rows.map((row) => {
    const dueOn = fromColumn(row.dueOn);
    return { ...row, dueOn: dueOn.toString(), urgency: urgencyOf(dueOn, on) };
  });
}

/** Associations with an open term up to a day, for the daily scan: it crosses them all. */
export async function associationsWithDeadlines(
  tx: Tx,
  until: PlainDate,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM associations_with_deadlines(${until.toString()}::date) AS found(id) ORDER BY id`;
  return rows.map(({ id }) => id);
}
