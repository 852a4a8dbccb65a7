import {
  enrollingProcedure,
  personProcedure,
  publicProcedure,
  router,
} from "#server/platform/trpc.ts";
import { HalfSignIn, PassFactor } from "../second-factor/second-factor.schema.ts";
import { ActingRole, SessionRef, SignIn } from "./session.schema.ts";
import {
  chooseRole,
  revokeOthers,
  revokeSession,
  showSessions,
  signOut,
} from "./session.service.ts";
import { passFactor, showHalf, signInByPassword } from "./sign-in.service.ts";

export const sessionRouter = router({
  list: personProcedure.query(({ ctx }) => showSessions(ctx.actor)),
  signIn: publicProcedure
    .input(SignIn)
    .mutation(({ ctx, input }) => signInByPassword(input, ctx.ip)),
  half: publicProcedure.input(HalfSignIn).query(({ input }) => showHalf(input)),
  passFactor: publicProcedure
    .input(PassFactor)
    .mutation(({ ctx, input }) => passFactor(input, ctx.ip)),
  signOut: enrollingProcedure.mutation(({ ctx }) => signOut(ctx.actor)),
  revoke: personProcedure
    .input(SessionRef)
    .mutation(({ ctx, input }) => revokeSession(ctx.actor, input)),
  revokeOthers: personProcedure.mutation(({ ctx }) => revokeOthers(ctx.actor)),
  chooseRole: personProcedure
    .input(ActingRole)
    .mutation(({ ctx, input }) => chooseRole(ctx.actor, input)),
});
