import { deliveriesOf } from "#server/documents/delivery/delivery.queries.ts";
import { fromColumn } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { now, today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { partiesAt, type RegisterParty } from "#server/registry/holding/holding.queries.ts";
import { convenerOf } from "../convening/convener.queries.ts";
import { addresseesOn, CONVOCATION, convenedOn } from "../convocation/convocation.queries.ts";
import { dayOf, getMeeting, type MeetingView } from "../meeting/meeting.queries.ts";
import { isEnough } from "../request/request.rules.ts";
import { kindOfCancellation, lettersMayBeLate, stillOwed } from "./cancellation.rules.ts";
import type { CancellationPreview, CancellationStatus, StillOwed } from "./cancellation.schema.ts";
import { noticesOf } from "./cancelled.queries.ts";

export const CANCELLATION = "assembly.cancellation";
export const OCCUPANTS_TOLD = "assembly.occupant-cancellation";

/** Requests of a fifth that these notices answer, and no other meeting does (art. 3.87 §2). */
export async function requestsAnswered(
  tx: Tx,
  association: AssociationId,
  notices: readonly string[],
) {
  const elsewhere = { convocation: { isNot: null }, withdrawal: { is: null } };
  const rows = await tx.meetingRequest.findMany({
    where: {
      ...{ associationId: association, withdrawnAt: null },
      AND: [
        { meetings: { some: { meetingId: { in: [...notices] } } } },
        { meetings: { none: { meetingId: { notIn: [...notices] }, meeting: elsewhere } } },
      ],
    },
  });
  return rows.flatMap((row) => {
    const { id, heldNumerator: num, heldDenominator: den, sharesTotal: total } = row;
    const receivedOn = row.receivedOn && fromColumn(row.receivedOn);
    if (!receivedOn || num === null || den === null || total === null) return [];
    return isEnough({ num, den }, total, receivedOn) ? [{ id, receivedOn }] : [];
  });
}

/** What a meeting is owed to, and by when another is. */
async function owedFor(
  tx: Tx,
  association: AssociationId,
  meeting: MeetingView,
): Promise<readonly StillOwed[]> {
  const { periodStart } = await tx.association.findUniqueOrThrow({
    where: { id: association },
    select: { periodStart: true },
  });
  const requests = await requestsAnswered(
    tx,
    association,
    await noticesOf(tx, association, meeting.originalId),
  );
  const { kind, session, retryOf } = meeting;
  const owing = {
    ...{ kind, session, periodStart, isRetry: retryOf !== null },
    on: dayOf(new Date(meeting.startsAt)),
    requestsReceivedOn: requests.map(({ receivedOn }) => receivedOn),
    order: (await convenerOf(tx, association, meeting.id))?.order ?? null,
  };
  return stillOwed(owing, today());
}

/**
 * Those who are told: whoever was sent the notice, and whoever would be today. Each as the register
 * knows him now; who has sold since, as it knew him then.
 */
export async function peopleToTell(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly RegisterParty[]> {
  const then = await partiesAt(tx, association, await convenedOn(tx, association, meetingId));
  const people = new Map([...then, ...(await partiesAt(tx, association, today()))]);
  const sent = await tx.delivery.findMany({
    where: { associationId: association, kind: CONVOCATION, subjectId: meetingId },
    select: { partyId: true },
  });
  const entitled = await addresseesOn(tx, association, today());
  const told = new Set([
    ...sent.map(({ partyId }) => partyId),
    ...entitled.map(({ addressee }) => addressee.partyId),
  ]);
  return [...told].sort().flatMap((partyId) => people.get(partyId) ?? []);
}

/** What cancelling a convened meeting would do, and what it would leave undone. @throws notFound */
export async function previewCancellation(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<CancellationPreview> {
  const meeting = await getMeeting(tx, association, meetingId);
  if (meeting.stage !== "convened") throw notFound();
  const startsAt = new Date(meeting.startsAt);
  const kind = kindOfCancellation(startsAt, now());
  const people = kind === "cancelled" ? await peopleToTell(tx, association, meetingId) : [];
  const email = people.filter(({ acceptedEmail }) => acceptedEmail !== null).length;
  const key = { associationId: association, meetingId };
  return {
    kind,
    told: { email, letter: people.length - email },
    lettersMayBeLate: email < people.length && lettersMayBeLate(today(), dayOf(startsAt)),
    occupants: kind === "cancelled" && (await tx.occupantNotice.count({ where: key })) > 0,
    proposals: await tx.agendaProposal.count({
      where: {
        associationId: association,
        item: { meetingId: { in: [...(await noticesOf(tx, association, meeting.originalId))] } },
      },
    }),
    owed: await owedFor(tx, association, meeting),
  };
}

/** A cancelled meeting, with each word that left about it. @throws notFound */
export async function cancellationStatus(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<CancellationStatus> {
  const meeting = await getMeeting(tx, association, meetingId);
  if (!meeting.cancelled) throw notFound();
  const of = { kind: CANCELLATION, subjectId: meetingId };
  const run = await tx.letterRun.findUnique({
    where: { associationId_kind_subjectId: { associationId: association, ...of } },
  });
  const sent = await deliveriesOf(tx, association, of);
  const sheet = await tx.document.findFirst({
    where: { associationId: association, kind: OCCUPANTS_TOLD, subjectId: meetingId },
    select: { id: true },
  });
  const { notHeld, at, reason } = meeting.cancelled;
  return {
    ...{ kind: notHeld ? "not-held" : "cancelled", at, reason },
    owed: await owedFor(tx, association, meeting),
    sendings: sent.map(({ id, partyId, name, channel, state, on, batchId }) => ({
      ...{ deliveryId: id, partyId, name, channel, state, on, batchId },
    })),
    letters: run && {
      ...{ total: run.total, made: run.made, done: run.doneAt !== null, listId: run.listId },
    },
    sheetId: sheet?.id ?? null,
  };
}
