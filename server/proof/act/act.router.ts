import { read } from "#server/platform/db.ts";
import { publicProcedure, router } from "#server/platform/trpc.ts";
import { findAct } from "./act.queries.ts";
import { ActRef } from "./act.schema.ts";

export const actRouter = router({
  /** For anybody: a fingerprint has 256 bits, who knows it has the act before him. Null: not one of ours. */
  verify: publicProcedure
    .input(ActRef)
    .query(({ ctx, input }) => read(ctx.actor, (tx) => findAct(tx, input.fingerprint))),
});
