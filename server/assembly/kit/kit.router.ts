import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import { planningProcedure } from "../meeting/procedure.router.ts";
import { getKit } from "./kit.queries.ts";

export const kitRouter = router({
  /** All that a meeting is held with on paper: for who holds it. */
  get: planningProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, (tx) => getKit(tx, association, meetingId)),
    ),
});
