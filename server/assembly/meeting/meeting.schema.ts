import { z } from "zod";
import { optionalText } from "#server/kernel/typed.ts";

export const MEETING_KINDS = ["ordinary", "extraordinary"] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/**
 * What became of a meeting. `failed`: opened without quorum, a second session follows; `withdrawn`:
 * a corrected notice took the place of its own, or it was called off.
 */
export const MEETING_STAGES = [
  "draft",
  "convened",
  "withdrawn",
  "open",
  "failed",
  "closed",
] as const;
export type MeetingStage = (typeof MEETING_STAGES)[number];

/** A wall-clock time as people write it: `19:30`, `19h30`, `19.30`, `9:05`; out as `HH:MM`. */
export const LocalTime = z
  .string()
  .trim()
  .regex(/^([01]?\d|2[0-3])\s*[:h.]\s*([0-5]\d)$/i)
  .transform((text) => text.replace(/\s*[:h.]\s*/i, ":").padStart(5, "0"));

/** What the syndic decides of a meeting; place and consultation may wait until the notice. */
export const MeetingDetails = z.object({
  kind: z.enum(MEETING_KINDS),
  on: z.iso.date(),
  time: LocalTime,
  place: z.string().trim().max(300),
  remoteAllowed: z.boolean(),
  conferenceUrl: optionalText(500).pipe(z.url({ protocol: /^https?$/ }).nullable()),
  conferencePhone: optionalText(60),
  consultation: z.string().trim().max(1000),
  language: z.enum(["fr", "nl", "de", "en"]),
  urgencyReason: optionalText(1000),
});
export type MeetingDetails = z.infer<typeof MeetingDetails>;

export const MeetingRef = z.object({ meetingId: z.uuid() });
export type MeetingRef = z.infer<typeof MeetingRef>;

export const UpdateMeeting = MeetingRef.extend(MeetingDetails.shape);
export type UpdateMeeting = z.infer<typeof UpdateMeeting>;

/** A meeting that follows from another; without a date, on the first lawful one. */
export const PlanNewMeeting = MeetingRef.extend({
  on: z.iso.date().optional(),
  time: LocalTime.optional(),
});
export type PlanNewMeeting = z.infer<typeof PlanNewMeeting>;

/** A new notice in the place of the one that was sent: what changed and why. */
export const CorrectNotice = PlanNewMeeting.extend({
  reason: z.string().trim().min(1).max(1000),
});
export type CorrectNotice = z.infer<typeof CorrectNotice>;
