import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type PersonalSource, sectionsFrom } from "#server/registry/privacy/personal.queries.ts";

/** What was sent to somebody and how it is proven, and the documents that are for him alone. */
export const personalMail: PersonalSource = async (tx, { association, partyId }) => {
  const rows = await tx.$queryRaw<{ name: string; rows: unknown }[]>`
    SELECT 'deliveries' AS name, coalesce(jsonb_agg(jsonb_build_object('kind', d.kind,
      'channel', d.channel, 'language', d.language, 'at', d.created_at,
      'address', concat_ws(', ', d.address->>'name', d.address->>'email',
        (SELECT string_agg(line, ', ') FROM jsonb_array_elements_text(d.address->'lines') line)),
      'proof', (SELECT string_agg(x.kind || ' ' || x."on" || ' ' || x.evidence, '; ' ORDER BY x.id)
        FROM delivery_proof x WHERE x.association_id = d.association_id AND x.delivery_id = d.id)
      ) ORDER BY d.created_at, d.id), '[]') AS rows
    FROM delivery d
    WHERE d.association_id = ${association}::uuid AND d.party_id = ${partyId}::uuid
    UNION ALL
    SELECT 'documents', coalesce(jsonb_agg(jsonb_build_object('title', o.title, 'kind', o.kind,
      'language', o.language, 'at', o.created_at) ORDER BY o.created_at, o.id), '[]')
    FROM document o
    WHERE o.association_id = ${association}::uuid AND o.party_id = ${partyId}::uuid
      AND o.audience = 'party'`;
  return sectionsFrom(rows);
};

/** The documents addressed to somebody, to be put beside his data; the latest first. */
export function personalFiles(
  tx: Tx,
  associationId: AssociationId,
  partyId: string,
  most: number,
): Promise<{ title: string; storageKey: string; size: number }[]> {
  return tx.document.findMany({
    where: { associationId, partyId, audience: "party", mediaType: "application/pdf" },
    select: { title: true, storageKey: true, size: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
  });
}
