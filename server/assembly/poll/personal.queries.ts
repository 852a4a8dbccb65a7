import { type PersonalSource, sectionsFrom } from "#server/registry/privacy/personal.queries.ts";

/**
 * What somebody answered to polls. Where a poll is without names, which option he chose is in the file
 * that he asks for himself and takes alone, and in none that the office may open.
 */
export const personalPolls: PersonalSource = async (tx, { association, partyId, isHisOwn }) => {
  const rows = await tx.$queryRaw<{ name: string; rows: unknown }[]>`
    SELECT 'polls' AS name, coalesce(jsonb_agg(jsonb_build_object('title', p.question,
      'answer', CASE WHEN p.named OR ${isHisOwn} THEN (
        SELECT string_agg(o.text, ' · ' ORDER BY o.position) FROM poll_option o
        WHERE o.association_id = a.association_id AND o.id = ANY (a.option_ids)) END,
      'at', a.at) ORDER BY a.at, p.id), '[]') AS rows
    FROM poll_answer a
    JOIN poll p ON p.association_id = a.association_id AND p.id = a.poll_id
    WHERE a.association_id = ${association}::uuid AND a.party_id = ${partyId}::uuid`;
  return sectionsFrom(rows);
};
