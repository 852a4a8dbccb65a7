import { Prisma } from "#prisma/client/client.ts";
import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import { LEGAL_ZONE, legalDate } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { syndicParties } from "../proxy/proxy.queries.ts";
import { type Floor, floorOf, isConcernedBy, type Seats } from "./floor.rules.ts";
import { FloorRow, SeatsRow } from "./floor.schema.ts";

/**
 * The frozen roll of a meeting `m`, or those of its heads `e` that a condition names. The lots are asked
 * for head by head, by their key: a join planned while the tables were small would read them all for each.
 */
const headsWhere = (condition: Prisma.Sql) => Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('entitlementId', e.id,
      'number', e.number, 'nature', e.nature, 'holders', to_json(e.holder_ids),
      'voter', e.voter_party_id, 'shares', e.shares::text,
      'lots', (SELECT coalesce(json_agg(json_build_object('lotId', l.lot_id,
            'shares', l.shares::text) ORDER BY r.register_number), '[]')
        FROM entitlement_lot l
        JOIN lot r ON r.association_id = l.association_id AND r.id = l.lot_id
        WHERE l.association_id = e.association_id AND l.entitlement_id = e.id))
    ORDER BY e.number), '[]')
  FROM entitlement e
  WHERE e.association_id = m.association_id AND e.meeting_id = m.id AND ${condition})`;

/** The proxies of a meeting `m` that a condition on `p` keeps, and those of its comings and goings `t`. */
const cameAndGave = (came: Prisma.Sql, gave: Prisma.Sql) => Prisma.sql`
  'events', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'partyId', t.party_id,
        'kind', t.kind, 'channel', t.channel,
        'at', (extract(epoch FROM t.at) * 1000)::bigint) ORDER BY t.at, t.id), '[]')
    FROM attendance t
    WHERE t.association_id = m.association_id AND t.meeting_id = m.id AND ${came}),
  'powers', (SELECT coalesce(json_agg(json_build_object('id', p.id,
        'principal', p.principal_party_id, 'holder', p.holder_party_id,
        'lots', to_json(p.lot_ids),
        'registeredAt', (extract(epoch FROM coalesce(p.handed_in_at, p.registered_at)) * 1000)::bigint,
        'revokedAt', (extract(epoch FROM p.revoked_at) * 1000)::bigint,
        'substitutes', (SELECT coalesce(json_agg(json_build_object('itemId', s.item_id,
              'holder', s.holder_party_id,
              'registeredAt', (extract(epoch FROM coalesce(s.handed_in_at, s.registered_at))
                * 1000)::bigint,
              'revokedAt', (extract(epoch FROM s.revoked_at) * 1000)::bigint) ORDER BY s.id), '[]')
          FROM proxy_substitute s
          WHERE s.association_id = p.association_id AND s.proxy_id = p.id)) ORDER BY p.id), '[]')
    FROM proxy p WHERE p.association_id = m.association_id AND p.meeting_id = m.id AND ${gave})`;

/** Who came to a meeting `m` and left, and the proxies given for it. */
const CAME_AND_GAVE = cameAndGave(Prisma.sql`true`, Prisma.sql`true`);

/**
 * The same of those alone who may vote for some heads: their voters, and who carries their proxies. They
 * are listed first, so that each is looked up by his key and not among all who came.
 */
function concerning(heads: readonly string[]): Prisma.Sql {
  const voters = Prisma.sql`SELECT unnest(e.holder_ids || e.voter_party_id) FROM entitlement e
    WHERE e.association_id = m.association_id AND e.id = ANY (${[...heads]}::uuid[])`;
  const gave = Prisma.sql`p.principal_party_id = ANY (ARRAY(${voters}))`;
  const came = Prisma.sql`t.party_id = ANY (ARRAY(${voters}
    UNION SELECT p.holder_party_id FROM proxy p
    WHERE p.association_id = m.association_id AND p.meeting_id = m.id AND ${gave}
    UNION SELECT s.holder_party_id FROM proxy p
    JOIN proxy_substitute s ON s.association_id = p.association_id AND s.proxy_id = p.id
    WHERE p.association_id = m.association_id AND p.meeting_id = m.id AND ${gave}))`;
  return cameAndGave(came, gave);
}

/**
 * Everything that says who may vote at a meeting: its roll (frozen, or
 * as the register has it on the day while the meeting is not open), who came and left,
 * and the proxies. @throws notFound
 */
export async function loadFloor(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<Floor> {
  const rows = await tx.$queryRaw<{ floor: unknown }[]>`
    WITH m AS (
      SELECT *, (starts_at AT TIME ZONE ${LEGAL_ZONE})::date AS day FROM meeting
      WHERE association_id = ${association}::uuid AND id = ${meetingId}::uuid
    ), o AS (
      SELECT o.* FROM meeting_opening o
      JOIN m ON m.association_id = o.association_id AND m.id = o.meeting_id
    )
    SELECT json_build_object(
      'sharesTotal', shares_total_on(a.id, m.day)::text,
      'session', m.session,
      'startsAt', (extract(epoch FROM m.starts_at) * 1000)::bigint,
      'remoteAllowed', m.remote_allowed,
      'rulesVersion', coalesce((SELECT o.rules_version FROM o), m.rules_version),
      'convenedAt', (SELECT (extract(epoch FROM c.at) * 1000)::bigint FROM convocation c
        WHERE c.association_id = m.association_id AND c.meeting_id = m.id
          AND NOT EXISTS (SELECT FROM meeting_withdrawal w
            WHERE w.association_id = m.association_id AND w.meeting_id = m.id)),
      'opening', (SELECT json_build_object('at', (extract(epoch FROM o.at) * 1000)::bigint,
          'chairPartyId', o.chair_party_id, 'secretaryName', o.secretary_name, 'tellers', o.tellers,
          'headsPresent', o.heads_present, 'headsTotal', o.heads_total,
          'sharesPresent', o.shares_present::text, 'sharesTotal', o.shares_total::text,
          'quorate', o.quorate) FROM o),
      'closedAt', (SELECT (extract(epoch FROM e.at) * 1000)::bigint FROM meeting_closing e
        WHERE e.association_id = m.association_id AND e.meeting_id = m.id),
      'onPaper', EXISTS (SELECT FROM paper_encoding n
        WHERE n.association_id = m.association_id AND n.meeting_id = m.id),
      'heads', ${headsWhere(Prisma.sql`true`)},
      'register', CASE WHEN EXISTS (SELECT FROM o) THEN '[]'::json ELSE
        (SELECT coalesce(json_agg(json_build_object('lotId', l.id,
            'registerNumber', l.register_number, 'shares', l.shares::text,
            'holdings', (SELECT coalesce(json_agg(json_build_object('partyId', h.party_id,
                'right', h.right) ORDER BY h.id), '[]')
              FROM holding h WHERE h.association_id = l.association_id AND h.lot_id = l.id
                AND h.starts_on <= m.day AND (h.ends_on IS NULL OR h.ends_on >= m.day)),
            'representatives', (SELECT coalesce(json_agg(r.party_id ORDER BY r.id), '[]')
              FROM representation r
              WHERE r.association_id = l.association_id AND r.lot_id = l.id
                AND r.starts_on <= m.day AND (r.ends_on IS NULL OR r.ends_on >= m.day)))
          ORDER BY l.register_number), '[]')
        FROM lots_on(m.association_id, m.day) l) END,
      ${CAME_AND_GAVE}
    ) AS floor
    FROM m JOIN association a ON a.id = m.association_id`;
  const [row] = rows;
  if (!row) throw notFound();
  const facts = FloorRow.parse(row.floor);
  const day = legalDate(Temporal.Instant.fromEpochMilliseconds(facts.startsAt));
  return floorOf(facts, [...(await syndicParties(tx, association, day, day))]);
}

/**
 * Who votes for these heads of the frozen roll of a meeting `m`, or for all of them: they, who came and
 * left of those who may, and their proxies. A vote needs no more of a large meeting. A head of another
 * meeting is left out.
 */
export function seatsJson(heads: readonly string[] | null): Prisma.Sql {
  const asked = heads ? Prisma.sql`e.id = ANY (${[...heads]}::uuid[])` : Prisma.sql`true`;
  return Prisma.sql`json_build_object(
    'startsAt', (extract(epoch FROM m.starts_at) * 1000)::bigint,
    'heads', ${headsWhere(asked)},
    ${heads ? concerning(heads) : CAME_AND_GAVE})`;
}

/** The seats that `seatsJson` gave, with those of the syndic's side among who holds a proxy. */
export async function seatsFrom(tx: Tx, association: AssociationId, json: unknown): Promise<Seats> {
  const { startsAt, ...facts } = SeatsRow.parse(json);
  const day = legalDate(Temporal.Instant.fromEpochMilliseconds(startsAt));
  const holders = facts.powers.flatMap(({ holder, substitutes }) => [
    holder,
    ...substitutes.map((one) => one.holder),
  ]);
  return { ...facts, syndics: [...(await syndicParties(tx, association, day, day, holders))] };
}

/** Who votes for these heads, or for all: see `seatsJson`. @throws notFound */
export async function loadSeats(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  heads: readonly string[] | null,
): Promise<Seats> {
  const [row] = await tx.$queryRaw<{ seats: unknown }[]>`
    SELECT ${seatsJson(heads)} AS seats FROM meeting m
    WHERE m.association_id = ${association}::uuid AND m.id = ${meetingId}::uuid`;
  if (!row) throw notFound();
  return seatsFrom(tx, association, row.seats);
}

/** Whether the notice of a meeting has left. */
export async function isConvened(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<boolean> {
  return (await tx.convocation.count({ where: { associationId: association, meetingId } })) > 0;
}

/** Whether the actor has something to do at a meeting, or has been there. @throws notFound */
export async function isConcerned(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  meetingId: string,
): Promise<boolean> {
  const parties = partiesOf(actor, association);
  const been = await tx.attendance.findFirst({
    where: { associationId: association, meetingId, partyId: { in: [...parties] } },
    select: { id: true },
  });
  // Most who ask have been there: the floor of a large meeting is read for the others alone.
  return been !== null || isConcernedBy(await loadFloor(tx, association, meetingId), parties);
}

/** The names of parties as the acts write them: the company's, or given and family name. */
export async function partyNames(
  tx: Tx,
  association: AssociationId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, coalesce(company_name, concat_ws(' ', given_name, family_name)) AS name
    FROM party WHERE association_id = ${association}::uuid ORDER BY id`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The codes of some lots, or of all, by their id. */
