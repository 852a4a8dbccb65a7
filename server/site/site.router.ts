import { router } from "#server/platform/trpc.ts";
import { morningRouter } from "./morning/morning.router.ts";

export const siteRouter = router({
  morning: morningRouter,
});
