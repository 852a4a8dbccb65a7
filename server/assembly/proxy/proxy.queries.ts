import { Prisma } from "#prisma/client/client.ts";
import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { lotsAt } from "#server/registry/holding/holding.queries.ts";
import { onlyKept } from "#server/registry/privacy/restriction.queries.ts";
import { deriveRoll } from "../attendance/roll.rules.ts";
import { conflictsOn, type ProxyConflict, type ProxyLink } from "./proxy.rules.ts";

/** The proxies of a meeting that stand: what was revoked is left out. */
export async function proxiesInForce(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly ProxyLink[]> {
  const rows = await tx.proxy.findMany({
    where: { associationId: association, meetingId, revokedAt: null },
    select: { principalPartyId: true, holderPartyId: true },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ principal: row.principalPartyId, holder: row.holderPartyId }));
}

export type ConflictLine = ProxyConflict &
  Readonly<{ resolutionId: string; ground: string; reason: string }>;

/** Proxies of a meeting that carry no vote on some of its texts (art. 3.87 §9, AD-04). */
export async function proxyConflicts(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly ConflictLine[]> {
  const links = await proxiesInForce(tx, association, meetingId);
  const exclusions = await tx.voteExclusion.findMany({
    where: { associationId: association, resolution: { meetingId }, lift: null },
    select: { resolutionId: true, partyId: true, ground: true, reason: true },
    orderBy: [{ resolutionId: "asc" }, { partyId: "asc" }],
  });
  return exclusions.flatMap(({ partyId, ...why }) =>
    conflictsOn(links, new Set([partyId])).map((link) => ({ ...link, ...why })),
  );
}

/**
 * Lots by which each party votes on a day, with their shares. Where several hold a lot and
 * nobody is designated yet, it stands with each of them: one of them will be (AD-03).
 */
export async function votingLots(tx: Tx, association: AssociationId, on: PlainDate) {
  const register = await lotsAt(tx, association, on);
  const heads = deriveRoll(
    register.map(({ holders, representativeId, ...lot }) => ({
      ...lot,
      holdings: holders,
      representatives: representativeId ? [representativeId] : [],
    })),
  );
  const lotsOf = new Map<string, Map<string, bigint>>();
  for (const head of heads) {
    for (const party of head.voter === null ? head.holders : [head.voter]) {
      const lots = lotsOf.get(party) ?? new Map<string, bigint>();
      for (const { lotId, shares } of head.lots) lots.set(lotId, shares);
      lotsOf.set(party, lots);
    }
  }
  return { lotsOf, allVotes: heads.reduce((sum, { shares }) => sum + shares, 0n) };
}

/**
 * Parties of the register who are the syndic or his staff between two days: linked to an
 * account of the office, or of the office's or a staff member's own name or number (R-AG-52).
 * `among`: those in question, where not everybody is.
 */
export async function syndicParties(
  tx: Tx,
  association: AssociationId,
  from: PlainDate,
  to: PlainDate,
  among: readonly string[] | null = null,
): Promise<ReadonlySet<string>> {
  if (among?.length === 0) return new Set();
  const asked = among ? Prisma.sql`AND p.id = ANY (${[...among]}::uuid[])` : Prisma.empty;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH office_on AS (
      SELECT o.id, lower(o.name) AS name, o.enterprise_number
      FROM mandate d JOIN office o ON o.id = d.office_id
      WHERE d.association_id = ${association}::uuid
        AND d.starts_on <= ${to.toString()}::date AND d.ends_on >= ${from.toString()}::date
    ), staff AS (
      SELECT s.account_id, lower(a.display_name) AS name
      FROM office_on o JOIN office_staff s ON s.office_id = o.id
      JOIN account a ON a.id = s.account_id
      WHERE s.starts_on <= ${to.toString()}::date
        AND (s.ends_on IS NULL OR s.ends_on >= ${from.toString()}::date)
    ), known AS (
      SELECT p.id, p.enterprise_number, ARRAY[lower(p.company_name),
        lower(concat_ws(' ', p.given_name, p.family_name)),
        lower(concat_ws(' ', p.family_name, p.given_name))] AS names
      FROM party p WHERE p.association_id = ${association}::uuid ${asked}
    )
    SELECT k.id FROM known k
    WHERE EXISTS (SELECT FROM office_on o
        WHERE o.name = ANY (k.names) OR o.enterprise_number = k.enterprise_number)
      OR EXISTS (SELECT FROM staff s WHERE s.name = ANY (k.names))
      OR EXISTS (SELECT FROM staff s JOIN membership m ON m.account_id = s.account_id
        WHERE m.association_id = ${association}::uuid AND m.party_id = k.id)`;
  return new Set(rows.map(({ id }) => id));
}

export type ProxyLine = Readonly<{
  id: string;
  principalId: string;
  principal: string;
  holderId: string;
  holder: string;
  /** Those of both whose data are only kept; for the office. */
  restricted: readonly string[];
  signedOn: string;
  registeredAt: string;
  revokedAt: string | null;
  /** Who assists the principal in law, and signed with him. */
  countersignedBy: string | null;
}>;

type Row = Omit<ProxyLine, "restricted" | "signedOn" | "registeredAt" | "revokedAt"> & {
  signedOn: Date;
  registeredAt: Date;
  revokedAt: Date | null;
};

/**
 * The proxies of a meeting with the names of both, revoked ones included; only those a
 * party of `concerning` gave or carries, when given.
 */
export async function listProxies(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  concerning: readonly string[] | null,
): Promise<readonly ProxyLine[]> {
  const parties = [...(concerning ?? [])];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT x.id, x.principal_party_id AS "principalId", x.holder_party_id AS "holderId",
      coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS principal,
      coalesce(h.company_name, concat_ws(' ', h.given_name, h.family_name)) AS holder,
      x.signed_on AS "signedOn", x.registered_at AS "registeredAt", x.revoked_at AS "revokedAt",
      x.countersigned_by AS "countersignedBy"
    FROM proxy x
    JOIN party p ON p.association_id = x.association_id AND p.id = x.principal_party_id
    JOIN party h ON h.association_id = x.association_id AND h.id = x.holder_party_id
    WHERE x.association_id = ${association}::uuid AND x.meeting_id = ${meetingId}::uuid
      AND (${concerning === null} OR x.principal_party_id = ANY (${parties}::uuid[])
        OR x.holder_party_id = ANY (${parties}::uuid[]))
    ORDER BY x.registered_at, x.id`;
  // Whoever reads them all is the office; a party learns nothing of another's restriction.
  const kept = concerning === null ? await onlyKept(tx, association, today()) : new Set<string>();
  return rows.map((row) => ({
    ...row,
    restricted: [
      ...(kept.has(row.principalId) ? [row.principal] : []),
      ...(kept.has(row.holderId) ? [row.holder] : []),
    ],
    signedOn: fromColumn(row.signedOn).toString(),
    registeredAt: row.registeredAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
}

/** People one may name as holder: the owners of the day, without syndic and staff. */
export async function holderChoices(
  tx: Tx,
  association: AssociationId,
  on: PlainDate,
): Promise<readonly Readonly<{ partyId: string; name: string }>[]> {
  const rows = await tx.$queryRaw<{ partyId: string; name: string }[]>`
    SELECT p.id AS "partyId",
      coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name
    FROM party p
    WHERE p.association_id = ${association}::uuid AND EXISTS (SELECT FROM holding h
      WHERE h.association_id = p.association_id AND h.party_id = p.id
        AND h.starts_on <= ${on.toString()}::date
        AND (h.ends_on IS NULL OR h.ends_on >= ${on.toString()}::date))
    ORDER BY name, p.id`;
  const syndics = await syndicParties(tx, association, on, on);
  return rows.filter(({ partyId }) => !syndics.has(partyId));
}
