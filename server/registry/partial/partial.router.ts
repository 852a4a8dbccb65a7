import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { partialPolicy } from "./partial.policy.ts";
import { listPartials } from "./partial.queries.ts";
import { NewPartialLink, NewTwins } from "./partial.schema.ts";
import { linkPartial, linkTwins } from "./partial.service.ts";

/** Who may is decided before the rest of the input is looked at; the other side, with it. */
const linkingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(partialPolicy["partial.link"](ctx.actor, ctx.association, ctx.association));
  return next();
});

export const partialRouter = router({
  list: associationProcedure.query(({ ctx }) => {
    authorize(partialPolicy["partial.read"](ctx.actor, ctx.association));
    return read(ctx.actor, (tx) => listPartials(tx, ctx.association));
  }),
  link: linkingProcedure
    .input(NewPartialLink)
    .mutation(({ ctx, input }) => linkPartial(ctx.actor, ctx.association, input)),
  twins: linkingProcedure
    .input(NewTwins)
    .mutation(({ ctx, input }) => linkTwins(ctx.actor, ctx.association, input)),
});
