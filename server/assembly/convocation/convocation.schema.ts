import { z } from "zod";
import { MeetingRef } from "../meeting/meeting.schema.ts";

export const ConveneMeeting = MeetingRef;
export type ConveneMeeting = z.infer<typeof ConveneMeeting>;

/** Registered letters handed to the post: those of one batch, or some of them. */
export const RecordPosting = MeetingRef.extend({
  deliveryIds: z.array(z.uuid()).min(1).max(2000),
  depositedOn: z.iso.date(),
  /** The number or reference on the proof of posting. */
  postingNumber: z.string().trim().min(1).max(100),
});
export type RecordPosting = z.infer<typeof RecordPosting>;

export const ConvocationOf = MeetingRef.extend({ partyId: z.uuid() });
export type ConvocationOf = z.infer<typeof ConvocationOf>;
