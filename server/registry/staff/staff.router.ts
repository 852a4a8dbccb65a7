import { authorize } from "#server/platform/access.ts";
import {
  associationProcedure,
  personProcedure,
  publicProcedure,
  router,
} from "#server/platform/trpc.ts";
import { officePolicy } from "../office/office.policy.ts";
import { OfficeRef } from "../office/office.schema.ts";
import { inviteColleague, joinAsPerson, joinByPassword, showJoining } from "./joining.service.ts";
import {
  InviteColleague,
  JoinByPassword,
  JoinToken,
  StaffGrant,
  StaffRef,
  StaffRights,
} from "./staff.schema.ts";
import {
  changeRights,
  endEngagement,
  grantActs,
  showColleague,
  showOffice,
} from "./staff.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const grantingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(officePolicy["office.grant"](ctx.actor, ctx.association));
  return next();
});

export const staffRouter = router({
  /** One's own office: its identity, its staff, its associations. */
  office: personProcedure
    .input(OfficeRef)
    .query(({ ctx, input }) => showOffice(ctx.actor, input.officeId)),
  colleague: personProcedure
    .input(StaffRef)
    .query(({ ctx, input }) => showColleague(ctx.actor, input)),
  invite: personProcedure
    .input(InviteColleague)
    .mutation(({ ctx, input }) => inviteColleague(ctx.actor, input)),
  end: personProcedure
    .input(StaffRef)
    .mutation(({ ctx, input }) => endEngagement(ctx.actor, input)),
  changeRights: personProcedure
    .input(StaffRights)
    .mutation(({ ctx, input }) => changeRights(ctx.actor, input)),
  grant: grantingProcedure
    .input(StaffGrant)
    .mutation(({ ctx, input }) => grantActs(ctx.actor, ctx.association, input)),
  showJoining: publicProcedure.input(JoinToken).query(({ input }) => showJoining(input.token)),
  joinByPassword: publicProcedure
    .input(JoinByPassword)
    .mutation(({ input }) => joinByPassword(input)),
  joinAsPerson: personProcedure
    .input(JoinToken)
    .mutation(({ ctx, input }) => joinAsPerson(ctx.actor, input.token)),
});
