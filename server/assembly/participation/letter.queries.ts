import { toLocale } from "#messages/routing.ts";
import { toColumn } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { toHex } from "#server/proof/leaf/leaf.rules.ts";
import { PARTICIPATION } from "./participation.queries.ts";
import { ParticipationRecord, type WithoutScreen } from "./participation.schema.ts";

type Row = Readonly<{ partyId: string; name: string; telephone: boolean }>;

/**
 * Who took part in a meeting or was represented, and has no screen to read his receipts on: he was on
 * the telephone, or has no access to the association. The others fetch theirs themselves.
 */
export async function listWithoutScreen(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly WithoutScreen[]> {
  const on = toColumn(today());
  const rows = await tx.$queryRaw<Row[]>`
    WITH took AS (
      SELECT t.party_id AS id FROM attendance t
      WHERE t.association_id = ${association}::uuid AND t.meeting_id = ${meetingId}::uuid
      UNION
      SELECT unnest(e.holder_ids || e.voter_party_id) FROM entitlement e
      WHERE e.association_id = ${association}::uuid AND e.meeting_id = ${meetingId}::uuid
        AND EXISTS (SELECT FROM vote_event v
          WHERE v.association_id = e.association_id AND v.entitlement_id = e.id)
    ), known AS (
      SELECT p.id AS "partyId",
        coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name,
        EXISTS (SELECT FROM remote_admission a WHERE a.association_id = p.association_id
          AND a.meeting_id = ${meetingId}::uuid AND a.party_id = p.id AND a.by_telephone) AS telephone,
        EXISTS (SELECT FROM membership s WHERE s.association_id = p.association_id
          AND s.party_id = p.id AND s.starts_on <= ${on}
          AND (s.ends_on IS NULL OR s.ends_on >= ${on})) AS "hasAccess"
      FROM party p JOIN took ON took.id = p.id WHERE p.association_id = ${association}::uuid
    )
    SELECT "partyId", name, telephone FROM known WHERE telephone OR NOT "hasAccess"
    ORDER BY name, "partyId"`;
  const issued = await tx.issuedAct.findMany({
    where: {
      ...{ associationId: association, kind: PARTICIPATION, subjectId: meetingId },
      partyId: { in: rows.map(({ partyId }) => partyId) },
    },
    select: { id: true, partyId: true, issuedAt: true },
    orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({
    ...row,
    letters: issued
      .filter(({ partyId }) => partyId === row.partyId)
      .map(({ id, issuedAt }) => ({ id, issuedAt: issuedAt.toISOString() })),
  }));
}

/** A certificate of somebody without a screen, in his language. @throws notFound for any other */
export async function getLetter(
  tx: Tx,
  association: AssociationId,
  { meetingId, certificateId }: Readonly<{ meetingId: string; certificateId: string }>,
) {
  const row = await tx.issuedAct.findFirst({
    where: {
      ...{ associationId: association, kind: PARTICIPATION, subjectId: meetingId },
      id: certificateId,
    },
    select: { content: true, fingerprint: true, partyId: true },
  });
  const people = row ? await listWithoutScreen(tx, association, meetingId) : [];
  if (!row?.partyId || !people.some(({ partyId }) => partyId === row.partyId)) throw notFound();
  const party = await tx.party.findUniqueOrThrow({
    where: { associationId_id: { associationId: association, id: row.partyId } },
    select: { language: true },
  });
  return {
    record: ParticipationRecord.parse(JSON.parse(row.content)),
    fingerprint: toHex(row.fingerprint),
    locale: toLocale(party.language),
  };
}