export async function lotCodes(
  tx: Tx,
  association: AssociationId,
  lots: readonly string[] | null = null,
): Promise<ReadonlyMap<string, string>> {
  const asked = lots ? Prisma.sql`AND id = ANY (${[...lots]}::uuid[])` : Prisma.empty;
  const rows = await tx.$queryRaw<{ id: string; code: string }[]>`
    SELECT id, code FROM lot WHERE association_id = ${association}::uuid ${asked}`;
  return new Map(rows.map(({ id, code }) => [id, code]));
}

const stepUpPurpose = (meetingId: string) => `assembly.meeting:${meetingId}`;

/** Whether an account identified itself strongly to take part in a meeting at a distance. */
export const isSteppedUp = (accountId: string, meetingId: string) => Prisma.sql`EXISTS (
  SELECT FROM step_up u
  WHERE u.account_id = ${accountId}::uuid AND u.purpose = ${stepUpPurpose(meetingId)})`;

/** The strong identification by which an account takes part in a meeting at a distance. */
export async function stepUpFor(
  tx: Tx,
  accountId: string,
  meetingId: string,
): Promise<Readonly<{ id: string; issuer: string }> | null> {
  const rows = await tx.$queryRaw<{ id: string; issuer: string }[]>`
    SELECT id, issuer FROM step_up
    WHERE account_id = ${accountId}::uuid AND purpose = ${stepUpPurpose(meetingId)}
    ORDER BY at DESC, id DESC LIMIT 1`;
  return rows[0] ?? null;
}

/**
 * Waits for whoever counts or opens the meeting, so that no arrival or departure is dated
 * before a count that did not see it. @throws notFound
 */
export async function shareMeeting(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM meeting
    WHERE association_id = ${association}::uuid AND id = ${meetingId}::uuid FOR SHARE`;
  if (rows.length === 0) throw notFound();
}

/**
 * Has the meeting alone: what is read after this statement is all that was committed.
 * @throws notFound
 */
export async function holdMeeting(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM meeting
    WHERE association_id = ${association}::uuid AND id = ${meetingId}::uuid FOR UPDATE`;
  if (rows.length === 0) throw notFound();
}
