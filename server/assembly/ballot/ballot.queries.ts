import { Prisma } from "#prisma/client/client.ts";
import { LEGAL_ZONE } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { holdMeeting, loadFloor, loadSeats } from "../attendance/floor.queries.ts";
import type { Floor, Seats } from "../attendance/floor.rules.ts";
import type { Choice, Outcome } from "./ballot.rules.ts";
import { electorateOf } from "./electorate.queries.ts";
import type { Electorate } from "./electorate.rules.ts";
import type { Exclusion } from "./exclusion.rules.ts";
import { type EffectiveVote, votesByHead } from "./seats.rules.ts";

/** The text of a resolution `r` as it was last amended. */
const LAST_AMENDMENT = Prisma.sql`(
  SELECT a.text FROM text_amendment a
  WHERE a.association_id = r.association_id AND a.resolution_id = r.id
  ORDER BY a.version DESC LIMIT 1)`;

export type BallotText = Readonly<{
  meetingId: string;
  itemId: string;
  text: string;
  decisionType: string;
  /** The start of the meeting whose absences gave this text its second chance (art. 3.88 §4). */
  retryOfAt: Date | null;
  /** Only the owners of a special common part vote on it. */
  isLimited: boolean;
}>;

/** The text of a resolution, without a lock. @throws notFound */
export async function findBallot(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
): Promise<BallotText> {
  const rows = await tx.$queryRaw<BallotText[]>`
    SELECT r.meeting_id AS "meetingId", r.item_id AS "itemId", coalesce(v.text, r.text) AS text,
      r.decision_type AS "decisionType", r.electorate_key_id IS NOT NULL AS "isLimited",
      f.starts_at AS "retryOfAt"
    FROM resolution r
    LEFT JOIN LATERAL ${LAST_AMENDMENT} v ON true
    LEFT JOIN resolution e ON e.association_id = r.association_id AND e.id = r.retry_of_id
    LEFT JOIN meeting f ON f.association_id = e.association_id AND f.id = e.meeting_id
    WHERE r.association_id = ${association}::uuid AND r.id = ${resolutionId}::uuid`;
  const [row] = rows;
  if (!row) throw notFound();
  return row;
}

type SharedBallot = Readonly<{ meetingId: string; itemId: string; isLimited: boolean }>;

/**
 * Voters share a ballot; whoever closes it waits for them, and they for him.
 * @returns the meeting and the item it belongs to, and whether only a special common part votes.
 * @throws notFound
 */
export async function shareBallot(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
): Promise<SharedBallot> {
  const [row] = await tx.$queryRaw<SharedBallot[]>`
    SELECT meeting_id AS "meetingId", item_id AS "itemId",
      electorate_key_id IS NOT NULL AS "isLimited" FROM resolution
    WHERE association_id = ${association}::uuid AND id = ${resolutionId}::uuid FOR SHARE`;
  if (!row) throw notFound();
  return row;
}

/** Has a ballot alone: no vote is being cast from here to the end of the transaction. */
export async function holdBallot(tx: Tx, association: AssociationId, resolutionId: string) {
  await tx.$queryRaw`SELECT 1 FROM resolution
    WHERE association_id = ${association}::uuid AND id = ${resolutionId}::uuid FOR UPDATE`;
}

export type BallotState = Readonly<{
  opened: boolean;
  /** The item was withdrawn, postponed or only taken note of. */
  disposed: boolean;
  closed: boolean;
  /** Votes are taken until then: null while no closing is announced. */
  closesAt: Date | null;
  /** The meeting is suspended: nobody votes. */
  paused: boolean;
  exclusions: readonly Exclusion[];
}>;

