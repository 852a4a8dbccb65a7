import { Prisma } from "#prisma/client/client.ts";
import { fromColumn, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { fold } from "#server/kernel/listing.ts";
import type { Tx } from "#server/platform/db.ts";
import type { PlacedText } from "./decision.rules.ts";
import {
  type DecisionLine,
  type FiledScan,
  REGISTER_ROWS,
  type RegisterPage,
  type RegisterQuery,
  type Sibling,
} from "./decision.schema.ts";

/** The kind under which the scan of minutes of the years before is filed. */
export const EARLIER_MINUTES = "assembly.earlier-minutes";

const COLUMNS = Prisma.sql`d.id, d.number, d.decided_on AS "decidedOn", d.item, d.text, d.language,
  d.decision_type AS "decisionType", d.majority, d.article, d.outcome::text AS outcome,
  d.votes_for AS "votesFor", d.votes_against AS "votesAgainst", d.abstained, d.electorate, d.lots,
  d.meeting_id AS "meetingId", d.written_id AS "writtenId", d.document_id AS "documentId",
  encode(d.record_hash, 'hex') AS "recordHash", d.entered_at AS "enteredAt",
  EXISTS (SELECT FROM paper_encoding n
    WHERE n.association_id = d.association_id AND n.meeting_id = d.meeting_id) AS "onPaper",
  (SELECT coalesce(jsonb_agg(g.statement ORDER BY g.at, g.id), '[]')
    FROM minutes_disagreement g
    LEFT JOIN resolution o ON o.association_id = d.association_id AND o.id = d.resolution_id
    LEFT JOIN agenda_item p ON p.association_id = o.association_id AND p.id = o.item_id
    WHERE g.association_id = d.association_id AND g.meeting_id = d.meeting_id
      AND (g.item IS NULL OR (g.item = p.position AND g.text = o.position))) AS disagreements,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'claimant', k.claimant,
      'court', k.court, 'caseNumber', k.case_number, 'filedOn', k.filed_on,
      'rulings', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind,
          'on', r.on, 'reference', r.reference) ORDER BY r.on, r.recorded_at, r.id), '[]')
        FROM ruling r WHERE r.association_id = c.association_id
          AND r.challenge_id = c.challenge_id AND r.decision_id = c.decision_id))
      ORDER BY k.filed_on, k.id), '[]')
    FROM challenged_decision c
    JOIN challenge k ON k.association_id = c.association_id AND k.id = c.challenge_id
    WHERE c.association_id = d.association_id AND c.decision_id = d.id) AS challenges`;

type Row = Omit<DecisionLine, "decidedOn" | "enteredAt" | "votes"> &
  Readonly<{
    decidedOn: Date;
    enteredAt: Date;
    votesFor: string | null;
    votesAgainst: string | null;
    abstained: string | null;
  }>;

function lineOf(row: Row): DecisionLine {
  const { decidedOn, enteredAt, votesFor, votesAgainst, abstained, ...line } = row;
  return {
    ...line,
    votes: { for: votesFor, against: votesAgainst, abstained },
    decidedOn: fromColumn(decidedOn).toString(),
    enteredAt: enteredAt.toISOString(),
  };
}

const wordsOf = (q: string) => fold(q).split(/\s+/).filter(Boolean);

/** Row-level security keeps an index of words from serving: a register is read whole, which is short. */
function found(association: AssociationId, asked: RegisterQuery): Prisma.Sql {
  const { from, to, outcome, type, meetingId } = asked;
  return Prisma.sql`
    SELECT * FROM decision
    WHERE association_id = ${association}::uuid
      AND (${from}::date IS NULL OR decided_on >= ${from}::date)
      AND (${to}::date IS NULL OR decided_on <= ${to}::date)
      AND (${outcome}::text IS NULL OR outcome::text = ${outcome}::text)
      AND (${type}::text IS NULL OR decision_type = ${type}::text)
      AND (${meetingId}::uuid IS NULL OR meeting_id = ${meetingId}::uuid)
      AND NOT EXISTS (SELECT FROM unnest(${wordsOf(asked.q)}::text[]) AS word
        WHERE position(word IN folded(item || ' ' || text)) = 0)`;
}

/** A page of the register, the latest meeting first; within one, in the order of the agenda. */
export async function listRegister(
  tx: Tx,
  association: AssociationId,
  asked: RegisterQuery,
  size = REGISTER_ROWS,
): Promise<RegisterPage> {
  const rows = await tx.$queryRaw<(Row & { total: number })[]>`
    WITH found AS (${found(association, asked)}),
      counted AS (SELECT count(*)::int AS total FROM found)
    SELECT ${COLUMNS}, c.total
    FROM counted c
    LEFT JOIN LATERAL (SELECT * FROM found ORDER BY decided_on DESC, number
      LIMIT ${size}
      OFFSET least((${asked.page} - 1) * ${size}, greatest(c.total - 1, 0) / ${size} * ${size})
    ) d ON true ORDER BY d.decided_on DESC, d.number`;
  const total = rows[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / size));
  // Nothing found is one row without a decision: it carries the count.
  const shown = total === 0 ? [] : rows.map(({ total: _, ...row }) => lineOf(row));
  return { rows: shown, page: Math.min(asked.page, pages), pages, total };
}

