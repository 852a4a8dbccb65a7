import { z } from "zod";
import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { now } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { loadSeats, partyNames } from "../attendance/floor.queries.ts";
import { mayRunBallot } from "../ballot/ballot.policy.ts";
import { ballotState, votedHeads } from "../ballot/ballot.queries.ts";
import { electoratesOf } from "../ballot/electorate.queries.ts";
import { closesFreely, takingPart } from "./announcement.rules.ts";
import { cutOff, listLosses } from "./interruption.queries.ts";
import type { LossLine } from "./interruption.rules.ts";
import { textInHand } from "./speaking.queries.ts";

const Moment = z.number().transform((millis) => {
  return Temporal.Instant.fromEpochMilliseconds(millis).toString();
});

/** When an open ballot closes, as everybody is told. */
const Closing = z.object({
  resolutionId: z.string(),
  closesAt: Moment,
  /** The moment has passed: no vote is taken any more, the count follows. */
  over: z.boolean(),
});

const Request = z.object({ resolutionId: z.string(), partyId: z.string(), at: Moment });

const Hand = z.object({
  id: z.string(),
  partyId: z.string(),
  /** The number of the item in hand when it was raised. */
  item: z.number().nullable(),
  given: z.boolean(),
});

const BoardRow = z.object({
  closings: z.array(Closing),
  requests: z.array(Request),
  hands: z.array(Hand),
  paused: z.object({ at: Moment, reason: z.string() }).nullable(),
  lastClosed: z.string().nullable(),
});

export type Closing = z.output<typeof Closing>;
/** Somebody asks for more time; he is named to who runs the meeting alone. */
export type TimeAsked = Omit<z.output<typeof Request>, "partyId"> & Readonly<{ name: string }>;

/** Who asks to speak, in the order in which they asked; who has the floor first. */
export type HandLine = Omit<z.output<typeof Hand>, "partyId"> &
  Readonly<{
    name: string;
    /** The reader's own. */
    own: boolean;
  }>;

/** Somebody at a distance who is or was cut off. */
export type CutOff = Omit<LossLine, "partyId"> & Readonly<{ name: string }>;

/** What happens around the votes: for all who follow the meeting, and more for who runs it. */
export type BoardView = Readonly<{
  closings: readonly Closing[];
  /** The text that is voted on, else the next one; null after the last. */
  inHand: string | null;
  /** The text whose vote was closed last. */
  lastClosed: string | null;
  /** Texts on which the reader asked for more time, and has no answer yet. */
  asked: readonly string[];
  hands: readonly HandLine[];
  /** Since when the meeting is suspended, and why; null while it goes on. */
  paused: Readonly<{ at: string; reason: string }> | null;
  /** For who runs the meeting: null for everybody else. */
  desk: Readonly<{
    /** Who asks for more time. */
    requests: readonly TimeAsked[];
    /** Open texts that may be closed at once: nobody at a distance is waited for. */
    free: readonly string[];
    /** Who is cut off at this moment, and whoever was before. */
    lost: readonly CutOff[];
  }> | null;
}>;

