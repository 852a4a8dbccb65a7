import { router } from "#server/platform/trpc.ts";
import { accountRouter } from "./account/account.router.ts";
import { providerRouter } from "./provider/provider.router.ts";
import { sessionRouter } from "./session/session.router.ts";
import { stepUpRouter } from "./step-up/step-up.router.ts";

export const identityRouter = router({
  account: accountRouter,
  provider: providerRouter,
  session: sessionRouter,
  stepUp: stepUpRouter,
});
