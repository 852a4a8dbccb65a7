import {
  associationProcedure,
  personProcedure,
  publicProcedure,
  router,
} from "#server/platform/trpc.ts";
import { acceptAsPerson, acceptByPassword } from "./acceptance.service.ts";
import { AcceptByPassword, InviteParty, ShowInvitation } from "./invitation.schema.ts";
import { inviteParty, showInvitation, showInvitations } from "./invitation.service.ts";

export const invitationRouter = router({
  list: associationProcedure.query(({ ctx }) => showInvitations(ctx.actor, ctx.association)),
  invite: associationProcedure
    .input(InviteParty)
    .mutation(({ ctx, input }) => inviteParty(ctx.actor, ctx.association, input)),
  show: publicProcedure.input(ShowInvitation).query(({ input }) => showInvitation(input.token)),
  acceptByPassword: publicProcedure
    .input(AcceptByPassword)
    .mutation(({ input }) => acceptByPassword(input)),
  acceptAsPerson: personProcedure
    .input(ShowInvitation)
    .mutation(({ ctx, input }) => acceptAsPerson(ctx.actor, input.token)),
});
