import { LEGAL_ZONE } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { annualPoints } from "../agenda/annual.queries.ts";
import type { AnnualPoint } from "../agenda/annual.rules.ts";
import { annexesOf } from "../annex/annex.queries.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { taskOf } from "./task.rules.ts";
import { DUTIES, type Duty, dutiesOf, type YearFacts, yearPeriod } from "./year.rules.ts";
import type { YearView } from "./year.schema.ts";

type Row = Readonly<{
  periodStart: string;
  hasCouncil: boolean;
  plannedId: string | null;
  plannedAt: Date | null;
  convened: boolean;
  heldId: string | null;
  heldAt: Date | null;
  minutesSent: boolean;
}>;

/** The annual meeting to come, or else being prepared, and the one held last; in one statement. */
async function yearRow(tx: Tx, association: AssociationId): Promise<Row> {
  const on = today().toString();
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT a.period_start AS "periodStart",
      EXISTS (SELECT FROM seat s WHERE s.association_id = a.id AND s.kind = 'council'
        AND ${on}::date BETWEEN s.starts_on AND s.ends_on)
      OR EXISTS (SELECT FROM membership c WHERE c.association_id = a.id AND c.role = 'council'
        AND c.starts_on <= ${on}::date AND (c.ends_on IS NULL OR c.ends_on >= ${on}::date))
        AS "hasCouncil",
      p.id AS "plannedId", p.starts_at AS "plannedAt", coalesce(p.convened, false) AS convened,
      h.id AS "heldId", h.starts_at AS "heldAt", coalesce(h.sent, false) AS "minutesSent"
    FROM association a
    LEFT JOIN LATERAL (SELECT m.id, m.starts_at, n.meeting_id IS NOT NULL AS convened
      FROM meeting m
      LEFT JOIN convocation n ON (n.association_id, n.meeting_id) = (m.association_id, m.id)
      WHERE m.association_id = a.id AND m.kind = 'ordinary' AND m.session = 1
        AND NOT EXISTS (SELECT FROM meeting_opening o
          WHERE (o.association_id, o.meeting_id) = (m.association_id, m.id))
        AND NOT EXISTS (SELECT FROM meeting_withdrawal w
          WHERE (w.association_id, w.meeting_id) = (m.association_id, m.id))
      ORDER BY n.meeting_id IS NULL, m.starts_at DESC, m.id LIMIT 1) p ON true
    LEFT JOIN LATERAL (SELECT m.id, m.starts_at, EXISTS (SELECT FROM legal_deadline d
        WHERE d.association_id = m.association_id AND d.kind = 'assembly.minutes'
          AND d.subject_id = m.id AND d.done_at IS NOT NULL) AS sent
      FROM meeting m
      JOIN meeting_closing c ON (c.association_id, c.meeting_id) = (m.association_id, m.id)
      WHERE m.association_id = a.id AND m.kind = 'ordinary'
      ORDER BY m.starts_at DESC, m.id LIMIT 1) h ON true
    WHERE a.id = ${association}::uuid`;
  if (!row) throw notFound();
  return row;
}

/** The points an agenda has, or says why it has not. */
async function pointsThere(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly AnnualPoint[]> {
  const lines = await annualPoints(tx, association, meetingId);
  return lines
    .filter(({ state }) => state === "there" || state === "left-out")
    .map(({ point }) => point);
}

/** Whether what goes with the notice is there: the auditor's report, and the offers that are owed. */
async function annexFacts(tx: Tx, association: AssociationId, meetingId: string) {
  const { reports, items } = await annexesOf(tx, association, meetingId);
  const isLacking = items.some((item) => item.isLacking);
  const hasQuotes = items.some(({ quotes }) => quotes.length > 0);
  return { reported: reports.length > 0, quoted: isLacking ? false : hasQuotes ? true : null };
}

/** What the days of an association's year are worked out from, with its meetings. @throws notFound */
export async function yearGround(tx: Tx, association: AssociationId) {
  const row = await yearRow(tx, association);
  const { periodStart, hasCouncil, plannedId, plannedAt, convened, heldId, heldAt } = row;
  const planned =
    plannedId && plannedAt
      ? {
          ...{ on: dayOf(plannedAt), convened },
          there: await pointsThere(tx, association, plannedId),
          ...(await annexFacts(tx, association, plannedId)),
        }
      : null;
  const held = heldAt && { on: dayOf(heldAt), minutesSent: row.minutesSent };
  const facts: YearFacts = { periodStart, hasCouncil, planned, held };
  return { facts, plannedId, heldId };
}

type TermRow = Readonly<{ id: string; kind: string; isDone: boolean; doneOn: string | null }>;

/** What the annual meeting asks of the office, by date, and where each thing stands. @throws notFound */
export async function yearView(tx: Tx, association: AssociationId): Promise<YearView> {
  const { facts, plannedId, heldId } = await yearGround(tx, association);
  const { from, to } = yearPeriod(facts, today());
  const rows = await tx.$queryRaw<TermRow[]>`
    SELECT d.id, d.kind, d.done_at IS NOT NULL AS "isDone",
      coalesce(d.done_on, CASE WHEN d.done_by_id IS NOT NULL
        THEN (d.done_at AT TIME ZONE ${LEGAL_ZONE})::date END)::text AS "doneOn"
    FROM annual_year y
    JOIN legal_deadline d ON d.association_id = y.association_id AND d.subject_id = y.id
    WHERE y.association_id = ${association}::uuid AND y.opens_on = ${from.toString()}::date`;
  const terms = new Map(rows.map((row) => [row.kind, row]));
  const termOf = (duty: Duty) => {
    const kind = taskOf(duty);
    return kind ? terms.get(kind) : undefined;
  };
  const told = new Set(DUTIES.filter((duty) => termOf(duty)?.doneOn));
  return {
    ...{ plannedId, heldId, period: { from: from.toString(), to: to.toString() } },
    duties: dutiesOf({ ...facts, told }, today()).map((line) => {
      const term = termOf(line.duty);
      const termId = term && !term.isDone ? term.id : null;
      return { ...line, on: line.on.toString(), termId, doneOn: term?.doneOn ?? null };
    }),
  };
}
