import { authorize } from "#server/platform/access.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { membershipPolicy } from "./membership.policy.ts";
import { MembershipRef, MembershipsAsked } from "./membership.schema.ts";
import { endMembership, showMemberships } from "./membership.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const endingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(membershipPolicy["membership.end"](ctx.actor, ctx.association));
  return next();
});

const listingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(membershipPolicy["membership.list"](ctx.actor, ctx.association));
  return next();
});

export const membershipRouter = router({
  list: listingProcedure
    .input(MembershipsAsked)
    .query(({ ctx, input }) => showMemberships(ctx.actor, ctx.association, input.partyId)),
  end: endingProcedure
    .input(MembershipRef)
    .mutation(({ ctx, input }) => endMembership(ctx.actor, ctx.association, input)),
});
