import { router } from "#server/platform/trpc.ts";
import { keepingProcedure } from "../decision/procedure.router.ts";
import { RecordChallenge, RecordRuling } from "./challenge.schema.ts";
import { recordChallenge, recordRuling } from "./challenge.service.ts";

export const challengeRouter = router({
  record: keepingProcedure
    .input(RecordChallenge)
    .mutation(({ ctx, input }) => recordChallenge(ctx.actor, ctx.association, input)),
  rule: keepingProcedure
    .input(RecordRuling)
    .mutation(({ ctx, input }) => recordRuling(ctx.actor, ctx.association, input)),
});
