import { z } from "zod";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import { ItemRef } from "./agenda.schema.ts";
import { ANNUAL_POINTS } from "./annual.rules.ts";

const point = z.enum(ANNUAL_POINTS);

export const PointRef = MeetingRef.extend({ point });
export type PointRef = z.infer<typeof PointRef>;

/** An item that stands on the agenda treats the point; or, taken back, does not. */
export const TreatPoint = ItemRef.extend({ point, treats: z.boolean() });
export type TreatPoint = z.infer<typeof TreatPoint>;

export const LeavePoint = PointRef.extend({ reason: z.string().trim().min(1).max(1000) });
export type LeavePoint = z.infer<typeof LeavePoint>;
