import { personProcedure, router } from "#server/platform/trpc.ts";
import { CalendarInput } from "./calendar.schema.ts";
import { closeFeed, openFeed, showCalendar } from "./calendar.service.ts";

export const calendarRouter = router({
  /** A month over all the associations one is something to. */
  show: personProcedure
    .input(CalendarInput)
    .query(({ ctx, input }) => showCalendar(ctx.actor, input)),
  openFeed: personProcedure.mutation(({ ctx }) => openFeed(ctx.actor)),
  closeFeed: personProcedure.mutation(({ ctx }) => closeFeed(ctx.actor)),
});
