import { z } from "zod";
import { Prisma } from "#prisma/client/client.ts";
import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { RIGHTS } from "../import/import.schema.ts";
import { type Marks, restrictedNames } from "../privacy/restriction.queries.ts";
import { MovementLine } from "./movement.schema.ts";
import type { RegisterOn, Rows } from "./rows.rules.ts";

const Big = z.string().transform((digits) => BigInt(digits));
const IsoDay = z.string();

const KeptRows = z.object({
  total: Big,
  formerTotals: z.array(z.object({ endsOn: IsoDay, total: Big })),
  lots: z.array(
    z.object({
      lotId: z.string(),
      registerNumber: z.number(),
      code: z.string(),
      kind: z.string(),
      floor: z.string().nullable(),
      shares: Big,
      startsOn: IsoDay.nullable(),
      endsOn: IsoDay.nullable(),
    }),
  ),
  formerShares: z.array(z.object({ lotId: z.string(), endsOn: IsoDay, shares: Big })),
  holdings: z.array(
    z
      .object({
        holdingId: z.string(),
        lotId: z.string(),
        partyId: z.string(),
        right: z.enum(RIGHTS),
        num: Big,
        den: Big,
        startsOn: IsoDay,
        endsOn: IsoDay.nullable(),
        enjoyedFrom: IsoDay.nullable(),
        enjoyedUntil: IsoDay.nullable(),
      })
      .transform(({ num, den, ...holding }) => ({ ...holding, part: { num, den } })),
  ),
});

/** Everything the register of an association keeps of its lots, of all times, in one statement. */
export async function loadRows(tx: Tx, association: AssociationId): Promise<Rows> {
  const rows = await tx.$queryRaw<{ kept: unknown }[]>`
    SELECT jsonb_build_object('total', a.shares_total::text,
      'formerTotals', (SELECT coalesce(jsonb_agg(jsonb_build_object('endsOn', f.ends_on,
          'total', f.total::text)), '[]') FROM former_total f WHERE f.association_id = a.id),
      'lots', (SELECT coalesce(jsonb_agg(jsonb_build_object('lotId', l.id,
          'registerNumber', l.register_number, 'code', l.code, 'kind', l.kind, 'floor', l.floor,
          'shares', l.shares::text, 'startsOn', l.starts_on, 'endsOn', l.ends_on)
          ORDER BY l.register_number), '[]') FROM lot l WHERE l.association_id = a.id),
      'formerShares', (SELECT coalesce(jsonb_agg(jsonb_build_object('lotId', f.lot_id,
          'endsOn', f.ends_on, 'shares', f.shares::text)), '[]')
        FROM former_shares f WHERE f.association_id = a.id),
      'holdings', (SELECT coalesce(jsonb_agg(jsonb_build_object('holdingId', h.id,
          'lotId', h.lot_id, 'partyId', h.party_id, 'right', h."right", 'num', h.numerator::text,
          'den', h.denominator::text, 'startsOn', h.starts_on, 'endsOn', h.ends_on,
          'enjoyedFrom', h.enjoyed_from, 'enjoyedUntil', h.enjoyed_until) ORDER BY h.id), '[]')
        FROM holding h WHERE h.association_id = a.id)
    ) AS kept
    FROM association a WHERE a.id = ${association}::uuid`;
  return KeptRows.parse(rows[0]?.kept);
}

const RegisterRow = z.object({
  total: Big,
  lots: z.array(
    z.object({
      lotId: z.string(),
      registerNumber: z.number(),
      code: z.string(),
      kind: z.string(),
      floor: z.string().nullable(),
      shares: Big,
      holders: z.array(
        z
          .object({ partyId: z.string(), right: z.enum(RIGHTS), num: Big, den: Big })
          .transform(({ num, den, ...held }) => ({ ...held, part: { num, den } })),
      ),
    }),
  ),
});

/**
 * Who held what on a day, with how many shares, out of what declared total: one statement, for any
 * day of the past as for today.
 */
