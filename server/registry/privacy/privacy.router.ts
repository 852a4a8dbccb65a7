import { authorize } from "#server/platform/access.ts";
import { associationProcedure, confirmed, router } from "#server/platform/trpc.ts";
import { askExport, proveExport, takeExport } from "./export.service.ts";
import { privacyPolicy } from "./privacy.policy.ts";
import {
  AskRight,
  DecideRequest,
  ExportRef,
  ExtendRequest,
  PartyAsked,
  ProveIdentity,
  SetRetention,
} from "./privacy.schema.ts";
import { setRetention, showProcessing } from "./processing.service.ts";
import {
  askRight,
  decideRequest,
  extendRequest,
  liftRestriction,
  proveIdentity,
  showRequests,
  showRights,
} from "./rights.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const officeProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(privacyPolicy["privacy.decide"](ctx.actor, ctx.association));
  return next();
});

/** The right to somebody's data is proved before a confirmation is asked for. */
const ownProcedure = associationProcedure.input(PartyAsked).use(({ ctx, input, next }) => {
  authorize(privacyPolicy["privacy.ask"](ctx.actor, ctx.association, input.partyId));
  return next();
});

export const privacyRouter = router({
  show: associationProcedure
    .input(PartyAsked)
    .query(({ ctx, input }) => showRights(ctx.actor, ctx.association, input)),
  ask: associationProcedure
    .input(AskRight)
    .mutation(({ ctx, input }) => askRight(ctx.actor, ctx.association, input)),
  askExport: ownProcedure
    .use(confirmed("export"))
    .mutation(({ ctx, input }) => askExport(ctx.actor, ctx.association, input)),
  takeExport: associationProcedure
    .input(ExportRef)
    .use(async ({ ctx, input, next }) => {
      await proveExport(ctx.actor, ctx.association, input.exportId);
      return next();
    })
    .use(confirmed("export"))
    .query(({ ctx, input }) => takeExport(ctx.actor, ctx.association, input.exportId)),
  processing: associationProcedure.query(({ ctx }) => showProcessing(ctx.actor, ctx.association)),
  setRetention: officeProcedure
    .input(SetRetention)
    .mutation(({ ctx, input }) => setRetention(ctx.actor, ctx.association, input)),
  requests: officeProcedure.query(({ ctx }) => showRequests(ctx.actor, ctx.association)),
  proveIdentity: officeProcedure
    .input(ProveIdentity)
    .mutation(({ ctx, input }) => proveIdentity(ctx.actor, ctx.association, input)),
  extend: officeProcedure
    .input(ExtendRequest)
    .mutation(({ ctx, input }) => extendRequest(ctx.actor, ctx.association, input)),
  decide: officeProcedure
    .input(DecideRequest)
    .mutation(({ ctx, input }) => decideRequest(ctx.actor, ctx.association, input)),
  liftRestriction: officeProcedure
    .input(PartyAsked)
    .mutation(({ ctx, input }) => liftRestriction(ctx.actor, ctx.association, input)),
});
