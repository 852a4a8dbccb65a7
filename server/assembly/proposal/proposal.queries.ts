import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { bindingUntil, termOf } from "./proposal.rules.ts";
import type { ProposalPlace, ProposalState, ProposalView } from "./proposal.schema.ts";

type Row = Readonly<{
  id: string;
  title: string;
  explanation: string | null;
  motion: string | null;
  partyId: string;
  author: string;
  byCouncil: boolean;
  medium: string;
  receivedOn: Date;
  recordedAt: Date;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  periodStart: string;
  meetingId: string | null;
  startsAt: Date | null;
  position: number | null;
  convened: boolean;
}>;

/** Whose proposals: everybody's, or those of some parties. */
export type Seen = Readonly<{ parties: readonly string[] | null }>;

function stateOf({ withdrawnAt, meetingId, convened }: Row): ProposalState {
  if (withdrawnAt) return "withdrawn";
  if (!meetingId) return "waiting";
  return convened ? "convened" : "placed";
}

function viewOf(row: Row, own: readonly string[]): ProposalView {
  const { id, title, explanation, motion, author, byCouncil, medium, withdrawnReason } = row;
  const { meetingId, startsAt, position } = row;
  const receivedOn = fromColumn(row.receivedOn);
  const { period, cutOff, isInTime } = termOf(receivedOn, row.periodStart);
  return {
    ...{ id, title, explanation, motion, author, byCouncil, medium, withdrawnReason, isInTime },
    receivedOn: receivedOn.toString(),
    recordedAt: row.recordedAt.toISOString(),
    state: stateOf(row),
    period: { from: period.from.toString(), to: period.to.toString() },
    cutOff: cutOff.toString(),
    meeting:
      meetingId && startsAt && position
        ? { id: meetingId, on: dayOf(startsAt).toString(), position }
        : null,
    isOwn: own.includes(row.partyId),
  };
}

const MOST_SHOWN = 200;

async function proposals(
  tx: Tx,
  association: AssociationId,
  { parties }: Seen,
  own: readonly string[],
  id: string | null,
): Promise<readonly ProposalView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT q.id, q.title, q.explanation, q.motion, q.party_id AS "partyId",
      coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS author,
      q.by_council AS "byCouncil", q.medium, q.received_on AS "receivedOn",
      q.recorded_at AS "recordedAt", q.withdrawn_at AS "withdrawnAt",
      q.withdrawn_reason AS "withdrawnReason", a.period_start AS "periodStart",
      m.id AS "meetingId", m.starts_at AS "startsAt", i.position,
      c.meeting_id IS NOT NULL AS convened
    FROM agenda_proposal q
    JOIN association a ON a.id = q.association_id
    JOIN party p ON p.association_id = q.association_id AND p.id = q.party_id
    LEFT JOIN agenda_item i ON i.association_id = q.association_id AND i.id = q.item_id
    LEFT JOIN meeting m ON m.association_id = i.association_id AND m.id = i.meeting_id
    LEFT JOIN convocation c ON c.association_id = m.association_id AND c.meeting_id = m.id
    WHERE q.association_id = ${association}::uuid
      AND (${id}::uuid IS NULL OR q.id = ${id}::uuid)
      AND (${parties === null} OR q.party_id = ANY (${[...(parties ?? [])]}::uuid[]))
    ORDER BY q.withdrawn_at IS NOT NULL, c.meeting_id IS NOT NULL, q.received_on DESC, q.id DESC
    LIMIT ${MOST_SHOWN}`;
  return rows.map((row) => viewOf(row, own));
}

/** The proposals one may see: what waits first, then what was convened, then what was withdrawn. */
export function listProposals(
  tx: Tx,
  association: AssociationId,
  seen: Seen,
  own: readonly string[],
): Promise<readonly ProposalView[]> {
  return proposals(tx, association, seen, own, null);
}

/** @throws notFound where there is none, or none that one may see. */
export async function getProposal(
  tx: Tx,
  association: AssociationId,
  seen: Seen,
  own: readonly string[],
  id: string,
): Promise<ProposalView> {
  const [found] = await proposals(tx, association, seen, own, id);
  if (!found) throw notFound();
  return found;
}

/** How many proposals wait, received on `until` or before. */
export async function countWaiting(
  tx: Tx,
  association: AssociationId,
  until: PlainDate,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM agenda_proposal
    WHERE association_id = ${association}::uuid AND item_id IS NULL AND withdrawn_at IS NULL
      AND received_on <= ${until.toString()}::date`;
  return row?.waiting ?? 0;
}

type PlannedMeeting = Readonly<{
  kind: string;
  session: number;
  on: PlainDate;
  retryOfOn: PlainDate | null;
}>;

/** How many proposals received in time a meeting has not taken up; none for any but the annual one. */
export async function proposalsLeftFor(
  tx: Tx,
  association: AssociationId,
  { kind, session, on, retryOfOn }: PlannedMeeting,
): Promise<number> {
  const { periodStart } = await tx.association.findUniqueOrThrow({
    where: { id: association },
    select: { periodStart: true },
  });
  const until = bindingUntil({ kind, session, on, isRetry: retryOfOn !== null }, periodStart);
  return until ? countWaiting(tx, association, until) : 0;
}

type PlaceRow = Readonly<{
  id: string;
  kind: ProposalPlace["kind"];
  startsAt: Date;
  rulesVersion: string;
  items: ProposalPlace["items"];
}>;

/** The meetings in preparation with their items: where a proposal can be put; the earliest first. */
export async function listPlaces(
  tx: Tx,
  association: AssociationId,
): Promise<readonly ProposalPlace[]> {
  const rows = await tx.$queryRaw<PlaceRow[]>`
    SELECT m.id, m.kind::text AS kind, m.starts_at AS "startsAt", m.rules_version AS "rulesVersion",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', i.id, 'position', i.position,
          'title', i.title) ORDER BY i.position)
        FROM agenda_item i
        WHERE i.association_id = m.association_id AND i.meeting_id = m.id), '[]') AS items
    FROM meeting m
    WHERE m.association_id = ${association}::uuid AND NOT EXISTS (SELECT FROM convocation c
      WHERE c.association_id = m.association_id AND c.meeting_id = m.id)
    ORDER BY m.starts_at, m.id LIMIT 20`;
  return rows.map(({ startsAt, ...place }) => ({ ...place, on: dayOf(startsAt).toString() }));
}

export type LockedProposal = Readonly<{
  id: string;
  partyId: string;
  title: string;
  explanation: string | null;
  motion: string | null;
  withdrawnAt: Date | null;
  itemId: string | null;
  convened: boolean;
}>;

/** Locks a proposal until the end of the transaction. @throws notFound */
export async function lockProposal(
  tx: Tx,
  association: AssociationId,
  id: string,
): Promise<LockedProposal> {
  const [row] = await tx.$queryRaw<LockedProposal[]>`
    SELECT q.id, q.party_id AS "partyId", q.title, q.explanation, q.motion,
      q.withdrawn_at AS "withdrawnAt", q.item_id AS "itemId",
      EXISTS (SELECT FROM agenda_item i
        JOIN convocation c ON c.association_id = i.association_id AND c.meeting_id = i.meeting_id
        WHERE i.association_id = q.association_id AND i.id = q.item_id) AS convened
    FROM agenda_proposal q
    WHERE q.association_id = ${association}::uuid AND q.id = ${id}::uuid FOR UPDATE OF q`;
  if (!row) throw notFound();
  return row;
}
