import {
  type Actor,
  capacitiesIn,
  type HeldRoom,
  holds,
  provenRoom,
} from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import { read, type Tx } from "#server/platform/db.ts";
import { mayHoldRoom, type NamedThings, namedIn, type RoomFacts } from "./room.rules.ts";

/** His parties by which he may convene here: of an owner, or of a member of the council. */
const conveningParties = (actor: Actor, association: AssociationId) =>
  capacitiesIn(actor, association).flatMap(({ role, partyId }) =>
    partyId && (role === "owner" || role === "council") ? [partyId] : [],
  );

type Row = Omit<RoomFacts, "isConvener"> & Readonly<{ meetingId: string; partyId: string | null }>;

/** What is known of the one meeting that all these things belong to; null for things of several. */
async function roomFacts(
  tx: Tx,
  association: AssociationId,
  { meetings, items, resolutions }: NamedThings,
): Promise<Row | null> {
  const on = today().toString();
  const rows = await tx.$queryRaw<Row[]>`
    WITH named AS (
      SELECT unnest(${[...meetings]}::uuid[]) AS id
      UNION SELECT i.meeting_id FROM agenda_item i
        WHERE i.association_id = ${association}::uuid AND i.id = ANY (${[...items]}::uuid[])
      UNION SELECT r.meeting_id FROM resolution r
        WHERE r.association_id = ${association}::uuid AND r.id = ANY (${[...resolutions]}::uuid[]))
    SELECT n.id AS "meetingId", v.party_id AS "partyId", coalesce(v.ground, '') AS ground,
      EXISTS (SELECT FROM convocation c WHERE c.association_id = ${association}::uuid
        AND c.meeting_id = n.id) AS "isConvened",
      EXISTS (SELECT FROM meeting_withdrawal w WHERE w.association_id = ${association}::uuid
        AND w.meeting_id = n.id) AS "isWithdrawn",
      EXISTS (SELECT FROM meeting_opening o WHERE o.association_id = ${association}::uuid
        AND o.meeting_id = n.id) AS "isOpened",
      EXISTS (SELECT FROM minutes p JOIN legal_deadline d ON d.association_id = p.association_id
          AND d.kind = 'assembly.minutes' AND d.subject_id = p.meeting_id
        WHERE p.association_id = ${association}::uuid AND p.meeting_id = n.id
          AND d.done_at IS NOT NULL) AS "isSent",
      EXISTS (SELECT FROM mandate g WHERE g.association_id = ${association}::uuid
        AND ${on}::date BETWEEN g.starts_on AND g.ends_on) AS "hasSyndic"
    FROM named n
    LEFT JOIN meeting_convener v ON v.association_id = ${association}::uuid AND v.meeting_id = n.id`;
  const [row] = rows;
  return row && rows.length === 1 ? row : null;
}

/**
 * The one meeting that all these things belong to, where the actor holds it because he convened it in
 * a vacancy; null for everybody else, and for things of more than one meeting.
 */
export async function heldRoom(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  named: NamedThings,
): Promise<HeldRoom | null> {
  const own = conveningParties(actor, association);
  if (own.length === 0) return null;
  const row = await roomFacts(tx, association, named);
  if (!row) return null;
  const isConvener = row.partyId !== null && own.includes(row.partyId);
  return mayHoldRoom({ ...row, isConvener }) ? provenRoom(association, row.meetingId) : null;
}

/** Whether who convened a meeting holds it as well, for want of a syndic: for everybody to read. */
export async function isHeldByConvener(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<boolean> {
  const row = await roomFacts(tx, association, {
    ...{ meetings: [meetingId], items: [], resolutions: [] },
  });
  return row !== null && mayHoldRoom({ ...row, isConvener: row.partyId !== null });
}

/**
 * The same person, with the room of the meeting that his input is about where he holds it. A syndic
 * needs none; nobody gets one for a meeting that his input does not name.
 */
export async function withRoom<T extends Actor>(
  actor: T,
  association: AssociationId,
  input: unknown,
): Promise<T> {
  if (actor.kind !== "person" || holds(actor, association, ["syndic"])) return actor;
  if (conveningParties(actor, association).length === 0) return actor;
  const named = namedIn(input);
  if (Object.values(named).every((ids) => ids.length === 0)) return actor;
  const room = await read(actor, (tx) => heldRoom(tx, actor, association, named));
  return room ? { ...actor, room } : actor;
}
