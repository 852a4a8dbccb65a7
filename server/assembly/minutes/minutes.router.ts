import { notFound } from "#server/kernel/errors.ts";
import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { mayDraftMinutes, mayReadMinutes } from "./minutes.policy.ts";
import { draftRecord } from "./minutes.queries.ts";
import { MinutesRef, RecordSignature } from "./minutes.schema.ts";
import { freezeMinutes, recordSignature, signMinutes } from "./minutes.service.ts";
import { findMinutes, listSignatories } from "./signature.queries.ts";

export const minutesRouter = router({
  draft: associationProcedure.input(MinutesRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, (tx) => {
      authorize(mayDraftMinutes(actor, association));
      return draftRecord(tx, association, input.meetingId);
    }),
  ),
  get: associationProcedure.input(MinutesRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      authorize(mayReadMinutes(actor, association));
      const minutes = await findMinutes(tx, association, input.meetingId);
      if (!minutes) throw notFound();
      return minutes;
    }),
  ),
  /** What the page of the minutes shows: the final act, or the draft to who drafts it. */
  show: associationProcedure.input(MinutesRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      authorize(mayReadMinutes(actor, association));
      const minutes = await findMinutes(tx, association, input.meetingId);
      const isDrafting = !minutes && mayDraftMinutes(actor, association);
      const draft = isDrafting ? await draftRecord(tx, association, input.meetingId) : null;
      return { minutes, draft };
    }),
  ),
  signatories: associationProcedure
    .input(MinutesRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => {
        authorize(mayDraftMinutes(actor, association));
        return listSignatories(tx, association, input.meetingId);
      }),
    ),
  freeze: associationProcedure
    .input(MinutesRef)
    .mutation(({ ctx, input }) => freezeMinutes(ctx.actor, ctx.association, input)),
  sign: associationProcedure
    .input(MinutesRef)
    .mutation(({ ctx, input }) => signMinutes(ctx.actor, ctx.association, input)),
  recordSignature: associationProcedure
    .input(RecordSignature)
    .mutation(({ ctx, input }) => recordSignature(ctx.actor, ctx.association, input)),
});
