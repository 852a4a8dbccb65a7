import { Prisma } from "#prisma/client/client.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { VoteEvent } from "#server/proof/leaf/leaf.schema.ts";
import { wallClock } from "../meeting/meeting.queries.ts";
import type { ReceiptLine, ReceiptRef } from "./ballot.schema.ts";

/**
 * What one cast, for oneself or under a proxy, and what was cast in one's name: a mandatary
 * answers to his principal. Another's replacement of one's vote is not among them.
 */
function ownVotes(association: AssociationId, parties: readonly string[]): Prisma.Sql {
  const own = Prisma.sql`${[...parties]}::uuid[]`;
  return Prisma.sql`
    SELECT v.meeting_id, v.resolution_id, v.entitlement_id, v.sequence, v.lot_ids, c.canonical,
      e.number, e.holder_ids
    FROM vote_event v
    JOIN vote_content c ON c.association_id = v.association_id AND c.vote_id = v.id
    JOIN entitlement e ON e.association_id = v.association_id AND e.id = v.entitlement_id
    WHERE v.association_id = ${association}::uuid AND (c.cast_by_party_id = ANY (${own})
      OR e.voter_party_id = ANY (${own}) OR e.holder_ids && ${own})`;
}

type Row = Omit<ReceiptLine, "on"> & { startsAt: Date };

/** One's receipts, of one meeting or of all: the latest meeting first, then as on its agenda.
 * Of lots voted apart each has its own, until the whole is voted again. */
export async function listReceipts(
  tx: Tx,
  association: AssociationId,
  parties: readonly string[],
  meetingId: string | null,
): Promise<ReceiptLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT o.meeting_id AS "meetingId", m.starts_at AS "startsAt", o.resolution_id AS "resolutionId",
      o.entitlement_id AS "entitlementId", o.sequence, i.position AS item,
      (SELECT coalesce(jsonb_agg(l.code ORDER BY l.register_number), '[]') FROM lot l
       WHERE l.association_id = r.association_id AND l.id = ANY (o.lot_ids)) AS lots,
      CASE WHEN EXISTS (SELECT FROM resolution s WHERE s.association_id = r.association_id
        AND s.item_id = r.item_id AND s.id <> r.id) THEN r.position END AS text,
      (SELECT string_agg(coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)),
         ' & ' ORDER BY array_position(o.holder_ids, p.id))
       FROM party p WHERE p.association_id = r.association_id AND p.id = ANY (o.holder_ids)) AS names,
      EXISTS (SELECT FROM paper_encoding n
        WHERE n.association_id = m.association_id AND n.meeting_id = m.id) AS "onPaper"
    FROM (SELECT meeting_id, resolution_id, entitlement_id, number, holder_ids, lot_ids,
        CASE WHEN lot_ids <> '{}' THEN max(sequence) END AS sequence,
        max(max(sequence) FILTER (WHERE lot_ids = '{}')) OVER head AS whole
      FROM (${ownVotes(association, parties)}) votes
      GROUP BY meeting_id, resolution_id, entitlement_id, number, holder_ids, lot_ids
      WINDOW head AS (PARTITION BY resolution_id, entitlement_id)) o
    JOIN meeting m ON m.association_id = ${association}::uuid AND m.id = o.meeting_id
    JOIN resolution r ON r.association_id = ${association}::uuid AND r.id = o.resolution_id
    JOIN agenda_item i ON i.association_id = r.association_id AND i.id = r.item_id
    WHERE (${meetingId}::uuid IS NULL OR o.meeting_id = ${meetingId}::uuid)
      AND (o.sequence IS NULL OR o.whole IS NULL OR o.sequence > o.whole)
    ORDER BY m.starts_at DESC, m.id, i.position, r.position, o.number, o.sequence NULLS FIRST
    LIMIT 1000`;
  return rows.map(({ startsAt, ...row }) => ({ ...row, on: wallClock(startsAt).on }));
}

/** The last of one's own votes for a head on a text, or the one of a sequence; null where none is. */
export async function findOwnVote(
  tx: Tx,
  association: AssociationId,
  parties: readonly string[],
  { meetingId, resolutionId, entitlementId, sequence }: ReceiptRef,
): Promise<VoteEvent | null> {
  const which = sequence ?? null;
  const [row] = await tx.$queryRaw<{ canonical: string }[]>`
    SELECT canonical FROM (${ownVotes(association, parties)}) votes
    WHERE meeting_id = ${meetingId}::uuid AND resolution_id = ${resolutionId}::uuid
      AND entitlement_id = ${entitlementId}::uuid
      AND CASE WHEN ${which}::int IS NULL THEN lot_ids = '{}' ELSE sequence = ${which} END
    ORDER BY sequence DESC LIMIT 1`;
  return row ? VoteEvent.parse(JSON.parse(row.canonical)) : null;
}

/** Whether what was voted at a meeting was recorded afterwards, from its sheets. */
export async function isOnPaper(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<boolean> {
  return (await tx.paperEncoding.count({ where: { associationId: association, meetingId } })) > 0;
}
