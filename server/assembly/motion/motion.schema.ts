import { z } from "zod";
import { DISPOSALS } from "./motion.rules.ts";

export const MotionList = z.object({ meetingId: z.uuid() });
export type MotionList = z.output<typeof MotionList>;

const Reason = z.string().trim().min(1).max(1000);
/** The hour of the room, of a meeting that is copied from paper. */
const HandledAt = z.string().trim().max(20).optional();

export const DisposeItem = MotionList.extend({
  itemId: z.uuid(),
  resolutionId: z.uuid().nullable().default(null),
  kind: z.enum(DISPOSALS),
  reason: Reason,
  handledAt: HandledAt,
});
export type DisposeItem = z.output<typeof DisposeItem>;

export const AmendText = z.object({
  resolutionId: z.uuid(),
  text: z.string().trim().min(1).max(10_000),
  reason: Reason,
  /** Within what was convened; or beyond it, where the chair insists (art. 3.87 §3, R-AG-22). */
  scope: z.enum(["within", "beyond"]),
  handledAt: HandledAt,
});
export type AmendText = z.output<typeof AmendText>;

export const ReopenBallot = z.object({
  resolutionId: z.uuid(),
  reason: Reason,
  handledAt: HandledAt,
});
export type ReopenBallot = z.output<typeof ReopenBallot>;
