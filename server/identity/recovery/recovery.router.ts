import { confirmedProcedure, publicProcedure, router } from "#server/platform/trpc.ts";
import { LinkToken } from "../link/link.schema.ts";
import { HalfSignIn } from "../second-factor/second-factor.schema.ts";
import { askEmail, finishEmail } from "./email.service.ts";
import { askForLoss, finishLoss } from "./loss.service.ts";
import { AskEmail, AskReset, FinishReset } from "./recovery.schema.ts";
import { askReset, finishReset } from "./reset.service.ts";
import { showLink } from "./shown.service.ts";

export const recoveryRouter = router({
  link: publicProcedure.input(LinkToken).query(({ input }) => showLink(input.token)),
  askReset: publicProcedure.input(AskReset).mutation(({ ctx, input }) => askReset(input, ctx.ip)),
  finishReset: publicProcedure.input(FinishReset).mutation(({ input }) => finishReset(input)),
  askEmail: confirmedProcedure("email")
    .input(AskEmail)
    .mutation(({ ctx, input }) => askEmail(ctx.actor, input, ctx.ip)),
  finishEmail: publicProcedure.input(LinkToken).mutation(({ input }) => finishEmail(input)),
  askForLoss: publicProcedure
    .input(HalfSignIn)
    .mutation(({ ctx, input }) => askForLoss(input.half, ctx.ip)),
  finishLoss: publicProcedure.input(LinkToken).mutation(({ input }) => finishLoss(input)),
});