/** Whether the ballot on a resolution `r` is open, and who is kept from it: the columns of `BallotState`. */
export const STATE = Prisma.sql`
  EXISTS (SELECT FROM ballot_opening o
    WHERE o.association_id = r.association_id AND o.resolution_id = r.id) AS opened,
  coalesce((SELECT d.kind <> 'resumed' FROM item_disposal d
    WHERE d.association_id = r.association_id AND d.item_id = r.item_id
      AND (d.resolution_id IS NULL OR d.resolution_id = r.id)
    ORDER BY d.at DESC, d.id DESC LIMIT 1), false) AS disposed,
  EXISTS (SELECT FROM ballot_closure c
    WHERE c.association_id = r.association_id AND c.resolution_id = r.id) AS closed,
  (SELECT max(n.closes_at) FROM closing_announcement n
    WHERE n.association_id = r.association_id AND n.resolution_id = r.id) AS "closesAt",
  EXISTS (SELECT FROM meeting_pause p
    WHERE p.association_id = r.association_id AND p.meeting_id = r.meeting_id
      AND NOT EXISTS (SELECT FROM meeting_resumption e
        WHERE e.association_id = p.association_id AND e.pause_id = p.id)) AS paused,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'party', x.party_id,
      'ground', x.ground, 'reason', x.reason) ORDER BY x.party_id), '[]')
    FROM vote_exclusion x
    WHERE x.association_id = r.association_id AND x.resolution_id = r.id
      AND NOT EXISTS (SELECT FROM exclusion_lift l
        WHERE l.association_id = x.association_id AND l.exclusion_id = x.id)) AS exclusions`;

/** The state of a ballot. Read it after taking the lock. @throws notFound */
export async function ballotState(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
): Promise<BallotState> {
  const [row] = await tx.$queryRaw<BallotState[]>`
    SELECT ${STATE} FROM resolution r
    WHERE r.association_id = ${association}::uuid AND r.id = ${resolutionId}::uuid`;
  if (!row) throw notFound();
  return row;
}

/** How far a meeting is, and whether its votes are copied from the printed sheets. */
type Standing = Readonly<{ quorate: boolean | null; closed: boolean; onPaper: boolean }>;
type VotingFacts = Readonly<{ rulesVersion: string; sharesTotal: bigint }>;

/** By which law votes are taken at a meeting, and out of how many. @throws DomainError where none are */
async function votingFacts(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  isCopied: boolean,
): Promise<VotingFacts> {
  const rows = await tx.$queryRaw<(VotingFacts & Standing)[]>`
    SELECT coalesce(o.rules_version, m.rules_version) AS "rulesVersion",
      shares_total_on(m.association_id, (m.starts_at AT TIME ZONE ${LEGAL_ZONE})::date)::bigint
        AS "sharesTotal",
      o.quorate, e.at IS NOT NULL AS closed, EXISTS (SELECT FROM paper_encoding n
        WHERE n.association_id = m.association_id AND n.meeting_id = m.id) AS "onPaper"
    FROM meeting m
    LEFT JOIN meeting_opening o
      ON o.association_id = m.association_id AND o.meeting_id = m.id
    LEFT JOIN meeting_closing e
      ON e.association_id = m.association_id AND e.meeting_id = m.id
    WHERE m.association_id = ${association}::uuid AND m.id = ${meetingId}::uuid`;
  const [row] = rows;
  if (!row || row.quorate === null) throw new DomainError("ballot.meeting-not-open");
  // Without quorum nothing is decided; a second session is (art. 3.87 §5).
  if (!row.quorate) throw new DomainError("ballot.not-quorate");
  if (row.closed) throw new DomainError("ballot.meeting-closed");
  if (row.onPaper !== isCopied) {
    throw new DomainError(isCopied ? "paper.not-begun" : "paper.in-hand");
  }
  return { rulesVersion: row.rulesVersion, sharesTotal: row.sharesTotal };
}

/** A text of a meeting in progress, and what became of it so far. */
export type HeldText = Readonly<{
  ballot: BallotText;
  facts: VotingFacts;
  state: BallotState;
  /** The special common part whose owners alone vote; null: all owners. */
  electorate: Electorate | null;
}>;

/** A text of a meeting in progress, with all who may vote on it. */
export type HeldBallot = HeldText & Readonly<{ seats: Seats }>;

/**
 * A text of a meeting in progress, alone in hand; of one held on paper only for whoever copies it.
 * @throws notFound, DomainError
 */
