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

/** One registered letter by its number: typed, or read from its label by a barcode reader. */
export const RecordNumber = MeetingRef.extend({
  deliveryId: z.uuid(),
  depositedOn: z.iso.date(),
  number: z.string().trim().min(1).max(100),
});
export type RecordNumber = z.infer<typeof RecordNumber>;

/** The carrier's list; what is too large is refused by its use case, in a sentence. */
export const RecordCarrierFile = MeetingRef.extend({
  /** The day of the rows that name none. */
  depositedOn: z.iso.date(),
  bytes: z.instanceof(Uint8Array),
});
export type RecordCarrierFile = z.infer<typeof RecordCarrierFile>;

export const ConvocationOf = MeetingRef.extend({ partyId: z.uuid() });
export type ConvocationOf = z.infer<typeof ConvocationOf>;