export async function registerAt(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
): Promise<RegisterOn> {
  const on = day.toString();
  const rows = await tx.$queryRaw<{ register: unknown }[]>`
    SELECT jsonb_build_object('total', shares_total_on(${association}::uuid, ${on}::date)::text,
      'lots', (SELECT coalesce(jsonb_agg(jsonb_build_object('lotId', l.id,
          'registerNumber', l.register_number, 'code', l.code, 'kind', l.kind, 'floor', l.floor,
          'shares', l.shares::text, 'holders', (
            SELECT coalesce(jsonb_agg(jsonb_build_object('partyId', h.party_id, 'right', h."right",
              'num', h.numerator::text, 'den', h.denominator::text)
              ORDER BY h.party_id, h."right", h.id), '[]')
            FROM holding h WHERE h.association_id = l.association_id AND h.lot_id = l.id
              AND h.starts_on <= ${on}::date AND (h.ends_on IS NULL OR h.ends_on >= ${on}::date)))
          ORDER BY l.register_number), '[]')
        FROM lots_on(${association}::uuid, ${on}::date) l)) AS register`;
  return RegisterRow.parse(rows[0]?.register);
}

/** What was entered after an act `m`, still stands, and builds on it. */
const FOLLOWERS = Prisma.sql`
  SELECT FROM movement f
  WHERE f.association_id = m.association_id AND f.id > m.id
    AND NOT EXISTS (SELECT FROM movement_withdrawal w
      WHERE w.association_id = f.association_id AND w.movement_id = f.id)
    AND ((m.kind IN ('split', 'merge', 'shares') AND f.kind IN ('split', 'merge', 'shares'))
      OR EXISTS (SELECT FROM movement_lot a
        JOIN movement_lot b ON b.association_id = a.association_id AND b.lot_id = a.lot_id
        WHERE a.association_id = m.association_id AND a.movement_id = m.id
          AND b.movement_id = f.id))`;

/** Whether anything entered later builds on an act. */
export async function isFollowed(
  tx: Tx,
  association: AssociationId,
  movementId: string,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM movement m WHERE m.association_id = ${association}::uuid
      AND m.id = ${movementId}::uuid AND EXISTS (${FOLLOWERS})`;
  return rows.length > 0;
}

/** The acts on a lot, or on any lot of the association; the latest first, a hundred at most. */
export async function listMovements(
  tx: Tx,
  association: AssociationId,
  today: PlainDate,
  lotId: string | null,
  marks: Marks = null,
): Promise<MovementLine[]> {
  const inIt = Prisma.sql`SELECT (jsonb_path_query(jsonb_build_array(m.before, m.after),
    '$[*].lots[*].holders[*].partyId') #>> '{}')::uuid`;
  const rows = await tx.$queryRaw<{ line: unknown }[]>`
    SELECT jsonb_build_object('id', m.id, 'kind', m.kind, 'effectiveOn', m.effective_on,
      'enjoyedFrom', m.enjoyed_from, 'notary', m.notary, 'decision', m.decision,
      'reason', m.reason, 'recordedAt', m.recorded_at, 'recordedBy', m.recorded_by,
      'before', m.before, 'after', m.after,
      'names', (SELECT coalesce(jsonb_object_agg(p.id, coalesce(p.company_name,
          concat_ws(' ', p.given_name, p.family_name))), '{}')
        FROM party p WHERE p.association_id = m.association_id AND p.id::text IN (
          SELECT jsonb_path_query(jsonb_build_array(m.before, m.after),
            '$[*].lots[*].holders[*].partyId') #>> '{}')),
      'restricted', ${restrictedNames(association, marks, inIt)},
      'withdrawal', (SELECT jsonb_build_object('reason', w.reason, 'at', w.at, 'by', w.by)
        FROM movement_withdrawal w
        WHERE w.association_id = m.association_id AND w.movement_id = m.id),
      'isRevocable', (m.recorded_at AT TIME ZONE 'Europe/Brussels')::date = ${today.toString()}::date
        AND NOT EXISTS (SELECT FROM movement_withdrawal w
          WHERE w.association_id = m.association_id AND w.movement_id = m.id)
        AND NOT EXISTS (${FOLLOWERS})
    ) AS line
    FROM movement m
    WHERE m.association_id = ${association}::uuid
      AND (${lotId}::uuid IS NULL OR EXISTS (SELECT FROM movement_lot l
        WHERE l.association_id = m.association_id AND l.movement_id = m.id
          AND l.lot_id = ${lotId}::uuid))
    ORDER BY m.effective_on DESC, m.id DESC LIMIT 100`;
  return rows.map(({ line }) => MovementLine.parse(line));
}

/** An act with what is needed to take it back; null when there is none. */
export async function findMovement(tx: Tx, associationId: AssociationId, id: string) {
  return tx.movement.findUnique({
    where: { associationId_id: { associationId, id } },
    select: {
      ...{ kind: true, effectiveOn: true, recordedAt: true, before: true, effects: true },
      withdrawal: { select: { movementId: true } },
      lots: { select: { lotId: true } },
    },
  });
}
