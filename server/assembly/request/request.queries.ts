import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import { type Fraction, fraction } from "#server/kernel/fraction.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { lotsAt, type RegisterLot } from "#server/registry/holding/holding.queries.ts";
import { declaredTotal } from "#server/registry/succession/succession.queries.ts";
import { sharesHeldBy } from "#server/registry/succession/succession.rules.ts";
import { CANCELLED } from "../cancellation/cancelled.queries.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { requestAnsweredBy } from "../meeting/meeting.rules.ts";
import { missingShares, stateOf } from "./request.rules.ts";
import type { RequestState, RequestView } from "./request.schema.ts";

type Signer = Readonly<{ partyId: string; name: string }>;

type Row = Readonly<{
  id: string;
  medium: RequestView["medium"];
  reason: string;
  starterId: string | null;
  starter: string | null;
  recordedAt: Date;
  points: RequestView["points"];
  signers: readonly Signer[];
  postedOn: Date | null;
  postingNumber: string | null;
  receivedOn: Date | null;
  receiptProof: string | null;
  heldNumerator: bigint | null;
  heldDenominator: bigint | null;
  sharesTotal: bigint | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  meetings: readonly Readonly<{ id: string; startsAt: string; convenedAt: string | null }>[];
}>;

/** The register on the day that is looked at: who holds what, and of how much. */
export type Shareholding = Readonly<{ on: PlainDate; lots: readonly RegisterLot[]; total: bigint }>;

export async function shareholdingOn(
  tx: Tx,
  association: AssociationId,
  on: PlainDate,
): Promise<Shareholding> {
  const lots = await lotsAt(tx, association, on);
  return { on, lots, total: await declaredTotal(tx, association, on) };
}

const day = (column: Date | null) => column && fromColumn(column);
const iso = (date: PlainDate | null) => date?.toString() ?? null;
const floor = ({ num, den }: Fraction) => (num / den).toString();

/** What was held on the day of receipt, as it was noted then; what is held today before it. */
function heldOf(row: Row, today: Shareholding): Readonly<{ held: Fraction; total: bigint }> {
  const { heldNumerator: num, heldDenominator: den, sharesTotal } = row;
  if (num !== null && den !== null && sharesTotal !== null) {
    return { held: fraction(num, den), total: sharesTotal };
  }
  const parties = row.signers.map(({ partyId }) => partyId);
  return { held: sharesHeldBy(parties, today.lots), total: today.total };
}

function viewOf(row: Row, today: Shareholding, own: readonly string[]): RequestView {
  const { id, medium, reason, starter, points, postingNumber, receiptProof } = row;
  const { held, total } = heldOf(row, today);
  const receivedOn = day(row.receivedOn);
  const postedOn = day(row.postedOn);
  const isConvened = row.meetings.some(({ convenedAt }) => convenedAt !== null);
  const facts = { held, total, postedOn, receivedOn, isConvened };
  return {
    ...{ id, medium, reason, starter, points, postingNumber, receiptProof },
    recordedAt: row.recordedAt.toISOString(),
    signers: row.signers.map((signer) => ({
      ...signer,
      shares: floor(sharesHeldBy([signer.partyId], today.lots)),
    })),
    state: stateOf({ ...facts, isWithdrawn: row.withdrawnAt !== null }, today.on),
    held: floor(held),
    total: total.toString(),
    asked: missingShares({ num: 0n, den: 1n }, total, receivedOn ?? today.on).toString(),
    missing: missingShares(held, total, receivedOn ?? today.on).toString(),
    postedOn: iso(postedOn),
    receivedOn: iso(receivedOn),
    dueOn: receivedOn && requestAnsweredBy(receivedOn).toString(),
    withdrawnReason: row.withdrawnReason,
    meetings: row.meetings.map(({ id: meetingId, startsAt, convenedAt }) => ({
      id: meetingId,
      on: dayOf(new Date(startsAt)).toString(),
      convenedOn: convenedAt && dayOf(new Date(convenedAt)).toString(),
    })),
    isStarter: row.starterId !== null && own.includes(row.starterId),
    hasSigned: row.signers.some(({ partyId }) => own.includes(partyId)),
  };
}

