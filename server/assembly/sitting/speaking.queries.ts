import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";

/** A text of the agenda. */
export type InHand = Readonly<{ itemId: string; resolutionId: string }>;

/** The text in hand: the one that is voted on, else the next that still can be; null after the last. */
export async function textInHand(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<InHand | null> {
  const [row] = await tx.$queryRaw<InHand[]>`
    SELECT r.item_id AS "itemId", r.id AS "resolutionId"
    FROM resolution r
    JOIN agenda_item i ON i.association_id = r.association_id AND i.id = r.item_id
    LEFT JOIN ballot_opening o ON o.association_id = r.association_id AND o.resolution_id = r.id
    WHERE r.association_id = ${association}::uuid AND r.meeting_id = ${meetingId}::uuid
      AND NOT EXISTS (SELECT FROM ballot_closure c
        WHERE c.association_id = r.association_id AND c.resolution_id = r.id)
      AND coalesce((SELECT d.kind = 'resumed' FROM item_disposal d
        WHERE d.association_id = r.association_id AND d.item_id = r.item_id
          AND (d.resolution_id IS NULL OR d.resolution_id = r.id)
        ORDER BY d.at DESC, d.id DESC LIMIT 1), true)
    ORDER BY o.at IS NULL, i.position, r.position LIMIT 1`;
  return row ?? null;
}

/** Where one of some parties is present now, and since when; null where none is. */
export async function whereabouts(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  parties: readonly string[],
): Promise<Readonly<{ partyId: string; channel: "room" | "remote"; since: Date }> | null> {
  const [row] = await tx.$queryRaw<{ partyId: string; channel: "room" | "remote"; since: Date }[]>`
    SELECT party_id AS "partyId", channel::text AS channel, at AS since
    FROM (SELECT DISTINCT ON (party_id) * FROM attendance
      WHERE association_id = ${association}::uuid AND meeting_id = ${meetingId}::uuid
        AND party_id = ANY (${[...parties]}::uuid[])
      ORDER BY party_id, at DESC, id DESC) last
    WHERE kind = 'arrived' ORDER BY party_id LIMIT 1`;
  return row ?? null;
}

/** Whether one of some parties has been at a meeting. */
export async function hasCome(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  parties: readonly string[],
): Promise<boolean> {
  const partyId = { in: [...parties] };
  const where = { associationId: association, meetingId, partyId };
  return (await tx.attendance.count({ where })) > 0;
}

/** Whether a meeting is in progress: opened, and not closed. */
export async function isInProgress(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ running: boolean }[]>`
    SELECT EXISTS (SELECT FROM meeting_opening o WHERE o.association_id = ${association}::uuid
        AND o.meeting_id = ${meetingId}::uuid)
      AND NOT EXISTS (SELECT FROM meeting_closing c WHERE c.association_id = ${association}::uuid
        AND c.meeting_id = ${meetingId}::uuid) AS running`;
  return row?.running ?? false;
}
