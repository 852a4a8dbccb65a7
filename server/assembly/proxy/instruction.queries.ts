import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Choice } from "../ballot/ballot.rules.ts";

/** What a principal asks of the holder of his proxy on a text. */
export type InstructionLine = Readonly<{
  proxyId: string;
  principalId: string;
  principal: string;
  holderId: string;
  resolutionId: string;
  choice: Choice;
}>;

/**
 * The instructions that stand at a meeting, of the proxies that one of these parties gave or carries:
 * principal and holder see them, and who carries them on one item what is asked on that item; nobody
 * else, the office neither. Revoked proxies carry none.
 */
export function instructionsOf(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  parties: readonly string[],
): Promise<InstructionLine[]> {
  const own = [...parties];
  return tx.$queryRaw<InstructionLine[]>`
    SELECT x.id AS "proxyId", x.principal_party_id AS "principalId",
      coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS principal,
      x.holder_party_id AS "holderId", i.resolution_id AS "resolutionId", i.choice::text AS choice
    FROM proxy x
    JOIN party p ON p.association_id = x.association_id AND p.id = x.principal_party_id
    JOIN LATERAL (SELECT DISTINCT ON (i.resolution_id) i.resolution_id, i.choice
      FROM proxy_instruction i
      WHERE i.association_id = x.association_id AND i.proxy_id = x.id
      ORDER BY i.resolution_id, i.at DESC, i.id DESC) i ON i.choice IS NOT NULL
    WHERE x.association_id = ${association}::uuid AND x.meeting_id = ${meetingId}::uuid
      AND x.revoked_at IS NULL
      AND (x.principal_party_id = ANY (${own}::uuid[]) OR x.holder_party_id = ANY (${own}::uuid[])
        OR EXISTS (SELECT FROM proxy_substitute s
          JOIN resolution r ON r.association_id = s.association_id AND r.item_id = s.item_id
          WHERE s.association_id = x.association_id AND s.proxy_id = x.id AND s.revoked_at IS NULL
            AND s.holder_party_id = ANY (${own}::uuid[]) AND r.id = i.resolution_id))
    ORDER BY x.registered_at, x.id, i.resolution_id`;
}
