import { associationProcedure, router } from "#server/platform/trpc.ts";
import { MembershipRef } from "./membership.schema.ts";
import { endMembership, showMemberships } from "./membership.service.ts";

export const membershipRouter = router({
  list: associationProcedure.query(({ ctx }) => showMemberships(ctx.actor, ctx.association)),
  end: associationProcedure
    .input(MembershipRef)
    .mutation(({ ctx, input }) => endMembership(ctx.actor, ctx.association, input)),
});
