import { z } from "zod";

export const FloorRef = z.object({ meetingId: z.uuid() });
export type FloorRef = z.infer<typeof FloorRef>;

/** Somebody the operator sees come or go. */
export const RoomPerson = FloorRef.extend({ partyId: z.uuid() });
export type RoomPerson = z.infer<typeof RoomPerson>;

/** How the operator knows somebody at a distance: called back, his identity card shown, his voice. */
export const ADMISSIONS = ["callback", "document", "voice"] as const;

export const AdmitRemote = RoomPerson.extend({
  method: z.enum(ADMISSIONS),
  /** He has no screen and says his votes aloud: the operator takes them down. */
  byTelephone: z.boolean().default(false),
  /** Why he is let in although the notice does not provide for it: recorded as a breach. */
  reason: z.string().trim().max(2000).default(""),
});
export type AdmitRemote = z.input<typeof AdmitRemote>;

const Name = z.string().trim().min(1).max(100);

export const OpenMeeting = FloorRef.extend({
  /** Null where the room elected somebody who is not in the register. */
  chairPartyId: z.uuid().nullable(),
  chairOther: z.object({ givenName: Name, familyName: Name }).nullable().default(null),
  /** Why the room has a chair who owns nothing: recorded as a breach (art. 3.87 §5). */
  chairReason: z.string().trim().max(2000).default(""),
  secretaryName: z.string().trim().min(1).max(200),
  /** Who counts the hands, by name; nobody where the meeting named none. */
  tellers: z.string().trim().max(200).default(""),
});
export type OpenMeeting = z.input<typeof OpenMeeting>;
