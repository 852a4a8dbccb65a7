import { router } from "#server/platform/trpc.ts";
import { archiveRouter } from "./archive/archive.router.ts";
import { deliveryRouter } from "./delivery/delivery.router.ts";
import { searchRouter } from "./search/search.router.ts";

export const documentsRouter = router({
  archive: archiveRouter,
  delivery: deliveryRouter,
  search: searchRouter,
});
