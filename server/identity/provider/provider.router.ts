import { z } from "zod";
import { confirmed, enrollingProcedure, personProcedure, router } from "#server/platform/trpc.ts";
import { showLinkedIdentities, unbindIdentity } from "./provider.service.ts";

export const providerRouter = router({
  list: enrollingProcedure.query(({ ctx }) => showLinkedIdentities(ctx.actor)),
  unbind: personProcedure
    .use(confirmed("factor"))
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => unbindIdentity(ctx.actor, input)),
});
