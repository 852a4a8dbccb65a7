import { z } from "zod";
import { EXTENSIONS } from "./announcement.rules.ts";

export const SittingRef = z.object({ meetingId: z.uuid() });
export type SittingRef = z.infer<typeof SittingRef>;

export const TextInHand = z.object({ resolutionId: z.uuid() });
export type TextInHand = z.infer<typeof TextInHand>;

/** How much time is left from now, or is added to what was announced before. */
export const AnnounceClosing = TextInHand.extend({
  seconds: z.coerce.number().pipe(z.literal(EXTENSIONS)).default(60),
});
export type AnnounceClosing = z.output<typeof AnnounceClosing>;

export const HandRef = SittingRef.extend({ handId: z.uuid() });
export type HandRef = z.infer<typeof HandRef>;

/** Whose line the operator heard go dead, or come back. */
export const LineOf = SittingRef.extend({ partyId: z.uuid() });
export type LineOf = z.infer<typeof LineOf>;

export const PauseMeeting = SittingRef.extend({
  /** Printed in the minutes. */
  reason: z.string().trim().min(1).max(500),
});
export type PauseMeeting = z.infer<typeof PauseMeeting>;
