import { Prisma } from "#prisma/client/client.ts";
import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { lotsAt } from "#server/registry/holding/holding.queries.ts";
import { onlyKept } from "#server/registry/privacy/restriction.queries.ts";
import { deriveRoll } from "../attendance/roll.rules.ts";
import {
  conflictsOn,
  linksOf,
  type ProxyConflict,
  type ProxyLink,
  type StandingProxy,
} from "./proxy.rules.ts";
import type { DeedScope } from "./proxy.schema.ts";

/** The proxies of a meeting that stand: what was revoked is left out. */
export async function standingProxies(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly StandingProxy[]> {
  const rows = await tx.proxy.findMany({
    where: { associationId: association, meetingId, revokedAt: null },
    select: {
      id: true,
      principalPartyId: true,
      holderPartyId: true,
      lotIds: true,
      substitutes: {
        where: { revokedAt: null },
        select: { itemId: true, holderPartyId: true },
        orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
      },
    },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, principalPartyId, holderPartyId, lotIds, substitutes }) => ({
    ...{ id, principal: principalPartyId, holder: holderPartyId, lots: lotIds },
    substitutes: substitutes.map((one) => ({ itemId: one.itemId, holder: one.holderPartyId })),
  }));
}

/** The proxies of a meeting in force, those carried on single items included. */
export async function proxiesInForce(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly ProxyLink[]> {
  return linksOf(await standingProxies(tx, association, meetingId));
}

export type ConflictLine = ProxyConflict &
  Readonly<{
    proxyId: string;
    itemId: string;
    resolutionId: string;
    exclusionId: string;
    ground: string;
    reason: string;
  }>;

/** Proxies of a meeting that carry no vote on some of its texts still to be voted (art. 3.87 §9, AD-04). */
export async function proxyConflicts(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly ConflictLine[]> {
  const standing = await standingProxies(tx, association, meetingId);
  const exclusions = await tx.voteExclusion.findMany({
    where: { associationId: association, resolution: { meetingId, closure: null }, lift: null },
    select: {
      ...{ id: true, resolutionId: true, partyId: true, ground: true, reason: true },
      resolution: { select: { itemId: true } },
    },
    orderBy: [{ resolutionId: "asc" }, { partyId: "asc" }],
  });
  return exclusions.flatMap(({ id: exclusionId, partyId, resolution: { itemId }, ...why }) => {
    const carried = standing.map(({ id, principal, holder, substitutes }) => ({
      ...{ proxyId: id, itemId, principal },
      holder: substitutes.find((one) => one.itemId === itemId)?.holder ?? holder,
    }));
    return conflictsOn(carried, new Set([partyId])).map((line) => ({
      ...{ ...line, ...why, exclusionId },
    }));
  });
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
  /** At a meeting held on paper: when it was handed in there. */
  handedInAt: string | null;
  revokedAt: string | null;
  /** Who assists the principal in law, and signed with him. */
  countersignedBy: string | null;
  /** The notarial deed it comes from; null where it was given for this meeting. */
  deed: Readonly<{ on: string; notary: string; scope: DeedScope; object: string | null }> | null;
  /** The codes of the lots it is for, in the order of the register; none: all of the principal's. */
  lots: readonly string[];
  /** Also for a second session called for want of quorum. */
  servesSecond: boolean;
  /** Who carries it on one item in the place of its holder, those taken back included. */
  substitutes: readonly SubstituteLine[];
}>;

export type SubstituteLine = Readonly<{
  id: string;
  itemId: string;
  /** Its number on the agenda. */
  item: number;
  holderId: string;
  holder: string;
  /** When he was named at a meeting held on paper; null at any other. */
  handedInAt: string | null;
  revokedAt: string | null;
}>;

type Row = Omit<
  ProxyLine,
  "restricted" | "signedOn" | "registeredAt" | "handedInAt" | "revokedAt"
> & {
  signedOn: Date;
  registeredAt: Date;
  handedInAt: Date | null;
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
      x.handed_in_at AS "handedInAt",
      x.countersigned_by AS "countersignedBy", x.serves_second AS "servesSecond",
      (SELECT coalesce(jsonb_agg(l.code ORDER BY l.register_number), '[]') FROM lot l
        WHERE l.association_id = x.association_id AND l.id = ANY (x.lot_ids)) AS lots,
      (SELECT jsonb_build_object('on', d.deed_on, 'notary', d.notary, 'scope', d.scope,
          'object', d.object)
        FROM proxy_deed d
        WHERE d.association_id = x.association_id AND d.id = x.deed_id) AS deed,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'itemId', s.item_id,
          'item', i.position, 'holderId', s.holder_party_id,
          'holder', coalesce(q.company_name, concat_ws(' ', q.given_name, q.family_name)),
          'handedInAt', s.handed_in_at, 'revokedAt', s.revoked_at)
          ORDER BY i.position, s.registered_at, s.id), '[]')
        FROM proxy_substitute s
        JOIN agenda_item i ON i.association_id = s.association_id AND i.id = s.item_id
        JOIN party q ON q.association_id = s.association_id AND q.id = s.holder_party_id
        WHERE s.association_id = x.association_id AND s.proxy_id = x.id) AS substitutes
    FROM proxy x
    JOIN party p ON p.association_id = x.association_id AND p.id = x.principal_party_id
    JOIN party h ON h.association_id = x.association_id AND h.id = x.holder_party_id
    WHERE x.association_id = ${association}::uuid AND x.meeting_id = ${meetingId}::uuid
      AND (${concerning === null} OR x.principal_party_id = ANY (${parties}::uuid[])
        OR x.holder_party_id = ANY (${parties}::uuid[])
        OR EXISTS (SELECT FROM proxy_substitute s WHERE s.association_id = x.association_id
          AND s.proxy_id = x.id AND s.holder_party_id = ANY (${parties}::uuid[])))
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
    handedInAt: row.handedInAt?.toISOString() ?? null,
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
