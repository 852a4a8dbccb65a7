import { jobActor } from "#inngest/actor.ts";
import { MINUTES } from "#server/assembly/minutes/sending.queries.ts";
import { minutesToSend, settleMinutes } from "#server/assembly/minutes/sending.service.ts";
import { composeLetterBatch } from "#server/documents/delivery/letters.service.ts";
import { sendMail } from "#server/documents/delivery/mailing.service.ts";
import { legalInstant } from "#server/kernel/calendar.ts";
import { at } from "#server/platform/clock.ts";
import type { StoryDays } from "./days.ts";
import type { HeldMeeting } from "./held-meeting.ts";
import type { Building } from "./office.ts";
import { during } from "./person.ts";

/** The minutes are final at once and signed before anybody goes home (art. 3.87 §10). */
export async function signAssembly(
  { meeting }: HeldMeeting,
  { partyOf }: Building,
  { assembly }: StoryDays,
): Promise<void> {
  await during(legalInstant(assembly, "20:53"), "odile", async (call) => {
    await call.assembly.minutes.freeze(meeting);
    await call.assembly.minutes.sign(meeting);
  });
  const ownHands = ["marc", "amina", "joris", "priya"];
  for (const [index, key] of ownHands.entries()) {
    const moment = legalInstant(assembly, "20:56").add({ minutes: index });
    await during(moment, key, (call) => call.assembly.minutes.sign(meeting));
  }
  await during(legalInstant(assembly, "21:02"), "odile", async (call) => {
    for (const name of ["Immo Reynders SRL", "Paul Fontaine"]) {
      const signature = { ...meeting, capacity: "owner", partyId: partyOf(name) } as const;
      await call.assembly.minutes.recordSignature(signature);
    }
  });
}

/**
 * The act leaves for everybody two days later (art. 3.87 §12), brought at that moment of the story
 * as the job will want to; the office posts the letters the same day.
 */
export async function sendMinutes(
  { meeting }: HeldMeeting,
  { assembly }: StoryDays,
): Promise<void> {
  const sentOn = assembly.add({ days: 2 });
  const { associationId, meetingId } = meeting;
  await during(legalInstant(sentOn, "16:30"), "odile", (call) =>
    call.assembly.minutes.send(meeting),
  );
  await at(legalInstant(sentOn, "16:31"), async () => {
    const actor = jobActor("assembly.send-minutes", associationId);
    const queued = await minutesToSend(actor, associationId, meetingId);
    if (!queued) throw new Error("these minutes were not sent");
    await Promise.all(queued.mails.map((id) => sendMail(actor, associationId, id)));
    const letters = { kind: MINUTES, subjectId: meetingId, language: queued.language };
    await composeLetterBatch(actor, associationId, letters);
    await settleMinutes(actor, associationId, meetingId);
  });
  await during(legalInstant(sentOn, "17:20"), "odile", async (call) => {
    const { sending } = await call.assembly.minutes.show(meeting);
    const deliveryIds = (sending?.sendings ?? [])
      .filter(({ channel }) => channel !== "email")
      .map(({ deliveryId }) => deliveryId);
    const proof = { depositedOn: sentOn.toString(), postingNumber: "Courrier ordinaire" };
    await call.assembly.minutes.recordPosting({ ...meeting, deliveryIds, ...proof });
  });
}

/** The office records the term that the assembly gave it. */
export async function renewMandate(
  { associationId, officeId }: Building,
  { assembly }: StoryDays,
): Promise<void> {
  const starts = assembly.with({ month: 7, day: 1 });
  await during(legalInstant(assembly.add({ days: 1 }), "09:10"), "odile", (call) =>
    call.registry.mandate.appoint({
      associationId,
      officeId,
      appointedOn: assembly.toString(),
      startsOn: starts.toString(),
      endsOn: starts.add({ years: 3 }).subtract({ days: 1 }).toString(),
    }),
  );
}
