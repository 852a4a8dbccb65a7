import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { inGroups, stateOf } from "./consent.rules.ts";
import type { ConsentRequestLine } from "./consent.schema.ts";

/** The address a party accepts convocations at on a day, or null: then a registered letter. */
export async function acceptedEmail(
  tx: Tx,
  associationId: AssociationId,
  partyId: string,
  day: PlainDate,
): Promise<string | null> {
  const date = toColumn(day);
  const consent = await tx.consent.findFirst({
    where: {
      associationId,
      partyId,
      acceptedOn: { lte: date },
      OR: [{ revokedOn: null }, { revokedOn: { gt: date } }],
    },
    orderBy: [{ acceptedOn: "desc" }, { id: "desc" }],
    select: { email: true },
  });
  return consent?.email ?? null;
}

type Found = {
  association_id: string;
  id: string;
  association_name: string;
  party_id: string;
  party_name: string;
  party_email: string | null;
  email: string;
  language: string;
  text_version: string;
  origin: string;
  account_id: string | null;
  amr: string[];
  acr: string | null;
  expires_at: Date;
  confirmed_at: Date | null;
  closed_at: Date | null;
};

/** The request a link opens, whatever its association; null when there is none. */
export async function findByToken(tx: Tx, hash: Uint8Array): Promise<Found | null> {
  const [row] = await tx.$queryRaw<Found[]>`SELECT * FROM consent_shown(${hash})`;
  return row ?? null;
}
export type FoundRequest = Found;

/** Whether a link sent to this very address for this party was used: the address is his. */
export async function isVerified(
  tx: Tx,
  associationId: AssociationId,
  partyId: string,
  email: string,
): Promise<boolean> {
  const used = await tx.consentRequest.count({
    where: { associationId, partyId, email, confirmedBy: "link" },
  });
  return used > 0;
}

/** What was asked of a party, or of everybody, the latest first. */
export async function listRequests(
  tx: Tx,
  association: AssociationId,
  at: Temporal.Instant,
  partyId: string | null,
): Promise<readonly ConsentRequestLine[]> {
  const rows = await tx.$queryRaw<RequestRow[]>`
    SELECT r.id, r.party_id AS "partyId", r.email, r.origin, r.via, r.code,
      r.created_at AS "createdAt", r.expires_at AS "expiresAt", r.answered_at AS "answeredAt",
      r.oral_answer AS "oralAnswer", r.confirmed_at AS "confirmedAt", r.closed_at AS "closedAt",
      coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name
    FROM consent_request r JOIN party p ON p.association_id = r.association_id AND p.id = r.party_id
    WHERE r.association_id = ${association}::uuid
      AND (${partyId}::uuid IS NULL OR r.party_id = ${partyId}::uuid)
    ORDER BY r.created_at DESC, r.id DESC LIMIT 100`;
  return rows.map(({ oralAnswer, confirmedAt, closedAt, ...row }) => ({
    ...row,
    code: inGroups(row.code),
    state: stateOf({ oralAnswer, confirmedAt, closedAt, expiresAt: row.expiresAt }, at),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  }));
}

type RequestRow = Omit<ConsentRequestLine, "state" | "createdAt" | "expiresAt" | "answeredAt"> & {
  createdAt: Date;
  expiresAt: Date;
  answeredAt: Date | null;
  oralAnswer: string | null;
  confirmedAt: Date | null;
  closedAt: Date | null;
};
