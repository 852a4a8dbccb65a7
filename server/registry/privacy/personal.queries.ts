import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { PersonalSection } from "./export.schema.ts";

/** Whose data, and the accounts that are his own. */
export type Subject = Readonly<{
  association: AssociationId;
  partyId: string;
  accountIds: readonly string[];
  /** Asked for from his own access: the file is for nobody else, and holds what he alone may see. */
  isHisOwn: boolean;
}>;

/** What a chapter holds about somebody: his own rows, with nobody else's data in them. */
export type PersonalSource = (tx: Tx, subject: Subject) => Promise<readonly PersonalSection[]>;

type Row = { name: string; rows: unknown };

export function sectionsFrom(rows: readonly Row[]): readonly PersonalSection[] {
  return rows.map((row) => PersonalSection.parse(row));
}

/** Of the register: who he is, what he holds, what he accepted, what he asked, who looked. */
export const personalRegister: PersonalSource = async (
  tx,
  { association, partyId, accountIds },
) => {
  const accounts = [...accountIds];
  const rows = await tx.$queryRaw<Row[]>`
    WITH me AS (SELECT * FROM party
      WHERE association_id = ${association}::uuid AND id = ${partyId}::uuid)
    SELECT 'person' AS name, jsonb_agg(jsonb_build_object(
      'name', coalesce(company_name, concat_ws(' ', given_name, family_name)), 'kind', kind,
      'enterpriseNumber', enterprise_number, 'email', email, 'phone', phone, 'street', street,
      'postcode', postcode, 'town', town, 'language', language, 'channel', ordinary_channel,
      'format', mail_format, 'from', created_at)) AS rows FROM me
    UNION ALL SELECT 'holdings', coalesce(jsonb_agg(jsonb_build_object('lot', l.code,
      'right', h."right", 'part', h.numerator || '/' || h.denominator, 'shares', l.shares::text,
      'from', h.starts_on, 'until', h.ends_on) ORDER BY h.starts_on, l.register_number), '[]')
      FROM me JOIN holding h ON h.association_id = me.association_id AND h.party_id = me.id
      JOIN lot l ON l.association_id = h.association_id AND l.id = h.lot_id
    UNION ALL SELECT 'representations', coalesce(jsonb_agg(jsonb_build_object('lot', l.code,
      'from', r.starts_on, 'until', r.ends_on) ORDER BY r.starts_on, r.id), '[]')
      FROM me JOIN representation r ON r.association_id = me.association_id AND r.party_id = me.id
      JOIN lot l ON l.association_id = r.association_id AND l.id = r.lot_id
    UNION ALL SELECT 'contacts', coalesce(jsonb_agg(jsonb_build_object('from', v.starts_at,
      'by', v.by, 'email', v.email, 'phone', v.phone, 'street', v.street, 'postcode', v.postcode,
      'town', v.town, 'language', v.language, 'channel', v.ordinary_channel,
      'format', v.mail_format) ORDER BY v.starts_at, v.id), '[]')
      FROM me JOIN contact_version v ON v.association_id = me.association_id AND v.party_id = me.id
    UNION ALL SELECT 'consents', coalesce(jsonb_agg(jsonb_build_object('email', c.email,
      'from', c.accepted_on, 'until', c.revoked_on, 'proof', c.proof, 'text', c.accepted_text,
      'strength', nullif(array_to_string(c.amr, ' '), '')) ORDER BY c.accepted_on, c.id), '[]')
      FROM me JOIN consent c ON c.association_id = me.association_id AND c.party_id = me.id
    UNION ALL SELECT 'memberships', coalesce(jsonb_agg(jsonb_build_object('role', m.role,
      'from', m.starts_on, 'until', m.ends_on) ORDER BY m.starts_on, m.id), '[]')
      FROM me JOIN membership m ON m.association_id = me.association_id AND m.party_id = me.id
        AND m.representative_id IS NULL
    UNION ALL SELECT 'powers', coalesce(jsonb_agg(jsonb_build_object('name', a.name,
      'kind', a.kind, 'by', a.source, 'at', a.source_on,
      'text', nullif(concat_ws(' · ', a.court, a.source_reference, a.behalf), ''),
      'from', a.starts_on, 'until', a.ends_on, 'answer', a.end_reason)
      ORDER BY a.starts_on, a.id), '[]')
      FROM me JOIN legal_representative a ON a.association_id = me.association_id AND a.party_id = me.id
    UNION ALL SELECT 'invitations', coalesce(jsonb_agg(jsonb_build_object('email', i.email,
      'role', i.role, 'at', i.created_at, 'until', i.expires_at) ORDER BY i.created_at, i.id), '[]')
      FROM me JOIN invitation i ON i.association_id = me.association_id AND i.party_id = me.id
        AND i.representative_id IS NULL
    UNION ALL SELECT 'requests', coalesce(jsonb_agg(jsonb_build_object('kind', q.kind,
      'channel', q.channel, 'text', q.words, 'from', q.received_on, 'until', q.due_on,
      'state', q.outcome, 'answer', q.answer) ORDER BY q.received_on, q.id), '[]')
      FROM me JOIN privacy_request q ON q.association_id = me.association_id AND q.party_id = me.id
        AND q.representative_id IS NULL
    UNION ALL SELECT 'restrictions', coalesce(jsonb_agg(jsonb_build_object('kind', x.extent,
      'from', x.starts_on, 'until', x.ends_on) ORDER BY x.starts_on, x.id), '[]')
      FROM me JOIN restriction x ON x.association_id = me.association_id AND x.party_id = me.id
        AND x.representative_id IS NULL
    UNION ALL SELECT 'looks', coalesce(jsonb_agg(jsonb_build_object('by', w.office_name,
      'from', w.started_at, 'until', w.ended_at) ORDER BY w.started_at, w.id), '[]')
      FROM me JOIN viewing w ON w.association_id = me.association_id AND w.party_id = me.id
    UNION ALL SELECT 'facts', coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'fact', e.type,
      'by', CASE WHEN e.actor->>'accountId' = ANY (${accounts}::text[]) THEN 'self'
        ELSE e.actor->>'kind' END) ORDER BY e.at, e.id), '[]')
      FROM (SELECT * FROM audit_event e WHERE e.association_id = ${association}::uuid
        AND (e.payload->>'partyId' = ${partyId}
          OR e.actor->>'accountId' = ANY (${accounts}::text[]))
        ORDER BY e.at DESC LIMIT 5000) e`;
  return sectionsFrom(rows);
};

