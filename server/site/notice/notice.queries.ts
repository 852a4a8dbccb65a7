import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { consultedAt } from "./notice.rules.ts";
import { type PublicNotice, PublicSyndic, type Seat } from "./notice.schema.ts";

type Row = Seat &
  Readonly<{
    name: string;
    enterprise_number: string;
    languages: readonly string[];
    consultation_at: "seat" | "office" | null;
    consultation_note: string | null;
    last_ended_on: Date | null;
    next_starts_on: Date | null;
    syndics: unknown;
  }>;

const day = (column: Date | null) => column && fromColumn(column).toString();

/** What is public of the association at an address, on a day; null where there is none. */
export async function publicNotice(
  tx: Tx,
  slug: string,
  on: PlainDate,
): Promise<PublicNotice | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT * FROM public_notice(${slug}, ${on.toString()}::date)`;
  if (!row) return null;
  const { street, postcode, town } = row;
  const [syndic = null, ...besides] = PublicSyndic.array().parse(row.syndics);
  return {
    name: row.name,
    enterpriseNumber: row.enterprise_number,
    seat: { street, postcode, town },
    consultation: consultedAt(row.consultation_at, row.consultation_note, row.languages),
    syndic,
    besides,
    lastEndedOn: day(row.last_ended_on),
    nextStartsOn: day(row.next_starts_on),
  };
}

/** The notice last made for a mandate; null when there is none. */
export async function latestNotice(
  tx: Tx,
  association: AssociationId,
  mandateId: string,
): Promise<Readonly<{ id: string; contentHash: Buffer; madeAt: Date }> | null> {
  const row = await tx.hallNotice.findFirst({
    where: { associationId: association, mandateId },
    select: { id: true, contentHash: true, madeAt: true },
    orderBy: { id: "desc" },
  });
  return row && { ...row, contentHash: Buffer.from(row.contentHash) };
}

/** Whether a task is open. */
export async function openDeadline(
  tx: Tx,
  association: AssociationId,
  kind: string,
  subjectId: string,
): Promise<boolean> {
  const where = { associationId: association, kind, subjectId, doneAt: null };
  return (await tx.legalDeadline.count({ where })) > 0;
}

/** The mandates that are over, or were taken back, while a task about them is still open. */
export async function mandatesOver(
  tx: Tx,
  association: AssociationId,
  kind: string,
  day: Date,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.subject_id AS id FROM legal_deadline d
    LEFT JOIN mandate m ON m.association_id = d.association_id AND m.id = d.subject_id
    WHERE d.association_id = ${association}::uuid AND d.kind = ${kind} AND d.done_at IS NULL
      AND (m.id IS NULL OR m.ends_on < ${day}::date)`;
  return rows.map(({ id }) => id);
}

/** The associations an office has or will have a mandate for; the question crosses them all. */
export async function mandatesOfOffice(
  tx: Tx,
  officeId: string,
  on: PlainDate,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM associations_of_office(${officeId}::uuid, ${on.toString()}::date) AS found(id)
    ORDER BY id`;
  return rows.map(({ id }) => id);
}
