import { getLocale } from "next-intl/server";
import { forgetHalf, keepDevice, keepHalf, keepSession } from "#app/actor.ts";
import type { SignedIn } from "#server/identity/session/session.schema.ts";
import { safeBack } from "#server/identity/step-up/step-up.rules.ts";

/** Keeps what a half or a whole sign-in gave. @returns the page that follows. */
export async function goOn(signedIn: SignedIn, back: string | undefined): Promise<string> {
  const locale = await getLocale();
  const target = safeBack(back, `/${locale}/home`);
  if (signedIn.step === "factor") {
    await keepHalf(signedIn.half);
    return `/${locale}/sign-in/factor?${new URLSearchParams({ back: target })}`;
  }
  await keepSession(signedIn.secret);
  await keepDevice(signedIn.device);
  await forgetHalf();
  return target;
}
