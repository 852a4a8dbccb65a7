import { authorize } from "#server/platform/access.ts";
import {
  associationProcedure,
  personProcedure,
  publicProcedure,
  router,
} from "#server/platform/trpc.ts";
import { acceptAsPerson, acceptByPassword } from "./acceptance.service.ts";
import { recordIdentityLetter } from "./identity-notice.service.ts";
import { invitationPolicy } from "./invitation.policy.ts";
import {
  AcceptByPassword,
  IdentityLetter,
  InviteParty,
  ShowInvitation,
} from "./invitation.schema.ts";
import { inviteParty, showInvitation, showInvitations } from "./invitation.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const invitingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(invitationPolicy["invitation.make"](ctx.actor, ctx.association));
  return next();
});

export const invitationRouter = router({
  list: associationProcedure.query(({ ctx }) => showInvitations(ctx.actor, ctx.association)),
  invite: invitingProcedure
    .input(InviteParty)
    .mutation(({ ctx, input }) => inviteParty(ctx.actor, ctx.association, input)),
  recordIdentityLetter: invitingProcedure
    .input(IdentityLetter)
    .mutation(({ ctx, input }) => recordIdentityLetter(ctx.actor, ctx.association, input)),
  show: publicProcedure.input(ShowInvitation).query(({ input }) => showInvitation(input.token)),
  acceptByPassword: publicProcedure
    .input(AcceptByPassword)
    .mutation(({ input }) => acceptByPassword(input)),
  acceptAsPerson: personProcedure
    .input(ShowInvitation)
    .mutation(({ ctx, input }) => acceptAsPerson(ctx.actor, input.token)),
});
