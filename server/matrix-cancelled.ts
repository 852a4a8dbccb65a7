import { addItem } from "./assembly/agenda/agenda.service.ts";
import { cancelMeeting } from "./assembly/cancellation/cancellation.service.ts";
import { convene } from "./assembly/convocation/convocation.service.ts";
import { createMeeting } from "./assembly/meeting/meeting.service.ts";
import { type Cells, here, SYNDIC } from "./matrix-cell.ts";
import type { World } from "./matrix-world.ts";
import { today } from "./platform/clock.ts";
import { read } from "./platform/db.ts";
import type { House } from "./platform/testing-house.ts";

/** A meeting that was convened and called off, with a letter about it that is to be posted. */
export async function seedCancelled({ syndic, id }: House) {
  const meetingId = await createMeeting(syndic, id, {
    ...{ kind: "extraordinary", on: "2026-12-20", time: "19:00", place: "Salle", language: "fr" },
    ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
    ...{ consultation: "Au bureau", urgencyReason: null },
  });
  await addItem(syndic, id, { meetingId, title: "Toiture", explanation: null });
  await convene(syndic, id, { meetingId });
  await cancelMeeting(syndic, id, { meetingId, reason: "Salle fermée" });
  const { id: letter } = await read(syndic, (tx) =>
    tx.delivery.findFirstOrThrow({
      where: { associationId: id, subjectId: meetingId, kind: "assembly.cancellation" },
      select: { id: true },
      orderBy: { channel: "desc" },
    }),
  );
  return { meetingId, letter, on: today().toString() };
}
export type CancelledMeeting = Awaited<ReturnType<typeof seedCancelled>>;

const ofConvened = (world: World) => ({
  ...here(world),
  meetingId: world.stages.convened.meetingId,
});
const ofCancelled = (world: World) => ({ ...here(world), meetingId: world.cancelled.meetingId });

/** Those who may convene at all may ask; of a meeting of the syndic's, only he is answered. */
const decidedByInput = true;

export const cancellationCells: Cells = {
  "assembly.cancellation.preview": { decidedByInput, allowed: SYNDIC, input: ofConvened },
  "assembly.cancellation.status": { decidedByInput, allowed: SYNDIC, input: ofCancelled },
  "assembly.cancellation.cancel": {
    ...{ decidedByInput, allowed: SYNDIC },
    input: (world) => ({ ...ofConvened(world), reason: "Salle fermée" }),
  },
  "assembly.cancellation.recordPosting": {
    ...{ decidedByInput, allowed: SYNDIC },
    input: (world) => ({
      ...{ ...ofCancelled(world), depositedOn: world.cancelled.on, postingNumber: "RR 9" },
      deliveryIds: [world.cancelled.letter],
    }),
  },
  "assembly.cancellation.planAgain": { allowed: SYNDIC, input: ofCancelled },
};
