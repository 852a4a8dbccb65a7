import { type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { HeldFacts } from "./erasure.rules.ts";
import type { About, ExportLine, LookLine, RequestLine } from "./privacy.schema.ts";

/** The requests about a person's data, or about everybody's: the open ones first, the nearest term first. */
export function listRights(
  tx: Tx,
  association: AssociationId,
  about: About | null,
): Promise<RequestLine[]> {
  const { partyId = null, representativeId = null } = about ?? {};
  return tx.$queryRaw<RequestLine[]>`
    SELECT r.id, r.party_id AS "partyId", r.kind, r.channel, r.words,
      r.received_on::text AS "receivedOn", r.due_on::text AS "dueOn",
      r.identity_proof AS "identityProof", r.extension_reason AS "extensionReason",
      r.outcome, r.answer, (r.decided_at AT TIME ZONE 'Europe/Brussels')::date::text AS "decidedOn",
      r.representative_id AS "representativeId",
      coalesce(a.name, p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name,
      CASE WHEN a.id IS NOT NULL
        THEN coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) END AS "actsFor"
    FROM privacy_request r JOIN party p ON p.association_id = r.association_id AND p.id = r.party_id
    LEFT JOIN legal_representative a
      ON a.association_id = r.association_id AND a.id = r.representative_id
    WHERE r.association_id = ${association}::uuid
      AND (${partyId}::uuid IS NULL OR (r.party_id = ${partyId}::uuid
        AND r.representative_id IS NOT DISTINCT FROM ${representativeId}::uuid))
    ORDER BY r.decided_at IS NOT NULL, r.due_on, r.id LIMIT 100`;
}

/** The files made of a person's data, the latest first, but for those that some accounts asked for. */
export async function listExports(
  tx: Tx,
  associationId: AssociationId,
  { partyId, representativeId = null }: About,
  except: readonly string[],
): Promise<readonly ExportLine[]> {
  const rows = await tx.personalExport.findMany({
    where: { associationId, partyId, representativeId, accountId: { notIn: [...except] } },
    select: { id: true, askedAt: true, readyAt: true, size: true, expiresAt: true },
    orderBy: { id: "desc" },
    take: 20,
  });
  return rows.map(({ askedAt, readyAt, expiresAt, ...row }) => ({
    ...row,
    askedAt: askedAt.toISOString(),
    readyAt: readyAt?.toISOString() ?? null,
    expiresAt: expiresAt.toISOString(),
  }));
}

/** When and by whom the office looked with a person's eyes. */
export async function listLooks(
  tx: Tx,
  associationId: AssociationId,
  partyId: string,
): Promise<readonly LookLine[]> {
  const rows = await tx.viewing.findMany({
    where: { associationId, partyId },
    select: {
      ...{ id: true, officeName: true, viewerName: true },
      ...{ startedAt: true, endedAt: true, expiresAt: true },
    },
    orderBy: { id: "desc" },
    take: 100,
  });
  return rows.map(({ startedAt, endedAt, expiresAt, ...row }) => ({
    ...row,
    startedAt: startedAt.toISOString(),
    // One that nobody ended was over by itself.
    endedAt: (endedAt ?? expiresAt).toISOString(),
  }));
}

type FactsRow = {
  holdsNow: boolean;
  lastHeldOn: string | null;
  lastMeetingOn: string | null;
  hasPostalAddress: boolean;
  lastPowerOn: string | null;
} & HeldFacts["counts"];

/** What is held about a person, in one statement: his own rows and nobody else's. */
export async function heldFacts(
  tx: Tx,
  association: AssociationId,
  partyId: string,
  day: PlainDate,
): Promise<HeldFacts | null> {
  const on = day.toString();
  const [row] = await tx.$queryRaw<FactsRow[]>`
    SELECT
      EXISTS (SELECT FROM holding h WHERE h.association_id = p.association_id AND h.party_id = p.id
        AND h.starts_on <= ${on}::date AND (h.ends_on IS NULL OR h.ends_on >= ${on}::date)) AS "holdsNow",
      (SELECT max(h.ends_on)::text FROM holding h
        WHERE h.association_id = p.association_id AND h.party_id = p.id) AS "lastHeldOn",
      (SELECT (max(m.starts_at) AT TIME ZONE 'Europe/Brussels')::date::text FROM meeting m
        WHERE m.association_id = p.association_id AND (
          EXISTS (SELECT FROM delivery d WHERE d.association_id = m.association_id
            AND d.subject_id = m.id AND d.party_id = p.id)
          OR EXISTS (SELECT FROM attendance a WHERE a.association_id = m.association_id
            AND a.meeting_id = m.id AND a.party_id = p.id))) AS "lastMeetingOn",
      (p.street IS NOT NULL AND p.town IS NOT NULL) AS "hasPostalAddress",
      (SELECT count(*)::int FROM holding h
        WHERE h.association_id = p.association_id AND h.party_id = p.id) AS holdings,
      (SELECT count(*)::int FROM vote_content c
        WHERE c.association_id = p.association_id AND c.cast_by_party_id = p.id) AS votes,
      (SELECT count(*)::int FROM delivery d
        WHERE d.association_id = p.association_id AND d.party_id = p.id) AS deliveries,
      (SELECT count(*)::int FROM consent c
        WHERE c.association_id = p.association_id AND c.party_id = p.id) AS consents,
      (p.email IS NOT NULL)::int + (p.phone IS NOT NULL)::int AS contacts,
      (SELECT count(*)::int FROM consent_request r
        WHERE r.association_id = p.association_id AND r.party_id = p.id AND r.confirmed_at IS NULL)
      + (SELECT count(*)::int FROM invitation i
        WHERE i.association_id = p.association_id AND i.party_id = p.id
          AND i.representative_id IS NULL AND i.used_at IS NULL) AS links,
      (SELECT count(*)::int FROM viewing v
        WHERE v.association_id = p.association_id AND v.party_id = p.id) AS viewings,
      (SELECT count(*)::int FROM legal_representative a
        WHERE a.association_id = p.association_id AND a.party_id = p.id) AS representatives,
      (SELECT max(coalesce((a.withdrawn_at AT TIME ZONE 'Europe/Brussels')::date, a.ends_on, 'infinity'))
        FROM legal_representative a
        WHERE a.association_id = p.association_id AND a.party_id = p.id)::text AS "lastPowerOn"
    FROM party p WHERE p.association_id = ${association}::uuid AND p.id = ${partyId}::uuid`;
  if (!row) return null;
  const { holdsNow, lastHeldOn, lastMeetingOn, lastPowerOn, hasPostalAddress, ...counts } = row;
  return {
    holdsNow,
    hasPostalAddress,
    lastHeldOn: lastHeldOn === null ? null : plainDate(lastHeldOn),
    lastMeetingOn: lastMeetingOn === null ? null : plainDate(lastMeetingOn),
    lastPowerOn: lastPowerOn === null || lastPowerOn === "infinity" ? null : plainDate(lastPowerOn),
    counts,
  };
}