/** Whose own data as a legal representative, and the accounts by which he acts. */
type Power = Readonly<{
  association: AssociationId;
  representativeId: string;
  accountIds: readonly string[];
}>;

/**
 * Of somebody who acts for a party in law: his own data, with nothing of the party but that he acts
 * for somebody (GDPR art. 15 §4). The order that names him is as much his as the party's.
 */
export async function personalPower(
  tx: Tx,
  { association, representativeId, accountIds }: Power,
): Promise<readonly PersonalSection[]> {
  const accounts = [...accountIds];
  const rows = await tx.$queryRaw<Row[]>`
    WITH me AS (SELECT * FROM legal_representative
      WHERE association_id = ${association}::uuid AND id = ${representativeId}::uuid)
    SELECT 'powers' AS name, jsonb_agg(jsonb_build_object('name', name, 'kind', kind,
      'by', source, 'at', source_on,
      'text', nullif(concat_ws(' · ', court, source_reference, behalf), ''),
      'from', starts_on, 'until', ends_on, 'answer', end_reason, 'email', email, 'phone', phone,
      'street', street, 'postcode', postcode, 'town', town, 'language', language,
      'channel', ordinary_channel, 'proof', concat_ws(' · ', email_accepted_on, accepted_text)))
      AS rows FROM me
    UNION ALL SELECT 'memberships', coalesce(jsonb_agg(jsonb_build_object('role', m.role,
      'from', m.starts_on, 'until', m.ends_on) ORDER BY m.starts_on, m.id), '[]')
      FROM me JOIN membership m
        ON m.association_id = me.association_id AND m.representative_id = me.id
    UNION ALL SELECT 'invitations', coalesce(jsonb_agg(jsonb_build_object('email', i.email,
      'role', i.role, 'at', i.created_at, 'until', i.expires_at) ORDER BY i.created_at, i.id), '[]')
      FROM me JOIN invitation i
        ON i.association_id = me.association_id AND i.representative_id = me.id
    UNION ALL SELECT 'requests', coalesce(jsonb_agg(jsonb_build_object('kind', q.kind,
      'channel', q.channel, 'text', q.words, 'from', q.received_on, 'until', q.due_on,
      'state', q.outcome, 'answer', q.answer) ORDER BY q.received_on, q.id), '[]')
      FROM me JOIN privacy_request q
        ON q.association_id = me.association_id AND q.representative_id = me.id
    UNION ALL SELECT 'restrictions', coalesce(jsonb_agg(jsonb_build_object('kind', x.extent,
      'from', x.starts_on, 'until', x.ends_on) ORDER BY x.starts_on, x.id), '[]')
      FROM me JOIN restriction x
        ON x.association_id = me.association_id AND x.representative_id = me.id
    UNION ALL SELECT 'facts', coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'fact', e.type,
      'by', CASE WHEN e.actor->>'accountId' = ANY (${accounts}::text[]) THEN 'self'
        ELSE e.actor->>'kind' END) ORDER BY e.at, e.id), '[]')
      FROM (SELECT * FROM audit_event e WHERE e.association_id = ${association}::uuid
        AND (e.payload->>'representativeId' = ${representativeId}
          OR e.actor->>'accountId' = ANY (${accounts}::text[]))
        ORDER BY e.at DESC LIMIT 5000) e`;
  return sectionsFrom(rows);
}