/** @throws notFound */
export async function getDecision(
  tx: Tx,
  association: AssociationId,
  id: string,
): Promise<DecisionLine> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM decision d
    WHERE d.association_id = ${association}::uuid AND d.id = ${id}::uuid`;
  if (!row) throw notFound();
  return lineOf(row);
}

/** The other decisions of the day, in their order: a claim is often about several. */
export function siblingsOf(
  tx: Tx,
  association: AssociationId,
  { id, decidedOn }: Pick<DecisionLine, "id" | "decidedOn">,
): Promise<readonly Sibling[]> {
  return tx.decision.findMany({
    where: {
      ...{ associationId: association, decidedOn: toColumn(plainDate(decidedOn)) },
      id: { not: id },
    },
    orderBy: { number: "asc" },
    take: 100,
    select: { id: true, number: true, item: true },
  });
}

/** The texts of a meeting by their places. */
export async function placedTexts(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly PlacedText[]> {
  return tx.$queryRaw<PlacedText[]>`
    SELECT r.id, i.position AS item, r.position FROM resolution r
    JOIN agenda_item i ON i.association_id = r.association_id AND i.id = r.item_id
    WHERE r.association_id = ${association}::uuid AND r.meeting_id = ${meetingId}::uuid
    ORDER BY i.position, r.position`;
}

/** The last number of the register, 0 while it is empty; held until the end of the transaction. */
export async function lockRegister(tx: Tx, association: AssociationId): Promise<number> {
  await tx.$executeRaw`
    SELECT FROM association WHERE id = ${association}::uuid FOR NO KEY UPDATE`;
  const last = await tx.decision.aggregate({
    where: { associationId: association },
    _max: { number: true },
  });
  return last._max.number ?? 0;
}

/** The scans of minutes of the years before, the latest filed first. */
export function listScans(tx: Tx, association: AssociationId): Promise<readonly FiledScan[]> {
  return tx.document.findMany({
    where: { associationId: association, kind: EARLIER_MINUTES },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
    select: { id: true, title: true },
  });
}

export type ConsultationPlace = Readonly<{
  at: "seat" | "office" | null;
  note: string | null;
  language: string;
  /** The seat of the association, on one line. */
  seat: string;
}>;

/** Where any interested person consults the register, free of charge (art. 3.93 §4). */
export async function consultationPlace(
  tx: Tx,
  association: AssociationId,
): Promise<ConsultationPlace> {
  const row = await tx.association.findUniqueOrThrow({
    where: { id: association },
    select: {
      ...{ consultationAt: true, consultationNote: true, languages: true },
      ...{ street: true, postcode: true, town: true },
    },
  });
  const { consultationAt, consultationNote, languages, street, postcode, town } = row;
  return {
    ...{ at: consultationAt, note: consultationNote, language: languages[0] ?? "fr" },
    seat: `${street}, ${postcode} ${town}`,
  };
}

/** Whose register it is, as its acts print it. */
export function issuerOf(tx: Tx, association: AssociationId) {
  return tx.association.findUniqueOrThrow({
    where: { id: association },
    select: { name: true, enterpriseNumber: true, street: true, postcode: true, town: true },
  });
}
