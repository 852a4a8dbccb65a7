import type { Actor, Person } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import { read, type Tx } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { noticeStatus } from "../convocation/convocation.queries.ts";
import { RecordPosting } from "../convocation/convocation.schema.ts";
import { convene } from "../convocation/convocation.service.ts";
import { recordPosting } from "../convocation/posting.service.ts";
import { previewConvocation } from "../convocation/preview.queries.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import { discardMeeting, updateMeeting } from "../meeting/meeting.service.ts";
import { conveningProcedure } from "../meeting/procedure.router.ts";
import { authorizeConvening } from "./authority.service.ts";
import { showConvening } from "./convening.queries.ts";
import { StartConvening, UpdateConvening } from "./convening.schema.ts";
import { startConvening } from "./convening.service.ts";

function personIn(actor: Actor): Person {
  if (actor.kind !== "person") throw notFound();
  return actor;
}

/** What leaves, or has left: to whom and how, never where; a fellow owner's e-mail stays his own (AD-09). */
async function noticeOf(tx: Tx, association: AssociationId, meetingId: string) {
  const meeting = await getMeeting(tx, association, meetingId);
  if (meeting.stage === "draft") {
    const { people, ...preview } = await previewConvocation(tx, association, meetingId, today());
    const shown = people.map(({ partyId, name, lots, channel }) => ({
      ...{ partyId, name, lots, channel },
    }));
    return { meeting, preview: { ...preview, people: shown }, status: null };
  }
  const { people, letters, unproven, late, latestOn } = await noticeStatus(
    tx,
    association,
    meetingId,
  );
  const shown = people.map(({ partyId, name, state, provenOn, sendings }) => ({
    ...{ partyId, name, state, provenOn },
    sendings: sendings.map(({ deliveryId, channel, batchId, proofs }) => ({
      ...{ deliveryId, channel, batchId, isPosted: proofs.length > 0 },
    })),
  }));
  const status = { letters, unproven, late, latestOn, people: shown };
  return { meeting, preview: null, status };
}

export const conveningRouter = router({
  /** What one may convene, and what one has begun. */
  show: conveningProcedure.query(({ ctx: { actor, association } }) =>
    read(actor, (tx) => showConvening(tx, personIn(actor), association)),
  ),
  /** A meeting that one convenes, with its notice as it stands. */
  meeting: conveningProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, async (tx) => {
        const convener = await authorizeConvening(tx, actor, association, meetingId);
        if (!convener) throw notFound();
        return { convener, ...(await noticeOf(tx, association, meetingId)) };
      }),
    ),
  start: conveningProcedure
    .input(StartConvening)
    .mutation(({ ctx, input }) => startConvening(personIn(ctx.actor), ctx.association, input)),
  update: conveningProcedure
    .input(UpdateConvening)
    .mutation(({ ctx, input }) =>
      updateMeeting(ctx.actor, ctx.association, { ...input, kind: "extraordinary" }),
    ),
  discard: conveningProcedure
    .input(MeetingRef)
    .mutation(({ ctx, input }) => discardMeeting(ctx.actor, ctx.association, input)),
  convene: conveningProcedure
    .input(MeetingRef)
    .mutation(({ ctx, input }) => convene(ctx.actor, ctx.association, input)),
  recordPosting: conveningProcedure
    .input(RecordPosting)
    .mutation(({ ctx, input }) => recordPosting(ctx.actor, ctx.association, input)),
});
