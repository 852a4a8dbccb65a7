import { confirmed, enrollingProcedure, publicProcedure, router } from "#server/platform/trpc.ts";
import { HalfSignIn } from "../second-factor/second-factor.schema.ts";
import { AddPasskey, PassByPasskey, UsePasskey } from "./passkey.schema.ts";
import {
  addPasskey,
  askForFactor,
  askToAdd,
  askToConfirm,
  askToSignIn,
  confirmByPasskey,
  passByPasskey,
  signInByPasskey,
} from "./passkey.service.ts";

const adding = enrollingProcedure.use(confirmed("factor"));

export const passkeyRouter = router({
  askToAdd: adding.mutation(({ ctx }) => askToAdd(ctx.actor)),
  add: adding.input(AddPasskey).mutation(({ ctx, input }) => addPasskey(ctx.actor, input)),
  askToSignIn: publicProcedure.mutation(() => askToSignIn()),
  signIn: publicProcedure.input(UsePasskey).mutation(({ input }) => signInByPasskey(input)),
  askForFactor: publicProcedure.input(HalfSignIn).mutation(({ input }) => askForFactor(input.half)),
  passFactor: publicProcedure.input(PassByPasskey).mutation(({ input }) => passByPasskey(input)),
  askToConfirm: enrollingProcedure.mutation(({ ctx }) => askToConfirm(ctx.actor)),
  confirm: enrollingProcedure
    .input(UsePasskey)
    .mutation(({ ctx, input }) => confirmByPasskey(ctx.actor, input)),
});
