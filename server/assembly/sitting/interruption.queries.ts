import { Prisma } from "#prisma/client/client.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { now } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { lossCut } from "./connection.queries.ts";
import type { LossLine, PauseLine } from "./interruption.rules.ts";

/** The pauses of a meeting, in their order. */
export async function listPauses(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly PauseLine[]> {
  const rows = await tx.meetingPause.findMany({
    where: { associationId: association, meetingId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { at: true, reason: true, end: { select: { at: true } } },
  });
  return rows.map(({ at, reason, end }) => ({
    ...{ at: at.toISOString(), reason, until: end?.at.toISOString() ?? null },
  }));
}

/** Who was cut off and when, with the votes that were open at that time. */
export async function listLosses(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly LossLine[]> {
  const rows = await tx.$queryRaw<
    { partyId: string; lostAt: Date; returnedAt: Date | null; items: number[] }[]
  >`
    SELECT l.party_id AS "partyId", l.lost_at AS "lostAt", l.returned_at AS "returnedAt",
      (SELECT coalesce(array_agg(DISTINCT i.position ORDER BY i.position), '{}')
        FROM resolution r
        JOIN agenda_item i ON i.association_id = r.association_id AND i.id = r.item_id
        JOIN ballot_opening o ON o.association_id = r.association_id AND o.resolution_id = r.id
        LEFT JOIN ballot_closure c
          ON c.association_id = r.association_id AND c.resolution_id = r.id
        WHERE r.association_id = l.association_id AND r.meeting_id = l.meeting_id
          AND o.at < coalesce(l.returned_at, 'infinity')
          AND coalesce(c.at, 'infinity') > l.lost_at) AS items
    FROM connection_loss l
    WHERE l.association_id = ${association}::uuid AND l.meeting_id = ${meetingId}::uuid
    ORDER BY l.lost_at, l.id`;
  return rows.map(({ partyId, lostAt, returnedAt, items }) => ({
    ...{ partyId, at: lostAt.toISOString(), until: returnedAt?.toISOString() ?? null, items },
  }));
}

/**
 * Who is cut off at this moment: he takes part at a distance and his page was not seen any more, or
 * the operator heard his line go dead.
 */
export async function cutOff(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly Readonly<{ partyId: string; lostAt: Date }>[]> {
  const of = [Prisma.sql`${association}::uuid`, Prisma.sql`${meetingId}::uuid`] as const;
  const cut = lossCut(...of, now().epochMilliseconds);
  return tx.$queryRaw<{ partyId: string; lostAt: Date }[]>`
    SELECT c.party_id AS "partyId", coalesce(c.lost_at, c.seen_at) AS "lostAt"
    FROM remote_connection c
    JOIN LATERAL (SELECT kind, channel, at FROM attendance a
      WHERE a.association_id = c.association_id AND a.meeting_id = c.meeting_id
        AND a.party_id = c.party_id ORDER BY a.at DESC, a.id DESC LIMIT 1) last ON true
    WHERE c.association_id = ${association}::uuid AND c.meeting_id = ${meetingId}::uuid
      AND (c.lost_at IS NOT NULL OR c.seen_at <= ${cut}) AND last.kind = 'arrived' AND last.channel = 'remote'
      AND last.at <= coalesce(c.lost_at, c.seen_at)
    ORDER BY 2, 1`;
}
