import { mailsToSend } from "#server/documents/delivery/delivery.queries.ts";
import { queueDelivery } from "#server/documents/delivery/delivery.service.ts";
import type { ReminderAct } from "#server/documents/template/template.schema.ts";
import type { SystemActor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { type AssociationId, provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { answerAddress, type NoticeSource, noticeTo } from "../convocation/act.rules.ts";
import { addresseesOn, noticeSource } from "../convocation/convocation.queries.ts";
import { dayOf, getMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { listExpected, REMINDER } from "./expected.queries.ts";
import { hasReacted, isReminderDay } from "./expected.rules.ts";

type Addressed = Awaited<ReturnType<typeof addresseesOn>>[number];

/** The short word of a reminder, from what the notice to that person says. */
function reminderTo(source: NoticeSource, { addressee, person }: Addressed): ReminderAct {
  const notice = noticeTo(source, person, addressee);
  const { kind, session, startsAt, place, remote } = notice.meeting;
  return {
    locale: notice.locale,
    textLanguage: notice.textLanguage,
    association: notice.association,
    sender: notice.sender,
    ...(notice.convener ? { convener: notice.convener } : {}),
    recipient: notice.recipient,
    meeting: { kind, session, startsAt, place, remote: remote !== null },
    url: notice.url ?? source.baseUrl,
    answer: answerAddress(source.baseUrl, person.language),
  };
}

/** Whether it was queued; what somebody had stopped is left alone. */
async function remind(
  tx: Tx,
  association: AssociationId,
  source: NoticeSource,
  addressed: Addressed,
): Promise<boolean> {
  const { addressee, person } = addressed;
  const act = { kind: REMINDER, props: reminderTo(source, addressed) } as const;
  const { recipient } = act.props;
  try {
    await queueDelivery(tx, association, {
      subjectId: source.meeting.id,
      partyId: addressee.partyId,
      channel: "email",
      language: person.language,
      address: {
        ...{ name: recipient.name, lines: recipient.lines, email: person.acceptedEmail },
        plain: person.mailFormat === "text",
      },
      act,
    });
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === "privacy.restricted") return false;
    throw error;
  }
}

/** Those who were convened, have said nothing and read mail: nobody is sent paper for a reminder. */
async function silentReaders(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly Addressed[]> {
  const people = await listExpected(tx, association, meetingId);
  const silent = new Set(people.filter((one) => !hasReacted(one)).map(({ partyId }) => partyId));
  const addressed = await addresseesOn(tx, association, today());
  return addressed.filter(
    ({ addressee, person }) => silent.has(addressee.partyId) && person.acceptedEmail !== null,
  );
}

/** A meeting is reminded of once, whatever is taken back afterwards. */
async function isFirst(tx: Tx, meetingId: string): Promise<boolean> {
  const key = { key: `reminder:${meetingId}`, at: nowColumn() };
  const { count } = await tx.effectKey.createMany({ data: key, skipDuplicates: true });
  return count === 1;
}

async function remindOf(tx: Tx, association: AssociationId, meetingId: string): Promise<boolean> {
  const meeting = await lockMeeting(tx, association, meetingId);
  const view = await getMeeting(tx, association, meetingId);
  const convenedOn = view.convenedAt && dayOf(new Date(view.convenedAt));
  if (meeting.stage !== "convened" || !convenedOn) return false;
  if (!isReminderDay(today(), meeting.on, convenedOn)) return false;
  const source = await noticeSource(tx, association, view, today());
  if (!source || !(await isFirst(tx, meetingId))) return false;
  for (const addressed of await silentReaders(tx, association, meetingId)) {
    await remind(tx, association, source, addressed);
  }
  return true;
}

/** A mail to send, of one association. Ids only leave for a job. */
export type Reminded = Readonly<{ mails: readonly string[] }>;

/**
 * Three days before a meeting, asks once those convened who have neither said whether they come nor
 * given a proxy, by the e-mail they accepted. Returns the mails that wait to be sent.
 */
export function remindMeetings(actor: SystemActor, associationId: string): Promise<Reminded> {
  const association = provenAssociation(associationId);
  const own: SystemActor = { ...actor, scope: provenScope([associationId]) };
  return write(own, association, async (tx) => {
    const ids = await meetingsToRemind(tx, association);
    const mails: string[] = [];
    for (const meetingId of ids) {
      if (await remindOf(tx, association, meetingId)) {
        await record(tx, own, association, "assembly/meeting.reminded", { meetingId });
      }
      mails.push(...(await mailsToSend(tx, association, { kind: REMINDER, subjectId: meetingId })));
    }
    return { mails };
  });
}

/** Convened meetings of the next days. */
async function meetingsToRemind(tx: Tx, association: AssociationId): Promise<readonly string[]> {
  const from = today();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM meeting m
    JOIN convocation c ON c.association_id = m.association_id AND c.meeting_id = m.id
    WHERE m.association_id = ${association}::uuid
      AND m.starts_at >= ${from.toString()}::date
      AND m.starts_at < ${from.add({ days: 5 }).toString()}::date
    ORDER BY m.starts_at, m.id`;
  return rows.map(({ id }) => id);
}
