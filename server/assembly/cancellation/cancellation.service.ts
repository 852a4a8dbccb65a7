import { queueDelivery } from "#server/documents/delivery/delivery.service.ts";
import type { Act } from "#server/documents/template/template.schema.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { now, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { setDeadline } from "#server/registry/deadline/deadline.service.ts";
import type { RegisterParty } from "#server/registry/holding/holding.queries.ts";
import { authorizeConvening } from "../convening/authority.service.ts";
import type { Convener } from "../convening/convening.schema.ts";
import { type NoticeSource, recipientOf } from "../convocation/act.rules.ts";
import { noticeSource } from "../convocation/convocation.queries.ts";
import { endTerms } from "../convocation/terms.service.ts";
import { getMeeting, type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { requestAnsweredBy } from "../meeting/meeting.rules.ts";
import { CANCELLATION, peopleToTell, requestsAnswered } from "./cancellation.queries.ts";
import { kindOfCancellation, refuseCancellation } from "./cancellation.rules.ts";
import type { CancelMeeting } from "./cancellation.schema.ts";
import { noticesOf } from "./cancelled.queries.ts";

function wordTo(source: NoticeSource, person: RegisterParty, reason: string): Act {
  const { association, meeting, convener } = source;
  const { slug, sharesTotal: _, ...issuer } = association;
  const { town, ...sender } = source.sender;
  const { kind, startsAt, place } = meeting;
  return {
    kind: CANCELLATION,
    props: {
      ...{ locale: person.language, association: issuer, sender, convener },
      ...{ recipient: recipientOf(person), letter: person.acceptedEmail === null },
      ...{ place: town, signedOn: source.signedOn, textLanguage: meeting.language, reason },
      meeting: { kind, session: meeting.session === 2 ? 2 : 1, startsAt, place },
      url: `${source.baseUrl}/${person.language}/${slug}/assembly/meetings/${meeting.id}`,
      ...{ originalId: meeting.originalId, revision: meeting.revision + 1 },
    },
  };
}

/**
 * Asks for one word to each person, as the notice went: by the e-mail he accepted in writing, by
 * registered letter otherwise, so that what undoes the notice is proven as it was (art. 3.87 §3).
 */
async function tellPeople(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  reason: string,
): Promise<void> {
  const view = await getMeeting(tx, association, meetingId);
  const source = await noticeSource(tx, association, view, today());
  if (!source) throw new DomainError("convocation.no-syndic");
  for (const person of await peopleToTell(tx, association, meetingId)) {
    const { name, lines } = recipientOf(person);
    await queueDelivery(tx, association, {
      ...{ subjectId: meetingId, partyId: person.partyId, language: person.language },
      channel: person.acceptedEmail ? "email" : "registered_letter",
      address: {
        ...{ name, lines, email: person.acceptedEmail },
        plain: person.mailFormat === "text",
      },
      act: wordTo(source, person, reason),
    });
  }
}

/**
 * What the meeting had taken up waits for another: points asked in writing (art. 3.87 §3), requests of
 * a fifth, whose thirty days run as they did (art. 3.87 §2), a judge's order (art. 3.92 §4). A
 * correction in preparation corrects nothing any more: it stays as a draft of its own.
 */
async function giveBack(
  tx: Tx,
  association: AssociationId,
  meeting: LockedMeeting,
  convener: Convener | null,
): Promise<void> {
  const notices = await noticesOf(tx, association, meeting.originalId);
  const ofNotices = { associationId: association, meetingId: { in: [...notices] } };
  await tx.agendaProposal.updateMany({
    where: { associationId: association, item: ofNotices },
    data: { itemId: null },
  });
  await tx.meeting.updateMany({
    where: { associationId: association, replacesId: meeting.id },
    data: { replacesId: null, replacesReason: null, originalId: null, revision: 0 },
  });
  for (const { id, receivedOn } of await requestsAnswered(tx, association, notices)) {
    const due = requestAnsweredBy(receivedOn);
    await setDeadline(tx, association, "assembly.request", id, due, "3.87 §2");
  }
  const within = convener && !convener.partyId ? convener.order?.within : null;
  if (!within) return;
  const due = plainDate(within);
  await setDeadline(tx, association, "assembly.court-order", meeting.id, due, "3.92 §4");
}

/**
 * Calls a convened meeting off with nothing in its place, and has everybody told who had been convened;
 * or records, once its hour has passed, that nobody held it. What the law still asks for goes on
 * running: that is shown with its article, and never keeps a fact from being recorded (AD-01).
 * @throws DomainError `cancellation.*`, `convocation.no-syndic`
 */
export function cancelMeeting(
  actor: Actor,
  association: AssociationId,
  { meetingId, reason }: CancelMeeting,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const convener = await authorizeConvening(tx, actor, association, meetingId);
    const meeting = await lockMeeting(tx, association, meetingId);
    const refusal = refuseCancellation(meeting.stage);
    if (refusal) throw new DomainError(refusal);
    const notHeld = kindOfCancellation(meeting.startsAt, now()) === "not-held";
    if (!notHeld) await tellPeople(tx, association, meetingId, reason);
    await giveBack(tx, association, meeting, convener);
    await endTerms(tx, association, meetingId);
    await tx.meetingWithdrawal.create({
      data: {
        ...{ associationId: association, meetingId, reason, notHeld, at: nowColumn() },
      },
    });
    const said = notHeld ? "assembly/meeting.not-held" : "assembly/meeting.cancelled";
    await record(tx, actor, association, said, { meetingId });
  });
}
