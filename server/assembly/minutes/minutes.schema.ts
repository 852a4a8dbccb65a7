import { z } from "zod";

export const MinutesRef = z.object({ meetingId: z.uuid() });
export type MinutesRef = z.infer<typeof MinutesRef>;

/** In what capacity one signs (art. 3.87 §10). */
export const CAPACITIES = ["chair", "secretary", "owner"] as const;
export type SigningCapacity = (typeof CAPACITIES)[number];

/** How one signed: identified by itsme, from one's own account, or by hand in the room. */
export const SigningMethod = z.enum(["itsme", "account", "room"]);
export type SigningMethod = z.infer<typeof SigningMethod>;

/** Somebody signs on paper before the operator; the secretary may be no party. */
export const RecordSignature = MinutesRef.extend({
  capacity: z.enum(CAPACITIES),
  partyId: z.uuid().nullable(),
});
export type RecordSignature = z.infer<typeof RecordSignature>;