export async function holdText(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
  isCopied = false,
): Promise<HeldText> {
  const ballot = await findBallot(tx, association, resolutionId);
  const { meetingId } = ballot;
  await holdMeeting(tx, association, meetingId);
  await holdBallot(tx, association, resolutionId);
  const facts = await votingFacts(tx, association, meetingId, isCopied);
  const state = await ballotState(tx, association, resolutionId);
  const electorate = ballot.isLimited
    ? await electorateOf(tx, association, meetingId, resolutionId)
    : null;
  return { ballot, facts, state, electorate };
}

/** The same with its voters, who are read once the text is in hand. @throws notFound, DomainError */
export async function holdBallotOf(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
  isCopied = false,
): Promise<HeldBallot> {
  const held = await holdText(tx, association, resolutionId, isCopied);
  return { ...held, seats: await loadSeats(tx, association, held.ballot.meetingId, null) };
}

/**
 * A text of a convened meeting, alone in hand, before the meeting as well as during it: who is in
 * conflict on it is known early, so that his principals may name somebody else (AD-04).
 * @throws DomainError
 */
export async function holdConvened(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
): Promise<Pick<HeldText, "ballot" | "state"> & Readonly<{ floor: Floor }>> {
  const ballot = await findBallot(tx, association, resolutionId);
  await holdMeeting(tx, association, ballot.meetingId);
  await holdBallot(tx, association, resolutionId);
  const floor = await loadFloor(tx, association, ballot.meetingId);
  if (floor.convenedAt === null) throw new DomainError("attendance.not-convened");
  if (floor.closedAt !== null) throw new DomainError("ballot.meeting-closed");
  if (floor.opening && !floor.opening.quorate) throw new DomainError("ballot.not-quorate");
  return { ballot, floor, state: await ballotState(tx, association, resolutionId) };
}

/** The heads that have voted on a text, or some of their lots. */
export async function votedHeads(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
): Promise<ReadonlyMap<string, readonly Pick<EffectiveVote, "lots">[]>> {
  const rows = await tx.$queryRaw<Pick<EffectiveVote, "entitlementId" | "lots">[]>`
    SELECT DISTINCT entitlement_id AS "entitlementId", lot_ids AS lots FROM vote_event
    WHERE association_id = ${association}::uuid AND resolution_id = ${resolutionId}::uuid`;
  return votesByHead(rows);
}

/**
 * What is in a vote `v`. The bound keeps it apart from the votes it is asked for, so that it is found by
 * its key: joined by a plan made before anybody had voted, all would be read again for each.
 */
const CONTENT = Prisma.sql`(
  SELECT x.choice, x.cast_by_party_id, x.proxy_id, x.derived FROM vote_content x
  WHERE x.association_id = v.association_id AND x.vote_id = v.id LIMIT 1)`;

/** The last vote of each head on a text, and of each set of lots that were voted apart. */
export function effectiveVotes(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
): Promise<EffectiveVote[]> {
  return tx.$queryRaw<EffectiveVote[]>`
    SELECT DISTINCT ON (v.entitlement_id, v.lot_ids) v.id AS "voteId",
      v.entitlement_id AS "entitlementId", v.sequence, v.lot_ids AS lots,
      c.choice::text AS choice, c.cast_by_party_id AS "castBy", c.proxy_id AS "proxyId",
      c.derived
    FROM vote_event v CROSS JOIN LATERAL ${CONTENT} c
    WHERE v.association_id = ${association}::uuid AND v.resolution_id = ${resolutionId}::uuid
    ORDER BY v.entitlement_id, v.lot_ids, v.sequence DESC`;
}

/** A text put to the vote, and how far it is. No direction before it is closed. */
export type BallotRow = Readonly<{
  resolutionId: string;
  itemId: string;
  item: number;
  title: string;
  position: number;
  text: string;
  decisionType: string;
  /** Put again after a unanimity that failed by absence (art. 3.88 §4). */
  retry: boolean;
  openedAt: Date | null;
  closedAt: Date | null;
  votedHeads: number;
  votedShares: bigint;
  outcome: Outcome | null;
  snapshot: string | null;
  /** Who is kept from it, those let in again included. */
  exclusions: readonly (Exclusion & Readonly<{ liftedFor: string | null }>)[];
}>;

/**
 * How many heads voted on a text `r` opened by `o`, with how many votes: their shares, or their part in
 * a special key, of the lots they voted for.
 */
