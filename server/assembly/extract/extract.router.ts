import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { decisionPolicy } from "../decision/decision.policy.ts";
import { getExtract, listExtracts } from "./extract.queries.ts";
import { ExtractRef, IssueExtract } from "./extract.schema.ts";
import { issueExtract } from "./extract.service.ts";

const readingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(decisionPolicy["decision.read"](ctx.actor, ctx.association));
  return next();
});
const keepingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(decisionPolicy["decision.keep"](ctx.actor, ctx.association));
  return next();
});

export const extractRouter = router({
  list: readingProcedure
    .input(IssueExtract)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => listExtracts(tx, association, input.decisionId)),
    ),
  get: readingProcedure
    .input(ExtractRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => getExtract(tx, association, input.extractId)),
    ),
  issue: keepingProcedure
    .input(IssueExtract)
    .mutation(({ ctx, input }) => issueExtract(ctx.actor, ctx.association, input)),
});
