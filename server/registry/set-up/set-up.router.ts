import { publicProcedure, router } from "#server/platform/trpc.ts";
import { SetUp, ShowSetUp } from "./set-up.schema.ts";
import { completeSetUp, showSetUp } from "./set-up.service.ts";

export const setUpRouter = router({
  show: publicProcedure.input(ShowSetUp).query(({ input }) => showSetUp(input.token)),
  complete: publicProcedure.input(SetUp).mutation(({ input }) => completeSetUp(input)),
});
