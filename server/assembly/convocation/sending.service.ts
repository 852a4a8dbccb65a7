import { mailsToSend } from "#server/documents/delivery/delivery.queries.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { associationOf, authorize } from "#server/platform/access.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline, setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { authorizeConvening } from "../convening/authority.service.ts";
import { convenerOf } from "../convening/convener.queries.ts";
import { mayPlanMeeting } from "../meeting/meeting.policy.ts";
import { type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { latestNotice } from "../meeting/meeting.rules.ts";
import { CONVOCATION, type NoticeStatus, noticeStatus } from "./convocation.queries.ts";
import type { ConveneMeeting } from "./convocation.schema.ts";

/** What a job brings of a meeting's notices: mails one by one, letters together. */
export type Outgoing = Readonly<{ language: string; mails: readonly string[] }>;

/** The notices still to be mailed; null for what is no convened meeting. Ids only leave for a job. */
export function noticesToSend(
  actor: Actor,
  associationId: string,
  meetingId: string,
): Promise<Outgoing | null> {
  const association = associationOf(actor, associationId);
  authorize(mayPlanMeeting(actor, association));
  return read(actor, async (tx) => {
    const keys = { associationId: association, meetingId };
    const convocation = await tx.convocation.findUnique({
      where: { associationId_meetingId: keys },
      select: { meeting: { select: { language: true, withdrawal: { select: { at: true } } } } },
    });
    // What a later notice has replaced is not brought any more.
    if (!convocation || convocation.meeting.withdrawal) return null;
    const mails = await mailsToSend(tx, association, { kind: CONVOCATION, subjectId: meetingId });
    return { language: convocation.meeting.language, mails };
  });
}

/**
 * Closes the term of the notice once it is proven for everybody, and opens it again when a
 * mail comes back (AD-02); tells how far it is.
 */
export async function settle(
  tx: Tx,
  association: AssociationId,
  { id, on, stage }: LockedMeeting,
): Promise<NoticeStatus> {
  const status = await noticeStatus(tx, association, id);
  // What an owner convened in the syndic's stead is not the syndic's to prove.
  if ((await convenerOf(tx, association, id))?.partyId) return status;
  // Its terms ended with it.
  if (stage === "withdrawn") return status;
  if (status.unproven === 0) await completeDeadline(tx, association, "assembly.notice", id);
  else await setDeadline(tx, association, "assembly.notice", id, latestNotice(on), "3.87 §3");
  await setLetterTask(tx, association, status, id);
  return status;
}

/** A task of the office while somebody's mail came back and his letter is not at the post. */
async function setLetterTask(
  tx: Tx,
  association: AssociationId,
  { people }: NoticeStatus,
  meetingId: string,
): Promise<void> {
  const [first] = people.flatMap(({ letter }) => letter?.by ?? []).sort();
  if (!first) return completeDeadline(tx, association, "assembly.letter", meetingId);
  const by = plainDate(first);
  await setDeadline(tx, association, "assembly.letter", meetingId, by, "3.87 §3");
}

/** After mails have left or come back. Returns for how many people the notice is not proven. */
export function settleNotice(
  actor: Actor,
  associationId: string,
  meetingId: string,
): Promise<number> {
  const association = associationOf(actor, associationId);
  return write(actor, association, async (tx) => {
    authorize(mayPlanMeeting(actor, association));
    const meeting = await lockMeeting(tx, association, meetingId);
    const { unproven } = await settle(tx, association, meeting);
    await record(tx, actor, association, "assembly/notice.settled", { meetingId, unproven });
    return unproven;
  });
}

/** Asks for what has not left yet to be sent again; what is proven never is. */
export function retryNotices(
  actor: Actor,
  association: AssociationId,
  { meetingId }: ConveneMeeting,
): Promise<void> {
  return write(actor, association, async (tx) => {
    await authorizeConvening(tx, actor, association, meetingId);
    const meeting = await lockMeeting(tx, association, meetingId);
    if (meeting.stage === "draft") throw new DomainError("convocation.not-sent");
    await record(tx, actor, association, "assembly/notices.retried", { meetingId });
  });
}
