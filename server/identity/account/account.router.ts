import { confirmed, enrollingProcedure, personProcedure, router } from "#server/platform/trpc.ts";
import { ChangeLocale, ChangePassword } from "./account.schema.ts";
import { changeLocale, changePassword, showAccount } from "./account.service.ts";

export const accountRouter = router({
  show: enrollingProcedure.query(({ ctx }) => showAccount(ctx.actor)),
  changeLocale: personProcedure
    .input(ChangeLocale)
    .mutation(({ ctx, input }) => changeLocale(ctx.actor, input)),
  changePassword: personProcedure
    .use(confirmed("factor"))
    .input(ChangePassword)
    .mutation(({ ctx, input }) => changePassword(ctx.actor, input, ctx.ip)),
});
