import { randomBytes } from "node:crypto";
import type { Actor } from "#server/kernel/actor.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { recordsOf } from "#server/platform/record.ts";
import { sealedVote, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { MOST_NAMED, type VoteEvent } from "#server/proof/leaf/leaf.schema.ts";
import { lotBits } from "#server/proof/leaf/lots.rules.ts";
import type { FloorHead } from "../attendance/floor.rules.ts";
import type { Representation } from "../attendance/presence.rules.ts";
import type { Choice } from "./ballot.rules.ts";
import type { Ballot, Sequences } from "./casting.queries.ts";

/** Bytes of the salt of a vote. */
const SALT = 32;

/** A vote that nothing stands in the way of: for which head, carried by whom. */
export type Cast = Readonly<{
  head: FloorHead;
  entitlementId: string;
  seat: Representation;
  /** The lots of the head it is for; empty: all of them. */
  lots: readonly string[];
  /** Its votes on this text: its shares, or its part in the charges of a special common part. */
  votes: bigint;
  choice: Choice;
  byOperator: boolean;
  /** Nobody said it by name: it was recorded of all who were not excepted. */
  derived: boolean;
}>;

type Kept = Readonly<{ sequence: number; at: Date; salt: string }>;

function eventOf(ballot: Ballot, cast: Cast, { sequence, at, salt }: Kept): VoteEvent {
  const said = {
    association: ballot.association,
    meeting: ballot.meetingId,
    resolution: ballot.resolutionId,
    entitlement: cast.entitlementId,
    sequence,
    choice: cast.choice,
    shares: cast.votes.toString(),
    castBy: cast.seat.carrier,
    proxy: cast.seat.proxyId,
    channel: cast.seat.channel,
    byOperator: cast.byOperator,
    at: at.toISOString(),
    salt,
  };
  if (cast.lots.length > 0) {
    const { lots, derived, head } = cast;
    if (lots.length > MOST_NAMED) {
      const bits = lotBits(
        head.lots.map(({ lotId }) => lotId),
        lots,
      );
      return { v: "koprogo.vote/4", ...said, lots: bits, derived };
    }
    return { v: "koprogo.vote/3", ...said, lots: lots.toSorted(), derived };
  }
  return cast.derived
    ? { v: "koprogo.vote/2", ...said, derived: true }
    : { v: "koprogo.vote/1", ...said };
}

/**
 * Keeps votes in the order given with their audit rows, by one statement however many they are. Every
 * vote is kept; of each lot of a head the one with the highest sequence counts. Returns what the leaves hash.
 */
export async function keepVotes(
  tx: Tx,
  actor: Actor,
  { association, meetingId, resolutionId }: Ballot,
  casts: readonly Cast[],
  sequences: Sequences,
): Promise<VoteEvent[]> {
  const ballot = { association, meetingId, resolutionId };
  const next = new Map(Object.entries(sequences));
  const at = nowColumn();
  const salts = randomBytes(SALT * casts.length);
  const kept = casts.map((cast, n) => {
    const sequence = next.get(cast.entitlementId) ?? 1;
    next.set(cast.entitlementId, sequence + 1);
    const salt = toHex(salts.subarray(n * SALT, (n + 1) * SALT));
    const { lots } = cast;
    return { id: newRowId(), lots, event: eventOf(ballot, cast, { sequence, at, salt }) };
  });
  const rows = kept.map(({ id, lots, event }) => {
    const { canonical, leaf } = sealedVote(event);
    return { ...event, lots: lots.toSorted(), id, leaf: toHex(leaf), canonical };
  });
  const told = kept.map(({ id }) => ({ resolutionId, voteId: id }));
  await tx.$executeRaw`
    WITH given AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid,
        entitlement uuid, sequence int, leaf text, choice vote_choice, shares bigint,
        "castBy" uuid, proxy uuid, channel attendance_channel, "byOperator" boolean,
        derived boolean, lots uuid[],
        salt text, canonical text)
    ), event AS (
      INSERT INTO vote_event
        (association_id, id, meeting_id, resolution_id, entitlement_id, sequence, lot_ids, leaf_hash,
        at)
      SELECT ${association}::uuid, id, ${meetingId}::uuid, ${resolutionId}::uuid, entitlement,
        sequence, coalesce(lots, '{}'), decode(leaf, 'hex'), ${at}
      FROM given
    ), told AS (${recordsOf(actor, association, "assembly/vote.cast", told).statement})
    INSERT INTO vote_content (association_id, vote_id, choice, shares, cast_by_party_id, proxy_id,
      channel, by_operator, derived, salt, canonical)
    SELECT ${association}::uuid, id, choice, shares, "castBy", proxy, channel, "byOperator",
      coalesce(derived, false), decode(salt, 'hex'), canonical
    FROM given`;
  return kept.map(({ event }) => event);
}