export const TURNOUT = Prisma.sql`(
  SELECT count(*)::int AS heads,
    coalesce(sum(CASE WHEN d.whole AND o.key_version_id IS NULL THEN e.shares
      ELSE (SELECT coalesce(sum(CASE WHEN o.key_version_id IS NULL THEN l.shares
          ELSE w.weight END), 0) FROM entitlement_lot l
        LEFT JOIN key_weight w ON w.association_id = l.association_id
          AND w.lot_id = l.lot_id AND w.version_id = o.key_version_id
        WHERE l.association_id = e.association_id AND l.entitlement_id = e.id
          AND (d.whole OR EXISTS (SELECT FROM vote_event x
            WHERE x.association_id = e.association_id AND x.resolution_id = r.id
              AND x.entitlement_id = e.id AND l.lot_id = ANY (x.lot_ids)))) END),
      0)::bigint AS shares
  FROM (SELECT v.entitlement_id AS id, bool_or(v.lot_ids = '{}') AS whole FROM vote_event v
    WHERE v.association_id = r.association_id AND v.resolution_id = r.id GROUP BY 1) d
  CROSS JOIN LATERAL (SELECT x.association_id, x.id, x.shares FROM entitlement x
    WHERE x.association_id = r.association_id AND x.id = d.id LIMIT 1) e)`;

/** The texts of a meeting in the order of its agenda, with their turnout. */
export function listBallotRows(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<BallotRow[]> {
  return tx.$queryRaw<BallotRow[]>`
    SELECT r.id AS "resolutionId", r.item_id AS "itemId", i.position AS item, i.title, r.position,
      coalesce(v.text, r.text) AS text,
      r.decision_type AS "decisionType", r.retry_of_id IS NOT NULL AS retry, o.at AS "openedAt", c.at AS "closedAt",
      t.heads AS "votedHeads", t.shares AS "votedShares", c.outcome::text AS outcome, c.snapshot,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'party', x.party_id,
          'ground', x.ground, 'reason', x.reason, 'liftedFor', l.reason) ORDER BY x.at, x.id), '[]')
        FROM vote_exclusion x
        LEFT JOIN exclusion_lift l
          ON l.association_id = x.association_id AND l.exclusion_id = x.id
        WHERE x.association_id = r.association_id AND x.resolution_id = r.id) AS exclusions
    FROM resolution r
    JOIN agenda_item i ON i.association_id = r.association_id AND i.id = r.item_id
    LEFT JOIN LATERAL ${LAST_AMENDMENT} v ON true
    LEFT JOIN ballot_opening o
      ON o.association_id = r.association_id AND o.resolution_id = r.id
    LEFT JOIN ballot_closure c
      ON c.association_id = r.association_id AND c.resolution_id = r.id
    CROSS JOIN LATERAL ${TURNOUT} t
    WHERE r.association_id = ${association}::uuid AND r.meeting_id = ${meetingId}::uuid
    ORDER BY i.position, r.position`;
}

export type OwnVote = Readonly<{
  resolutionId: string;
  entitlementId: string;
  sequence: number;
  /** Empty: all lots of the head that he carried. */
  lots: readonly string[];
  choice: Choice;
}>;

/** The last votes cast by some parties at a meeting: one's own, never another's. */
export function votesCastBy(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  parties: readonly string[],
): Promise<OwnVote[]> {
  return tx.$queryRaw<OwnVote[]>`
    SELECT DISTINCT ON (v.resolution_id, v.entitlement_id, v.lot_ids)
      v.resolution_id AS "resolutionId", v.entitlement_id AS "entitlementId", v.sequence,
      v.lot_ids AS lots, c.choice::text AS choice
    FROM vote_content c
    CROSS JOIN LATERAL (SELECT x.* FROM vote_event x
      WHERE x.association_id = c.association_id AND x.id = c.vote_id LIMIT 1) v
    WHERE c.association_id = ${association}::uuid
      AND c.cast_by_party_id = ANY (${[...parties]}::uuid[])
      AND v.meeting_id = ${meetingId}::uuid
    ORDER BY v.resolution_id, v.entitlement_id, v.lot_ids, v.sequence DESC`;
}
