import { z } from "zod";
import { personProcedure, router } from "#server/platform/trpc.ts";
import { showLinkedIdentities, unbindIdentity } from "./provider.service.ts";

export const providerRouter = router({
  list: personProcedure.query(({ ctx }) => showLinkedIdentities(ctx.actor)),
  unbind: personProcedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => unbindIdentity(ctx.actor, input)),
});
