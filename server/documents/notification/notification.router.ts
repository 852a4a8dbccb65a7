import { read } from "#server/platform/db.ts";
import { personProcedure, router } from "#server/platform/trpc.ts";
import { readableNow } from "./notification.policy.ts";
import { countUnread, listChoices, listNotifications } from "./notification.queries.ts";
import { Choices, NotificationRef } from "./notification.schema.ts";
import {
  chooseNotifications,
  readAll,
  readNotification,
  unreadNotification,
} from "./notification.service.ts";

export const notificationRouter = router({
  list: personProcedure.query(({ ctx }) =>
    read(ctx.actor, (tx) => listNotifications(tx, ctx.actor.accountId, readableNow(ctx.actor))),
  ),
  unread: personProcedure.query(({ ctx }) =>
    read(ctx.actor, (tx) => countUnread(tx, ctx.actor.accountId, readableNow(ctx.actor))),
  ),
  choices: personProcedure.query(({ ctx }) =>
    read(ctx.actor, (tx) => listChoices(tx, ctx.actor.accountId)),
  ),
  markRead: personProcedure
    .input(NotificationRef)
    .mutation(({ ctx, input }) => readNotification(ctx.actor, input)),
  markUnread: personProcedure
    .input(NotificationRef)
    .mutation(({ ctx, input }) => unreadNotification(ctx.actor, input)),
  markAllRead: personProcedure.mutation(({ ctx }) => readAll(ctx.actor)),
  choose: personProcedure
    .input(Choices)
    .mutation(({ ctx, input }) => chooseNotifications(ctx.actor, input)),
});
