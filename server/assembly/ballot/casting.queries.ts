import { Prisma } from "#prisma/client/client.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { isSteppedUp, seatsFrom, seatsJson } from "../attendance/floor.queries.ts";
import type { Seats } from "../attendance/floor.rules.ts";
import { type BallotState, STATE } from "./ballot.queries.ts";

/** A text put to the vote. */
export type Ballot = Readonly<{
  association: AssociationId;
  meetingId: string;
  resolutionId: string;
}>;

/** What each of the heads' votes on a text waits for: taken in one order by all, none waits for the other. */
const locksOf = (resolutionId: string, heads: readonly string[]) =>
  [...new Set(heads)].toSorted().map((head) => `vote ${resolutionId} ${head}`);

/** By head, the place of its next vote on a resolution: one that is missing has cast none. */
const nextOf = (association: Prisma.Sql, resolution: Prisma.Sql, heads: readonly string[]) =>
  Prisma.sql`(SELECT coalesce(json_object_agg(said.head, said.next), '{}')
    FROM (SELECT v.entitlement_id AS head, max(v.sequence) + 1 AS next FROM vote_event v
      WHERE v.association_id = ${association} AND v.resolution_id = ${resolution}
        AND v.entitlement_id = ANY (${[...heads]}::uuid[])
      GROUP BY v.entitlement_id) said)`;

/** The place of the next vote of each head, by its id. */
export type Sequences = Readonly<Record<string, number>>;

/**
 * The place of the next vote of each head on a text, under a lock of its own until the end of
 * the transaction: simultaneous votes follow one another and the last one counts.
 */
export async function nextSequences(
  tx: Tx,
  { association, resolutionId }: Ballot,
  heads: readonly string[],
): Promise<Sequences> {
  // Votes are never updated, so no row can be locked for it; the answer is in a second statement,
  // which sees what the others committed meanwhile.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(key, 0))
    FROM unnest(${locksOf(resolutionId, heads)}::text[]) WITH ORDINALITY AS given (key, n)`;
  const of = [Prisma.sql`${association}::uuid`, Prisma.sql`${resolutionId}::uuid`] as const;
  const [row] = await tx.$queryRaw<{ next: Sequences }[]>`SELECT ${nextOf(...of, heads)} AS next`;
  return row?.next ?? {};
}

/** All that says whether somebody's votes on a text are taken, once nobody can change it meanwhile. */
export type Casting = Readonly<{
  ballot: Ballot;
  itemId: string;
  /** Only the owners of a special common part vote on it. */
  isLimited: boolean;
  state: BallotState;
  seats: Seats;
  next: Sequences;
  /** He has identified himself strongly for this meeting. */
  isIdentified: boolean;
}>;

type Row = BallotState &
  Pick<Casting, "itemId" | "isLimited" | "isIdentified" | "next"> &
  Readonly<{ seats: unknown }>;

/**
 * Shares a text with all who vote on it, has the votes of some heads alone, and reads what they
 * depend on: two statements however many heads there are, for thousands vote within seconds.
 * Whoever closes the ballot waits for them, and they for him.
 * @throws notFound
 */
export async function holdCasting(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
  heads: readonly string[],
  accountId: string,
): Promise<Casting> {
  const locks = locksOf(resolutionId, heads);
  const [shared] = await tx.$queryRaw<{ meetingId: string }[]>`
    SELECT meeting_id AS "meetingId",
      (SELECT count(pg_advisory_xact_lock(hashtextextended(key, 0)))
        FROM unnest(${locks}::text[]) WITH ORDINALITY AS given (key, n))::int AS held
    FROM resolution
    WHERE association_id = ${association}::uuid AND id = ${resolutionId}::uuid FOR SHARE`;
  if (!shared) throw notFound();
  const { meetingId } = shared;
  const own = [Prisma.sql`r.association_id`, Prisma.sql`r.id`] as const;
  // After the locks, so that it sees what the others committed meanwhile.
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT r.item_id AS "itemId", r.electorate_key_id IS NOT NULL AS "isLimited", ${STATE},
      ${seatsJson(heads)} AS seats, ${nextOf(...own, heads)} AS next,
      ${isSteppedUp(accountId, meetingId)} AS "isIdentified"
    FROM resolution r
    JOIN meeting m ON m.association_id = r.association_id AND m.id = r.meeting_id
    WHERE r.association_id = ${association}::uuid AND r.id = ${resolutionId}::uuid`;
  if (!row) throw notFound();
  const { itemId, isLimited, isIdentified, next, seats, ...state } = row;
  return {
    ...{ ballot: { association, meetingId, resolutionId }, itemId, isLimited, isIdentified, next },
    ...{ state, seats: await seatsFrom(tx, association, seats) },
  };
}
