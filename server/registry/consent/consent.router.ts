import { associationProcedure, router } from "#server/platform/trpc.ts";
import { ConsentRef, GivenConsent } from "./consent.schema.ts";
import { giveConsent, revokeConsent } from "./consent.service.ts";

export const consentRouter = router({
  give: associationProcedure
    .input(GivenConsent)
    .mutation(({ ctx, input }) => giveConsent(ctx.actor, ctx.association, input)),
  revoke: associationProcedure
    .input(ConsentRef)
    .mutation(({ ctx, input }) => revokeConsent(ctx.actor, ctx.association, input)),
});
