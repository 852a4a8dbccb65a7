import { jobActor } from "#inngest/actor.ts";
import { CONVOCATION } from "#server/assembly/convocation/convocation.queries.ts";
import { noticesToSend, settleNotice } from "#server/assembly/convocation/sending.service.ts";
import { makeOccupantNotice } from "#server/assembly/occupant/making.service.ts";
import { composeLetterBatch } from "#server/documents/delivery/letters.service.ts";
import { sendMail } from "#server/documents/delivery/mailing.service.ts";
import type { Call } from "./person.ts";

type Meeting = Readonly<{ associationId: string; meetingId: string }>;

/**
 * Brings the notices of a meeting at that moment of the story, as the job will want to when it
 * learns of the convocation: it then finds nothing left to do.
 */
export async function sendNotices({ associationId, meetingId }: Meeting): Promise<void> {
  const actor = jobActor("assembly.send-convocations", associationId);
  const queued = await noticesToSend(actor, associationId, meetingId);
  if (!queued) throw new Error("this meeting was not convened");
  await Promise.all(queued.mails.map((id) => sendMail(actor, associationId, id)));
  const { language } = queued;
  const letters = { kind: CONVOCATION, subjectId: meetingId, language };
  await composeLetterBatch(actor, associationId, letters);
  await makeOccupantNotice(actor, associationId, meetingId);
  await settleNotice(actor, associationId, meetingId);
}

/** The office comes back from the post office with the proof of deposit of all letters, and hangs the sheet. */
export async function postLetters(
  call: Call,
  meeting: Meeting,
  depositedOn: string,
  postingNumber: string,
): Promise<void> {
  const { people } = await call.assembly.convocation.status(meeting);
  const deliveryIds = people
    .flatMap(({ sendings }) => sendings)
    .filter(({ channel }) => channel === "registered_letter")
    .map(({ deliveryId }) => deliveryId);
  const proof = { ...meeting, deliveryIds, depositedOn, postingNumber };
  await call.assembly.convocation.recordPosting(proof);
  const hangs = { postedOn: depositedOn, place: "Valves du hall d’entrée" };
  await call.assembly.occupant.post({ ...meeting, ...hangs });
}
