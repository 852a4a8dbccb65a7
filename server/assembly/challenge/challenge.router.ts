import { authorize } from "#server/platform/access.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { decisionPolicy } from "../decision/decision.policy.ts";
import { RecordChallenge, RecordRuling } from "./challenge.schema.ts";
import { recordChallenge, recordRuling } from "./challenge.service.ts";

const keepingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(decisionPolicy["decision.keep"](ctx.actor, ctx.association));
  return next();
});

export const challengeRouter = router({
  record: keepingProcedure
    .input(RecordChallenge)
    .mutation(({ ctx, input }) => recordChallenge(ctx.actor, ctx.association, input)),
  rule: keepingProcedure
    .input(RecordRuling)
    .mutation(({ ctx, input }) => recordRuling(ctx.actor, ctx.association, input)),
});
