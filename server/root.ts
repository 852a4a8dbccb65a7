import { assemblyRouter } from "./assembly/assembly.router.ts";
import { documentsRouter } from "./documents/documents.router.ts";
import { identityRouter } from "./identity/identity.router.ts";
import { createCallerFactory, router } from "./platform/trpc.ts";
import { proofRouter } from "./proof/proof.router.ts";
import { registryRouter } from "./registry/registry.router.ts";
import { siteRouter } from "./site/site.router.ts";

/** Every way in: one line per chapter. */
export const appRouter = router({
  identity: identityRouter,
  registry: registryRouter,
  documents: documentsRouter,
  proof: proofRouter,
  assembly: assemblyRouter,
  site: siteRouter,
});

export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