/** Who looks: whether he sees what is still being signed, and for whom he speaks. */
export type Looking = Readonly<{ withGathering: boolean; own: readonly string[] }>;

const MOST_SHOWN = 100;

async function requests(
  tx: Tx,
  association: AssociationId,
  { withGathering, own }: Looking,
  on: PlainDate,
  id: string | null,
): Promise<readonly RequestView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT q.id, q.medium, q.reason, q.starter_id AS "starterId",
      coalesce(p.company_name, nullif(concat_ws(' ', p.given_name, p.family_name), '')) AS starter,
      q.recorded_at AS "recordedAt", q.posted_on AS "postedOn",
      q.posting_number AS "postingNumber", q.received_on AS "receivedOn",
      q.receipt_proof AS "receiptProof", q.held_numerator AS "heldNumerator",
      q.held_denominator AS "heldDenominator", q.shares_total AS "sharesTotal",
      q.withdrawn_at AS "withdrawnAt", q.withdrawn_reason AS "withdrawnReason",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title,
          'motion', o.motion) ORDER BY o.position), '[]')
        FROM request_point o
        WHERE o.association_id = q.association_id AND o.request_id = q.id) AS points,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('partyId', x.id,
          'name', coalesce(x.company_name, concat_ws(' ', x.given_name, x.family_name)))
          ORDER BY s.at, s.id), '[]')
        FROM request_signature s
        JOIN party x ON x.association_id = s.association_id AND x.id = s.party_id
        WHERE s.association_id = q.association_id AND s.request_id = q.id
          AND s.taken_back_at IS NULL) AS signers,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'startsAt', m.starts_at,
          'convenedAt', CASE WHEN NOT ${CANCELLED} THEN c.at END) ORDER BY r.at, m.id), '[]')
        FROM request_meeting r
        JOIN meeting m ON m.association_id = r.association_id AND m.id = r.meeting_id
        LEFT JOIN convocation c ON c.association_id = m.association_id AND c.meeting_id = m.id
        WHERE r.association_id = q.association_id AND r.request_id = q.id) AS meetings
    FROM meeting_request q
    LEFT JOIN party p ON p.association_id = q.association_id AND p.id = q.starter_id
    WHERE q.association_id = ${association}::uuid
      AND (${id}::uuid IS NULL OR q.id = ${id}::uuid)
      AND (${withGathering} OR q.posted_on IS NOT NULL OR q.received_on IS NOT NULL)
    ORDER BY q.withdrawn_at IS NOT NULL, q.recorded_at DESC, q.id DESC
    LIMIT ${MOST_SHOWN}`;
  if (rows.length === 0) return [];
  const today = await shareholdingOn(tx, association, on);
  return rows.map((row) => viewOf(row, today, own));
}

/** The requests one may see, the latest first, the withdrawn last. */
export function listRequests(
  tx: Tx,
  association: AssociationId,
  looking: Looking,
  on: PlainDate,
): Promise<readonly RequestView[]> {
  return requests(tx, association, looking, on, null);
}

/** @throws notFound where there is none, or none that one may see. */
export async function getRequest(
  tx: Tx,
  association: AssociationId,
  looking: Looking,
  on: PlainDate,
  id: string,
): Promise<RequestView> {
  const [found] = await requests(tx, association, looking, on, id);
  if (!found) throw notFound();
  return found;
}

/** A request under lock, with what of the register decides about it. */
export type LockedRequest = RequestView &
  Readonly<{ state: RequestState; parties: readonly string[]; today: Shareholding }>;

/** Locks a request until the end of the transaction: nobody signs while it is posted. @throws notFound */
export async function lockRequest(
  tx: Tx,
  association: AssociationId,
  own: readonly string[],
  on: PlainDate,
  id: string,
): Promise<LockedRequest> {
  // Apart: a statement that waits for a lock still sees what was there before it waited.
  await tx.$queryRaw`SELECT 1 FROM meeting_request
    WHERE association_id = ${association}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const view = await getRequest(tx, association, { withGathering: true, own }, on, id);
  const today = await shareholdingOn(tx, association, on);
  return { ...view, parties: view.signers.map(({ partyId }) => partyId), today };
}
