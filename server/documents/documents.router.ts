import { router } from "#server/platform/trpc.ts";
import { archiveRouter } from "./archive/archive.router.ts";
import { deliveryRouter } from "./delivery/delivery.router.ts";
import { notificationRouter } from "./notification/notification.router.ts";
import { searchRouter } from "./search/search.router.ts";

export const documentsRouter = router({
  archive: archiveRouter,
  delivery: deliveryRouter,
  notification: notificationRouter,
  search: searchRouter,
});
