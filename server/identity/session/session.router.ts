import { personProcedure, publicProcedure, router } from "#server/platform/trpc.ts";
import { ActingRole, SessionRef, SignIn } from "./session.schema.ts";
import {
  chooseRole,
  revokeSession,
  showSessions,
  signInByPassword,
  signOut,
} from "./session.service.ts";

export const sessionRouter = router({
  list: personProcedure.query(({ ctx }) => showSessions(ctx.actor)),
  signIn: publicProcedure
    .input(SignIn)
    .mutation(({ ctx, input }) => signInByPassword(input, ctx.ip)),
  signOut: personProcedure.mutation(({ ctx }) => signOut(ctx.actor)),
  revoke: personProcedure
    .input(SessionRef)
    .mutation(({ ctx, input }) => revokeSession(ctx.actor, input)),
  chooseRole: personProcedure
    .input(ActingRole)
    .mutation(({ ctx, input }) => chooseRole(ctx.actor, input)),
});
