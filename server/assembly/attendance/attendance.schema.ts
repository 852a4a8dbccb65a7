import { z } from "zod";

export const FloorRef = z.object({ meetingId: z.uuid() });
export type FloorRef = z.infer<typeof FloorRef>;

/** Somebody the operator sees come or go. */
export const RoomPerson = FloorRef.extend({ partyId: z.uuid() });
export type RoomPerson = z.infer<typeof RoomPerson>;

export const OpenMeeting = FloorRef.extend({
  chairPartyId: z.uuid(),
  secretaryName: z.string().trim().min(1).max(200),
  /** Who counts the hands, by name; nobody where the meeting named none. */
  tellers: z.string().trim().max(200).default(""),
});
export type OpenMeeting = z.input<typeof OpenMeeting>;
