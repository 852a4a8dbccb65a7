import { personProcedure, publicProcedure, router } from "#server/platform/trpc.ts";
import { ContinueAt, DeviceCode, DeviceLinkRef } from "./device.schema.ts";
import { continueElsewhere, continueHere, followDevice } from "./device.service.ts";

export const deviceRouter = router({
  offer: personProcedure
    .input(ContinueAt)
    .mutation(({ ctx, input }) => continueElsewhere(ctx.actor, input)),
  follow: personProcedure
    .input(DeviceLinkRef)
    .query(({ ctx, input }) => followDevice(ctx.actor, input)),
  take: publicProcedure.input(DeviceCode).mutation(({ ctx, input }) => continueHere(input, ctx.ip)),
});
