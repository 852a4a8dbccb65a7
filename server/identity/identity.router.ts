import { router } from "#server/platform/trpc.ts";
import { accountRouter } from "./account/account.router.ts";
import { confirmationRouter } from "./confirmation/confirmation.router.ts";
import { deviceRouter } from "./device/device.router.ts";
import { passkeyRouter } from "./passkey/passkey.router.ts";
import { providerRouter } from "./provider/provider.router.ts";
import { recoveryRouter } from "./recovery/recovery.router.ts";
import { secondFactorRouter } from "./second-factor/second-factor.router.ts";
import { sessionRouter } from "./session/session.router.ts";
import { stepUpRouter } from "./step-up/step-up.router.ts";

export const identityRouter = router({
  account: accountRouter,
  confirmation: confirmationRouter,
  device: deviceRouter,
  passkey: passkeyRouter,
  provider: providerRouter,
  recovery: recoveryRouter,
  secondFactor: secondFactorRouter,
  session: sessionRouter,
  stepUp: stepUpRouter,
});
