import { authorize } from "#server/platform/access.ts";
import { now } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, publicProcedure, router } from "#server/platform/trpc.ts";
import { confirmByLink, confirmOnPaper, showConsentLink } from "./confirmation.service.ts";
import { consentPolicy } from "./consent.policy.ts";
import { listRequests } from "./consent.queries.ts";
import {
  AskedConsent,
  ConfirmedConsent,
  ConsentInvitation,
  ConsentLink,
  ConsentRef,
  ConsentRequestRef,
  GivenConsent,
  OralAnswer,
  SignedForm,
} from "./consent.schema.ts";
import { giveConsent, revokeConsent } from "./consent.service.ts";
import {
  askConsent,
  closeRequest,
  inviteToConsent,
  recordOralAnswer,
  showConsentText,
  showInvitationLetter,
} from "./request.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const officeProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(consentPolicy["consent.invite"](ctx.actor, ctx.association));
  return next();
});

export const consentRouter = router({
  give: officeProcedure
    .input(GivenConsent)
    .mutation(({ ctx, input }) => giveConsent(ctx.actor, ctx.association, input)),
  revoke: associationProcedure
    .input(ConsentRef)
    .mutation(({ ctx, input }) => revokeConsent(ctx.actor, ctx.association, input)),
  /** The words a person would accept, for the address they would be about. */
  text: associationProcedure
    .input(ConsentRef)
    .query(({ ctx, input }) => showConsentText(ctx.actor, ctx.association, input)),
  ask: associationProcedure
    .input(AskedConsent)
    .mutation(({ ctx, input }) => askConsent(ctx.actor, ctx.association, input)),
  requests: officeProcedure.query(({ ctx }) =>
    read(ctx.actor, (tx) => listRequests(tx, ctx.association, now(), null)),
  ),
  letter: officeProcedure
    .input(ConsentRequestRef)
    .query(({ ctx, input }) => showInvitationLetter(ctx.actor, ctx.association, input)),
  invite: officeProcedure
    .input(ConsentInvitation)
    .mutation(({ ctx, input }) => inviteToConsent(ctx.actor, ctx.association, input)),
  recordOralAnswer: officeProcedure
    .input(OralAnswer)
    .mutation(({ ctx, input }) => recordOralAnswer(ctx.actor, ctx.association, input)),
  confirmOnPaper: officeProcedure
    .input(SignedForm)
    .mutation(({ ctx, input }) => confirmOnPaper(ctx.actor, ctx.association, input)),
  closeRequest: officeProcedure
    .input(ConsentRequestRef)
    .mutation(({ ctx, input }) => closeRequest(ctx.actor, ctx.association, input)),
  showLink: publicProcedure.input(ConsentLink).query(({ input }) => showConsentLink(input.token)),
  confirmByLink: publicProcedure
    .input(ConfirmedConsent)
    .mutation(({ input }) => confirmByLink(input)),
});
