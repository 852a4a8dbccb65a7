import { notFound } from "#server/kernel/errors.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { distributionPolicy } from "./distribution.policy.ts";
import { findKey, listKeys } from "./distribution.queries.ts";
import { Division, KeyRef, NewKey, NewVersion, VersionDraft } from "./distribution.schema.ts";
import { addKey, changeKey, divide, previewKey } from "./distribution.service.ts";

/** Who may is decided before the rest of the input is looked at. */
const readingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(distributionPolicy["key.read"](ctx.actor, ctx.association));
  return next();
});
const keepingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(distributionPolicy["key.keep"](ctx.actor, ctx.association));
  return next();
});

export const distributionRouter = router({
  list: readingProcedure.query(({ ctx }) => read(ctx.actor, (tx) => listKeys(tx, ctx.association))),
  get: readingProcedure.input(KeyRef).query(async ({ ctx, input }) => {
    const key = await read(ctx.actor, (tx) => findKey(tx, ctx.association, input.keyId, today()));
    if (!key) throw notFound();
    return key;
  }),
  divide: readingProcedure
    .input(Division)
    .query(({ ctx, input }) => divide(ctx.actor, ctx.association, input)),
  preview: keepingProcedure
    .input(VersionDraft)
    .mutation(({ ctx, input }) => previewKey(ctx.actor, ctx.association, input)),
  add: keepingProcedure
    .input(NewKey)
    .mutation(({ ctx, input }) => addKey(ctx.actor, ctx.association, input)),
  change: keepingProcedure
    .input(NewVersion)
    .mutation(({ ctx, input }) => changeKey(ctx.actor, ctx.association, input)),
});
