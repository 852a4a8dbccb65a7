import { fromColumn, plainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { listElectable } from "#server/registry/seat/seat.queries.ts";
import type { DecisionLine } from "../decision/decision.schema.ts";
import { effectsOf } from "./effect.rules.ts";
import type {
  EffectChoices,
  EffectLine,
  ExecutionLine,
  FollowUp,
  FollowUpLine,
} from "./effect.schema.ts";

type Found = Readonly<{ effect: EffectLine | null; execution: ExecutionLine | null }>;

/** What became of a decision: its effect with whom it concerns, and how far it is carried out. */
export async function followUpOf(
  tx: Tx,
  association: AssociationId,
  decisionId: string,
): Promise<FollowUp> {
  const [row] = await tx.$queryRaw<Found[]>`
    SELECT CASE WHEN e.decision_id IS NOT NULL THEN jsonb_build_object('kind', e.kind,
        'subjectId', e.subject_id,
        'name', coalesce(o.name, p.company_name, nullif(concat_ws(' ', p.given_name, p.family_name), '')),
        'startsOn', coalesce(m.starts_on, s.starts_on, b.starts_on),
        'endsOn', coalesce(m.ends_on, s.ends_on, b.ends_on),
        'budget', CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('kind', b.kind,
          'amountCents', b.amount_cents::text) END) END AS effect,
      CASE WHEN x.decision_id IS NOT NULL THEN jsonb_build_object('what', x.what,
        'responsible', x.responsible, 'dueOn', x.due_on,
        'steps', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'on', t.on,
            'dueOn', t.due_on, 'note', t.note) ORDER BY t.at, t.id), '[]')
          FROM execution_step t WHERE t.association_id = x.association_id
            AND t.decision_id = x.decision_id)) END AS execution
    FROM decision d
    LEFT JOIN decision_effect e ON e.association_id = d.association_id AND e.decision_id = d.id
    LEFT JOIN mandate m ON m.association_id = e.association_id AND m.id = e.subject_id
    LEFT JOIN office o ON o.id = m.office_id
    LEFT JOIN seat s ON s.association_id = e.association_id AND s.id = e.subject_id
    LEFT JOIN party p ON p.association_id = s.association_id AND p.id = s.party_id
    LEFT JOIN adopted_budget b ON b.association_id = e.association_id AND b.id = e.subject_id
    LEFT JOIN execution x ON x.association_id = d.association_id AND x.decision_id = d.id
    WHERE d.association_id = ${association}::uuid AND d.id = ${decisionId}::uuid`;
  return row ?? { effect: null, execution: null };
}

/** What the office chooses from when it says what a decision brought about. */
export async function effectChoices(
  tx: Tx,
  association: AssociationId,
  { decidedOn, decisionType }: Pick<DecisionLine, "decidedOn" | "decisionType">,
): Promise<EffectChoices> {
  const proposed = effectsOf(decisionType);
  const day = toColumn(plainDate(decidedOn));
  const isSeated = proposed.includes("council") || proposed.includes("auditor");
  const isMandated = proposed.includes("mandate");
  const linked = await tx.decisionEffect.findMany({
    where: { associationId: association, subjectId: { not: null } },
    select: { subjectId: true },
  });
  const taken = new Set(linked.map(({ subjectId }) => subjectId));
  const mandates = isMandated ? await namedMandates(tx, association) : [];
  return {
    proposed,
    parties: isSeated ? await listElectable(tx, association) : [],
    mandates: mandates.filter(({ endsOn }) => endsOn >= decidedOn),
    knownMandates: mandates.filter(
      ({ id, appointedOn }) => appointedOn === decidedOn && !taken.has(id),
    ),
    knownSeats: isSeated
      ? (await seatsOf(tx, association, day)).filter(({ id }) => !taken.has(id))
      : [],
  };
}

async function namedMandates(tx: Tx, association: AssociationId) {
  const rows = await tx.mandate.findMany({
    where: { associationId: association },
    orderBy: { startsOn: "desc" },
    select: {
      ...{ id: true, appointedOn: true, startsOn: true, endsOn: true },
      office: { select: { name: true } },
    },
  });
  return rows.map(({ id, appointedOn, startsOn, endsOn, office }) => ({
    id,
    name: office.name,
    appointedOn: fromColumn(appointedOn).toString(),
    startsOn: fromColumn(startsOn).toString(),
    endsOn: fromColumn(endsOn).toString(),
  }));
}

function seatsOf(tx: Tx, association: AssociationId, day: Date) {
  return tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT s.id, coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name
    FROM seat s JOIN party p ON p.association_id = s.association_id AND p.id = s.party_id
    WHERE s.association_id = ${association}::uuid AND s.appointed_on = ${day}::date
    ORDER BY name, s.id`;
}

type Row = Omit<FollowUpLine, "decidedOn"> & Readonly<{ decidedOn: Date }>;

/** The most that a list of what is to be done shows. */
const MOST_SHOWN = 200;

/**
 * Adopted decisions, of meetings held here or in writing, that nobody sorted yet, and all that are still to be carried
 * out; the oldest first. What the years before decided is there only where the office opened it.
 */
export async function listFollowUp(
  tx: Tx,
  association: AssociationId,
): Promise<readonly FollowUpLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.id, d.number, d.decided_on AS "decidedOn", d.item, d.language,
      CASE WHEN x.decision_id IS NOT NULL THEN jsonb_build_object('what', x.what,
        'responsible', x.responsible, 'dueOn', x.due_on,
        'steps', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'on', t.on,
            'dueOn', t.due_on, 'note', t.note) ORDER BY t.at, t.id), '[]')
          FROM execution_step t WHERE t.association_id = x.association_id
            AND t.decision_id = x.decision_id)) END AS execution
    FROM decision d
    LEFT JOIN execution x ON x.association_id = d.association_id AND x.decision_id = d.id
    WHERE d.association_id = ${association}::uuid AND d.outcome = 'adopted'
      AND CASE WHEN x.decision_id IS NOT NULL
        THEN coalesce((SELECT t.kind FROM execution_step t
          WHERE t.association_id = x.association_id AND t.decision_id = x.decision_id
            AND t.kind <> 'postponed' ORDER BY t.at DESC, t.id DESC LIMIT 1), '')
          NOT IN ('done', 'dropped')
        ELSE coalesce(d.meeting_id, d.written_id) IS NOT NULL AND NOT EXISTS (SELECT FROM decision_effect e
          WHERE e.association_id = d.association_id AND e.decision_id = d.id) END
    ORDER BY d.decided_on, d.number LIMIT ${MOST_SHOWN}`;
  return rows.map(({ decidedOn, ...line }) => ({
    ...line,
    decidedOn: fromColumn(decidedOn).toString(),
  }));
}
