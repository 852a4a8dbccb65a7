import { personProcedure, publicProcedure, router } from "#server/platform/trpc.ts";
import { ContinueAt, DeviceCode, DeviceLinkRef } from "./device.schema.ts";
import { continueElsewhere, continueHere, followDevice, lookDevice } from "./device.service.ts";

export const deviceRouter = router({
  offer: personProcedure
    .input(ContinueAt)
    .mutation(({ ctx, input }) => continueElsewhere(ctx.actor, input, ctx.ip)),
  follow: personProcedure
    .input(DeviceLinkRef)
    .query(({ ctx, input }) => followDevice(ctx.actor, input)),
  look: publicProcedure.input(DeviceCode).query(({ ctx, input }) => lookDevice(input, ctx.ip)),
  take: publicProcedure.input(DeviceCode).mutation(({ ctx, input }) => continueHere(input, ctx.ip)),
});
