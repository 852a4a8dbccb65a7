import { type PersonalSource, sectionsFrom } from "#server/registry/privacy/personal.queries.ts";

/**
 * Of somebody's part in the assemblies: when he came and how he was identified, what he proposed or
 * asked for, proxies he gave or held, for one meeting, by deed or on one item, and the votes cast by
 * him or in his name; what he signed or refused in writing, what was certified to him. Who gave him a
 * proxy and for which lots, or to whom he gave it, is that person's own data.
 */
export const personalAssemblies: PersonalSource = async (tx, { association, partyId }) => {
  const rows = await tx.$queryRaw<{ name: string; rows: unknown }[]>`
    SELECT 'attendance' AS name, coalesce(jsonb_agg(jsonb_build_object('meeting', m.starts_at,
      'kind', a.kind, 'channel', a.channel, 'at', a.at) ORDER BY a.at, a.id), '[]') AS rows
    FROM attendance a JOIN meeting m ON m.association_id = a.association_id AND m.id = a.meeting_id
    WHERE a.association_id = ${association}::uuid AND a.party_id = ${partyId}::uuid
    UNION ALL
    SELECT 'proposals', coalesce(jsonb_agg(jsonb_build_object('title', q.title,
      'text', nullif(concat_ws(E'\n\n', q.explanation, q.motion), ''), 'channel', q.medium,
      'from', q.received_on, 'until', q.withdrawn_at) ORDER BY q.received_on, q.id), '[]')
    FROM agenda_proposal q
    WHERE q.association_id = ${association}::uuid AND q.party_id = ${partyId}::uuid
    UNION ALL
    SELECT 'meetingRequests', coalesce(jsonb_agg(jsonb_build_object('text', q.reason,
      'channel', q.medium, 'at', s.at, 'until', s.taken_back_at) ORDER BY s.at, s.id), '[]')
    FROM request_signature s
    JOIN meeting_request q ON q.association_id = s.association_id AND q.id = s.request_id
    WHERE s.association_id = ${association}::uuid AND s.party_id = ${partyId}::uuid
    UNION ALL
    SELECT 'proxies', coalesce(jsonb_agg(jsonb_build_object('meeting', m.starts_at,
      'side', CASE WHEN x.principal_party_id = ${partyId}::uuid THEN 'given' ELSE 'held' END,
      'lot', CASE WHEN x.principal_party_id = ${partyId}::uuid THEN (
        SELECT string_agg(l.code, ', ' ORDER BY l.register_number) FROM lot l
        WHERE l.association_id = x.association_id AND l.id = ANY (x.lot_ids)) END,
      'from', x.signed_on, 'until', x.revoked_at) ORDER BY x.registered_at, x.id), '[]')
    FROM proxy x JOIN meeting m ON m.association_id = x.association_id AND m.id = x.meeting_id
    WHERE x.association_id = ${association}::uuid
      AND ${partyId}::uuid IN (x.principal_party_id, x.holder_party_id)
    UNION ALL
    SELECT 'deeds', coalesce(jsonb_agg(jsonb_build_object('text', concat_ws(' · ', d.notary, d.object),
      'side', CASE WHEN d.principal_party_id = ${partyId}::uuid THEN 'given' ELSE 'held' END,
      'from', d.deed_on, 'until', coalesce(d.revoked_at::date, d.ends_on))
      ORDER BY d.registered_at, d.id), '[]')
    FROM proxy_deed d
    WHERE d.association_id = ${association}::uuid
      AND ${partyId}::uuid IN (d.principal_party_id, d.holder_party_id)
    UNION ALL
    SELECT 'substitutes', coalesce(jsonb_agg(jsonb_build_object('meeting', m.starts_at,
      'title', i.title,
      'side', CASE WHEN x.principal_party_id = ${partyId}::uuid THEN 'given' ELSE 'held' END,
      'from', s.signed_on, 'until', s.revoked_at) ORDER BY s.registered_at, s.id), '[]')
    FROM proxy_substitute s
    JOIN proxy x ON x.association_id = s.association_id AND x.id = s.proxy_id
    JOIN agenda_item i ON i.association_id = s.association_id AND i.id = s.item_id
    JOIN meeting m ON m.association_id = x.association_id AND m.id = x.meeting_id
    WHERE s.association_id = ${association}::uuid
      AND ${partyId}::uuid IN (x.principal_party_id, s.holder_party_id)
    UNION ALL
    SELECT 'admissions', coalesce(jsonb_agg(jsonb_build_object('meeting', m.starts_at,
      'strength', a.method, 'at', a.at) ORDER BY a.at, a.id), '[]')
    FROM remote_admission a
    JOIN meeting m ON m.association_id = a.association_id AND m.id = a.meeting_id
    WHERE a.association_id = ${association}::uuid AND a.party_id = ${partyId}::uuid
    UNION ALL
    SELECT 'connections', coalesce(jsonb_agg(jsonb_build_object('meeting', m.starts_at,
      'from', l.lost_at, 'until', l.returned_at) ORDER BY l.lost_at, l.id), '[]')
    FROM connection_loss l
    JOIN meeting m ON m.association_id = l.association_id AND m.id = l.meeting_id
    WHERE l.association_id = ${association}::uuid AND l.party_id = ${partyId}::uuid
    UNION ALL
    SELECT 'timeRequests', coalesce(jsonb_agg(jsonb_build_object('text', r.text, 'at', q.at)
      ORDER BY q.at, q.id), '[]')
    FROM time_request q
    JOIN resolution r ON r.association_id = q.association_id AND r.id = q.resolution_id
    WHERE q.association_id = ${association}::uuid AND q.party_id = ${partyId}::uuid
    UNION ALL
    SELECT 'certificates', coalesce(jsonb_agg(jsonb_build_object('meeting', m.starts_at,
      'text', c.content, 'at', c.issued_at) ORDER BY c.issued_at, c.id), '[]')
    FROM issued_act c
    JOIN meeting m ON m.association_id = c.association_id AND m.id = c.subject_id
    WHERE c.association_id = ${association}::uuid AND c.party_id = ${partyId}::uuid
    UNION ALL
    SELECT 'written', coalesce(jsonb_agg(jsonb_build_object('title', w.title, 'channel', s.channel,
      'at', s.at, 'text', s.reason) ORDER BY s.at, w.id), '[]')
    FROM (
      SELECT g.association_id, g.written_id, g.at, NULL AS reason,
        CASE g.method WHEN 'identified' THEN 'online' ELSE 'hand' END AS channel
      FROM written_signature g WHERE g.party_id = ${partyId}::uuid
      UNION ALL
      SELECT e.association_id, e.written_id, e.at, e.reason, 'refused'
      FROM written_end e WHERE e.party_id = ${partyId}::uuid AND e.kind = 'refused') s
    JOIN written_decision w ON w.association_id = s.association_id AND w.id = s.written_id
    WHERE s.association_id = ${association}::uuid
    UNION ALL
    SELECT 'votes', coalesce(jsonb_agg(jsonb_build_object('meeting', m.starts_at, 'text', r.text,
      'choice', c.choice, 'shares', c.shares::text, 'channel', c.channel, 'at', v.at,
      'by', CASE WHEN c.cast_by_party_id = ${partyId}::uuid THEN 'self' ELSE 'proxy' END)
      ORDER BY v.at, v.id), '[]')
    FROM vote_event v
    JOIN vote_content c ON c.association_id = v.association_id AND c.vote_id = v.id
    JOIN entitlement e ON e.association_id = v.association_id AND e.id = v.entitlement_id
    JOIN resolution r ON r.association_id = v.association_id AND r.id = v.resolution_id
    JOIN meeting m ON m.association_id = v.association_id AND m.id = v.meeting_id
    WHERE v.association_id = ${association}::uuid AND (c.cast_by_party_id = ${partyId}::uuid
      OR e.voter_party_id = ${partyId}::uuid OR ${partyId}::uuid = ANY (e.holder_ids))`;
  return sectionsFrom(rows);
};
