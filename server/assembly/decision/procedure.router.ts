import { authorize } from "#server/platform/access.ts";
import { associationProcedure } from "#server/platform/trpc.ts";
import { decisionPolicy } from "./decision.policy.ts";

/** Who reads the register of decisions. */
export const readingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(decisionPolicy["decision.read"](ctx.actor, ctx.association));
  return next();
});

/** Who keeps it. */
export const keepingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(decisionPolicy["decision.keep"](ctx.actor, ctx.association));
  return next();
});
