import { Prisma } from "#prisma/client/client.ts";
import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import type { Tx } from "#server/platform/db.ts";
import type { TermScope } from "./deadline.policy.ts";
import { urgencyOf } from "./deadline.rules.ts";
import { type DeadlineLine, type DeadlineQueue, kindsWhere, SYNDICS } from "./deadline.schema.ts";

type Row = Omit<DeadlineLine, "dueOn" | "urgency" | "laterUntil"> & {
  dueOn: Date;
  laterUntil: Date | null;
};

/** Terms that only run out: nobody has anything to do, and past they are no delay. */
const RUNNING_OUT = ["assembly.challenge"];

const COLUMNS = Prisma.sql`d.id, d.association_id AS "associationId", a.name AS "associationName",
  a.slug, d.kind, d.subject_id AS "subjectId", d.due_on AS "dueOn", d.article,
  d.assignee_id AS "assigneeId", who.display_name AS "assigneeName", d.later_until AS "laterUntil"`;

function lineOf(on: PlainDate) {
  return ({ dueOn, laterUntil, ...row }: Row): DeadlineLine => ({
    ...row,
    dueOn: fromColumn(dueOn).toString(),
    laterUntil: laterUntil && fromColumn(laterUntil).toString(),
    urgency: urgencyOf(fromColumn(dueOn), on),
  });
}

/** Those terms `d` that are watched over; what is the syndic's alone, where he looks. */
export function watchedTerms({ watched, managed }: TermScope): Prisma.Sql {
  const syndics = Prisma.sql`
    AND (d.association_id = ANY (${[...managed]}::uuid[]) OR d.kind <> ALL (${[...SYNDICS]}))`;
  return Prisma.sql`d.association_id = ANY (${[...watched]}::uuid[])
    ${managed.length < watched.length ? syndics : Prisma.empty}`;
}

function open(scope: TermScope, on: PlainDate): Prisma.Sql {
  return Prisma.sql`
    FROM legal_deadline d JOIN association a ON a.id = d.association_id
    LEFT JOIN account who ON who.id = d.assignee_id
    WHERE ${watchedTerms(scope)} AND d.done_at IS NULL
      AND NOT (d.kind = ANY (${RUNNING_OUT}) AND d.due_on < ${on.toString()}::date)`;
}

/** The open terms of these associations, the nearest first; at most a page of them. */
export async function listDeadlines(
  tx: Tx,
  scope: TermScope,
  on: PlainDate,
  limit = 100,
): Promise<readonly DeadlineLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${COLUMNS} ${open(scope, on)}
    ORDER BY d.due_on, a.name, d.kind, d.id LIMIT ${limit}`;
  return rows.map(lineOf(on));
}

/** One open term; null where these associations have none of that id. */
export async function findDeadline(
  tx: Tx,
  scope: TermScope,
  on: PlainDate,
  id: string,
): Promise<DeadlineLine | null> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${COLUMNS} ${open(scope, on)} AND d.id = ${id}::uuid`;
  return rows.map(lineOf(on))[0] ?? null;
}

/** Rows of each group that a morning shows; the rest is one list further. */
const SHOWN = 10;

/**
 * What the law expects and what an office has to do, over all its associations, in one statement:
 * what was put off comes back on its day. `queues` narrows it to what these people see to: given to
 * one of them, or given to nobody in an association that they follow or that nobody does.
 */
export async function listQueue(
  tx: Tx,
  scope: TermScope,
  on: PlainDate,
  queues: readonly string[] | null,
): Promise<DeadlineQueue> {
  const tasks = kindsWhere(({ group }) => group === "task");
  const mine =
    queues &&
    Prisma.sql`AND (d.assignee_id = ANY (${[...queues]}::uuid[])
    OR (d.assignee_id IS NULL AND (
      EXISTS (SELECT FROM association_follow f WHERE f.association_id = d.association_id
        AND f.account_id = ANY (${[...queues]}::uuid[]))
      OR NOT EXISTS (SELECT FROM association_follow f WHERE f.association_id = d.association_id))))`;
  const rows = await tx.$queryRaw<(Row & { isTask: boolean; total: number })[]>`
    SELECT * FROM (
      SELECT ${COLUMNS}, d.kind = ANY (${[...tasks]}::text[]) AS "isTask",
        count(*) OVER (PARTITION BY d.kind = ANY (${[...tasks]}::text[]))::int AS total,
        row_number() OVER (PARTITION BY d.kind = ANY (${[...tasks]}::text[])
          ORDER BY d.due_on, a.name, d.kind, d.id)::int AS place
      ${open(scope, on)}
        AND (d.later_until IS NULL OR d.later_until <= ${on.toString()}::date
          OR d.due_on <= ${on.toString()}::date)
        ${mine ?? Prisma.empty}
    ) queue WHERE place <= ${SHOWN} ORDER BY place`;
  const of = (isTask: boolean) => rows.filter((row) => row.isTask === isTask);
  const lines = (isTask: boolean) =>
    of(isTask).map(({ isTask: _, total: __, ...row }) => lineOf(on)(row));
  return {
    law: lines(false),
    tasks: lines(true),
    lawTotal: of(false)[0]?.total ?? 0,
    taskTotal: of(true)[0]?.total ?? 0,
  };
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
