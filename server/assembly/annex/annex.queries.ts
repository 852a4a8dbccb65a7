import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { isAnnual } from "../agenda/annual.rules.ts";
import { lacksQuotes, type TenderRule, tenderOf } from "../agenda/tender.rules.ts";
import type { AnnexView, ItemQuotes, QuoteView, ReportView } from "./annex.schema.ts";

type Rule = Readonly<{ fromCents: string; quotes: number; decidedOn: string }>;
type Row = Readonly<{
  kind: string;
  session: number;
  isRetry: boolean;
  rule: Rule | null;
  reports: readonly ReportView[];
  items: readonly Readonly<{
    itemId: string;
    quotes: readonly QuoteView[];
    ceilings: readonly string[];
    types: readonly string[];
  }>[];
}>;

const ruleOf = (rule: Rule | null): TenderRule | null =>
  rule && { ...rule, fromCents: BigInt(rule.fromCents) };

/** The auditor's report and the offers that go with a meeting, in one statement. @throws notFound */
export async function annexesOf(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<AnnexView> {
  const on = today().toString();
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT m.kind::text AS kind, m.session,
      EXISTS (SELECT FROM resolution r WHERE r.association_id = m.association_id
        AND r.meeting_id = m.id AND r.retry_of_id IS NOT NULL) AS "isRetry",
      (SELECT jsonb_build_object('fromCents', t.from_cents::text, 'quotes', t.quotes,
          'decidedOn', t.decided_on)
        FROM tender_rule t
        WHERE t.association_id = m.association_id AND t.decided_on <= ${on}::date
        ORDER BY t.decided_on DESC, t.recorded_at DESC, t.id DESC LIMIT 1) AS rule,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('documentId', a.document_id,
          'datedOn', a.dated_on, 'filedAt', a.filed_at,
          'isLate', EXISTS (SELECT FROM convocation c WHERE c.association_id = a.association_id
            AND c.meeting_id = a.meeting_id AND c.at < a.filed_at)) ORDER BY a.filed_at DESC, a.id DESC), '[]')
        FROM auditor_report a
        WHERE a.association_id = m.association_id AND a.meeting_id = m.id) AS reports,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('itemId', i.id,
          'types', ARRAY(SELECT r.decision_type FROM resolution r
            WHERE r.association_id = i.association_id AND r.item_id = i.id),
          'ceilings', ARRAY(SELECT (f.reserve_cents + f.call_cents + f.loan_cents)::text
            FROM resolution r JOIN funding f ON f.association_id = r.association_id
              AND f.resolution_id = r.id
            WHERE r.association_id = i.association_id AND r.item_id = i.id),
          'quotes', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.id,
              'supplier', q.supplier, 'cents', q.cents::text, 'receivedOn', q.received_on,
              'documentId', q.document_id, 'resolution', r.position)
              ORDER BY q.cents, q.supplier, q.id), '[]')
            FROM quote q LEFT JOIN resolution r
              ON r.association_id = q.association_id AND r.id = q.resolution_id
            WHERE q.association_id = i.association_id AND q.item_id = i.id)) ORDER BY i.position),
          '[]')
        FROM agenda_item i
        WHERE i.association_id = m.association_id AND i.meeting_id = m.id) AS items
    FROM meeting m
    WHERE m.association_id = ${association}::uuid AND m.id = ${meetingId}::uuid`;
  if (!row) throw notFound();
  const rule = ruleOf(row.rule);
  const items = row.items.map(({ itemId, quotes, ceilings, types }): ItemQuotes => {
    const amounts = { quotes: quotes.map(({ cents }) => BigInt(cents)), types };
    const state = tenderOf({ ...amounts, ceilings: ceilings.map(BigInt) }, rule);
    const { duty, asked } = state;
    return { itemId, quotes, duty, asked, isLacking: lacksQuotes(state) };
  });
  return { isAnnual: isAnnual(row), reports: row.reports, items, rule: row.rule };
}