async function loadRow(tx: Tx, association: AssociationId, meetingId: string) {
  const moment = new Date(now().epochMilliseconds);
  const [row] = await tx.$queryRaw<{ board: unknown }[]>`
    WITH open AS (
      SELECT r.association_id, r.id, (SELECT max(n.closes_at) FROM closing_announcement n
          WHERE n.association_id = r.association_id AND n.resolution_id = r.id) AS closes_at,
        (SELECT max(n.at) FROM closing_announcement n
          WHERE n.association_id = r.association_id AND n.resolution_id = r.id) AS told_at
      FROM resolution r
      JOIN ballot_opening o ON o.association_id = r.association_id AND o.resolution_id = r.id
      WHERE r.association_id = ${association}::uuid AND r.meeting_id = ${meetingId}::uuid
        AND NOT EXISTS (SELECT FROM ballot_closure c
          WHERE c.association_id = r.association_id AND c.resolution_id = r.id)
    )
    SELECT jsonb_build_object(
      'closings', (SELECT coalesce(jsonb_agg(jsonb_build_object('resolutionId', id,
          'closesAt', (extract(epoch FROM closes_at) * 1000)::bigint,
          'over', closes_at <= ${moment})), '[]')
        FROM open WHERE closes_at IS NOT NULL),
      'requests', (SELECT coalesce(jsonb_agg(jsonb_build_object('resolutionId', open.id,
          'at', (extract(epoch FROM q.at) * 1000)::bigint,
          'partyId', q.party_id) ORDER BY q.at, q.id), '[]')
        FROM open
        JOIN time_request q ON q.association_id = open.association_id AND q.resolution_id = open.id
        WHERE open.told_at IS NULL OR open.told_at <= q.at),
      'hands', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'partyId', h.party_id,
          'item', i.position, 'given', h.given_at IS NOT NULL)
          ORDER BY h.given_at IS NULL, h.raised_at, h.id), '[]')
        FROM raised_hand h
        LEFT JOIN agenda_item i ON i.association_id = h.association_id AND i.id = h.item_id
        WHERE h.association_id = ${association}::uuid AND h.meeting_id = ${meetingId}::uuid
          AND h.lowered_at IS NULL),
      'lastClosed', (SELECT c.resolution_id FROM ballot_closure c
        JOIN resolution r ON r.association_id = c.association_id AND r.id = c.resolution_id
        WHERE r.association_id = ${association}::uuid AND r.meeting_id = ${meetingId}::uuid
        ORDER BY c.at DESC, c.resolution_id DESC LIMIT 1),
      'paused', (SELECT jsonb_build_object('reason', p.reason,
          'at', (extract(epoch FROM p.at) * 1000)::bigint)
        FROM meeting_pause p
        WHERE p.association_id = ${association}::uuid AND p.meeting_id = ${meetingId}::uuid
          AND NOT EXISTS (SELECT FROM meeting_resumption e
            WHERE e.association_id = p.association_id AND e.pause_id = p.id)
          AND NOT EXISTS (SELECT FROM meeting_closing c
            WHERE c.association_id = p.association_id AND c.meeting_id = p.meeting_id))
    ) AS board`;
  return BoardRow.parse(row?.board);
}

/** Open texts on which nobody at a distance is waited for. */
async function freeTexts(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly string[]> {
  const open = await tx.ballotOpening.findMany({
    where: { associationId: association, resolution: { meetingId, closure: null } },
    select: { resolutionId: true, resolution: { select: { itemId: true } } },
  });
  if (open.length === 0) return [];
  const seats = await loadSeats(tx, association, meetingId, null);
  const electorates = await electoratesOf(tx, association, meetingId);
  const free: string[] = [];
  for (const { resolutionId, resolution: ballot } of open) {
    const state = await ballotState(tx, association, resolutionId);
    const electorate = electorates.get(resolutionId) ?? null;
    const voted = await votedHeads(tx, association, resolutionId);
    const text = { ballot, seats, electorate, state };
    const taking = takingPart(text, voted, now().epochMilliseconds);
    if (closesFreely(taking, state.closesAt?.getTime() ?? null)) free.push(resolutionId);
  }
  return free;
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/** Who was cut off, and who is now: he is not back yet. */
async function lostLines(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly LossLine[]> {
  const now = await cutOff(tx, association, meetingId);
  return [
    ...(await listLosses(tx, association, meetingId)),
    ...now.map(({ partyId, lostAt }) => ({
      ...{ partyId, at: lostAt.toISOString(), until: null, items: [] },
    })),
  ];
}

/** What is announced and asked in a meeting at this moment. */
export async function getBoard(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  meetingId: string,
): Promise<BoardView> {
  const row = await loadRow(tx, association, meetingId);
  const own = partiesOf(actor, association);
  const lost = mayRunBallot(actor, association) ? await lostLines(tx, association, meetingId) : [];
  const isAnybodyNamed = row.requests.length + row.hands.length + lost.length > 0;
  const names = isAnybodyNamed ? await partyNames(tx, association) : NOBODY;
  const nameOf = (partyId: string) => names.get(partyId) ?? "";
  return {
    closings: row.closings,
    inHand: (await textInHand(tx, association, meetingId))?.resolutionId ?? null,
    lastClosed: row.lastClosed,
    asked: row.requests.flatMap(({ partyId, resolutionId }) =>
      own.includes(partyId) ? [resolutionId] : [],
    ),
    hands: row.hands.map(({ partyId, ...hand }) => ({
      ...{ ...hand, name: nameOf(partyId), own: own.includes(partyId) },
    })),
    paused: row.paused,
    desk: mayRunBallot(actor, association)
      ? {
          requests: row.requests.map(({ partyId, ...asked }) => ({
            ...asked,
            name: nameOf(partyId),
          })),
          lost: lost.map(({ partyId, ...line }) => ({ ...line, name: nameOf(partyId) })),
          free: await freeTexts(tx, association, meetingId),
        }
      : null,
  };
}
