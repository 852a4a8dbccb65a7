import { identityRouter } from "./identity/identity.router.ts";
import { createCallerFactory, router } from "./platform/trpc.ts";

/** Every way in: one line per chapter. */
export const appRouter = router({ identity: identityRouter });

export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
