import { z } from "zod";
import { MeetingRef } from "../meeting/meeting.schema.ts";

/** The sheet hangs in a place since a day. */
export const PostOccupantNotice = MeetingRef.extend({
  postedOn: z.iso.date(),
  place: z.string().trim().min(1).max(200),
});
export type PostOccupantNotice = z.infer<typeof PostOccupantNotice>;

/** The sheet for occupants as its desk shows it; days in ISO. */
export type OccupantSheet = Readonly<{
  /** Null while it is being made. */
  made: Readonly<{ documentId: string; on: string }> | null;
  /** Until when it is to hang; null once it does, or where nobody owes it. */
  dueOn: string | null;
  postings: readonly Readonly<{ postedOn: string; place: string }>[];
}>;
