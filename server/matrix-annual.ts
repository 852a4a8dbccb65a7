import { addItem } from "./assembly/agenda/agenda.service.ts";
import { createMeeting } from "./assembly/meeting/meeting.service.ts";
import type { House } from "./platform/testing-house.ts";

/** The draft of an annual meeting, with one item. */
export async function seedAnnual({ syndic, id }: House) {
  const meetingId = await createMeeting(syndic, id, {
    ...{ kind: "ordinary", on: "2026-06-21", time: "19:00", place: "", language: "fr" },
    ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
    ...{ consultation: "", urgencyReason: null },
  });
  const item = { meetingId, title: "Contrats", explanation: null };
  return { meetingId, itemId: await addItem(syndic, id, item) };
}
