import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Choice, Outcome } from "./ballot.rules.ts";

export type BallotText = Readonly<{ meetingId: string; text: string; decisionType: string }>;

/** The text of a resolution, without a lock. @throws notFound */
export async function findBallot(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
): Promise<BallotText> {
  const rows = await tx.$queryRaw<BallotText[]>`
    SELECT meeting_id AS "meetingId", text, decision_type AS "decisionType" FROM resolution
    WHERE association_id = ${association}::uuid AND id = ${resolutionId}::uuid`;
  const [row] = rows;
  if (!row) throw notFound();
  return row;
}

/** Voters share a ballot; whoever closes it waits for them, and they for him. */
export async function shareBallot(tx: Tx, association: AssociationId, resolutionId: string) {
  await tx.$queryRaw`SELECT 1 FROM resolution
    WHERE association_id = ${association}::uuid AND id = ${resolutionId}::uuid FOR SHARE`;
}

/** Has a ballot alone: no vote is being cast from here to the end of the transaction. */
export async function holdBallot(tx: Tx, association: AssociationId, resolutionId: string) {
  await tx.$queryRaw`SELECT 1 FROM resolution
    WHERE association_id = ${association}::uuid AND id = ${resolutionId}::uuid FOR UPDATE`;
}

export type BallotState = Readonly<{
  opened: boolean;
  closed: boolean;
  exclusions: readonly Readonly<{ party: string; reason: string }>[];
}>;

/** Whether a ballot is open, and who is kept from it. Read it after taking the lock. */
export async function ballotState(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
): Promise<BallotState> {
  const rows = await tx.$queryRaw<BallotState[]>`
    SELECT
      EXISTS (SELECT FROM ballot_opening o
        WHERE o.association_id = ${association}::uuid
          AND o.resolution_id = ${resolutionId}::uuid) AS opened,
      EXISTS (SELECT FROM ballot_closure c
        WHERE c.association_id = ${association}::uuid
          AND c.resolution_id = ${resolutionId}::uuid) AS closed,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('party', x.party_id, 'reason', x.reason)
          ORDER BY x.party_id), '[]')
        FROM vote_exclusion x WHERE x.association_id = ${association}::uuid
          AND x.resolution_id = ${resolutionId}::uuid) AS exclusions`;
  return rows[0] ?? { opened: false, closed: false, exclusions: [] };
}

/**
 * The place of the next vote of a head on a text, under a lock of its own until the end of
 * the transaction: simultaneous votes follow one another and the last one counts.
 */
export async function nextSequence(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
  entitlementId: string,
): Promise<number> {
  const key = `vote ${resolutionId} ${entitlementId}`;
  // Votes are never updated, so no row can be locked for it; the answer is in a second statement,
  // which sees what the others committed meanwhile.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  const rows = await tx.$queryRaw<{ next: number }[]>`
    SELECT coalesce(max(sequence), 0)::int + 1 AS next FROM vote_event
    WHERE association_id = ${association}::uuid AND resolution_id = ${resolutionId}::uuid
      AND entitlement_id = ${entitlementId}::uuid`;
  return rows[0]?.next ?? 1;
}

export type EffectiveVote = Readonly<{
  voteId: string;
  entitlementId: string;
  choice: Choice;
  castBy: string;
  proxyId: string | null;
}>;

/** The last vote of each head on a text. */
export function effectiveVotes(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
): Promise<EffectiveVote[]> {
  return tx.$queryRaw<EffectiveVote[]>`
    SELECT DISTINCT ON (v.entitlement_id) v.id AS "voteId", v.entitlement_id AS "entitlementId",
      c.choice::text AS choice, c.cast_by_party_id AS "castBy", c.proxy_id AS "proxyId"
    FROM vote_event v
    JOIN vote_content c ON c.association_id = v.association_id AND c.vote_id = v.id
    WHERE v.association_id = ${association}::uuid AND v.resolution_id = ${resolutionId}::uuid
    ORDER BY v.entitlement_id, v.sequence DESC`;
}

/** A text put to the vote, and how far it is. No direction before it is closed. */
export type BallotRow = Readonly<{
  resolutionId: string;
  item: number;
  title: string;
  position: number;
  text: string;
  decisionType: string;
  openedAt: Date | null;
  closedAt: Date | null;
  votedHeads: number;
  votedShares: bigint;
  outcome: Outcome | null;
  snapshot: string | null;
}>;

/** The texts of a meeting in the order of its agenda, with their turnout. */
export function listBallotRows(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<BallotRow[]> {
  return tx.$queryRaw<BallotRow[]>`
    SELECT r.id AS "resolutionId", i.position AS item, i.title, r.position, r.text,
      r.decision_type AS "decisionType", o.at AS "openedAt", c.at AS "closedAt",
      t.heads AS "votedHeads", t.shares AS "votedShares", c.outcome::text AS outcome, c.snapshot
    FROM resolution r
    JOIN agenda_item i ON i.association_id = r.association_id AND i.id = r.item_id
    LEFT JOIN ballot_opening o
      ON o.association_id = r.association_id AND o.resolution_id = r.id
    LEFT JOIN ballot_closure c
      ON c.association_id = r.association_id AND c.resolution_id = r.id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS heads, coalesce(sum(e.shares), 0)::bigint AS shares
      FROM entitlement e
      WHERE e.association_id = r.association_id AND e.meeting_id = r.meeting_id
        AND EXISTS (SELECT FROM vote_event v WHERE v.association_id = e.association_id
          AND v.resolution_id = r.id AND v.entitlement_id = e.id)) t
    WHERE r.association_id = ${association}::uuid AND r.meeting_id = ${meetingId}::uuid
    ORDER BY i.position, r.position`;
}

export type OwnVote = Readonly<{
  resolutionId: string;
  entitlementId: string;
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
    SELECT DISTINCT ON (v.resolution_id, v.entitlement_id) v.resolution_id AS "resolutionId",
      v.entitlement_id AS "entitlementId", c.choice::text AS choice
    FROM vote_event v
    JOIN vote_content c ON c.association_id = v.association_id AND c.vote_id = v.id
    WHERE v.association_id = ${association}::uuid AND v.meeting_id = ${meetingId}::uuid
      AND c.cast_by_party_id = ANY (${[...parties]}::uuid[])
    ORDER BY v.resolution_id, v.entitlement_id, v.sequence DESC`;
}
