import type { NextRequest } from "next/server";
import { currentSession } from "#app/actor.ts";
import { startIdentification } from "#server/identity/provider/identification.service.ts";
import { everythingOf } from "#server/identity/session/session.rules.ts";
import { confirmedRecently } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { now } from "#server/platform/clock.ts";
import { goTo, requestCookies, tell } from "../answer.ts";
import { Intent, keepIntent, pageOf } from "../intent.ts";

/**
 * Starts an identification. A link, not a form: a policy that lets forms be sent to this site only
 * would stop a form on its way to the provider, and nothing is changed by starting.
 */
export async function GET(request: NextRequest) {
  const asked = Intent.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!asked.success) return goTo("/fr/sign-in");
  const intent = asked.data;
  try {
    const session = await currentSession();
    const needsSession = ["link", "step-up", "confirm"].includes(intent.for);
    if (needsSession && !session) throw new DomainError("access.not-signed-in");
    // A new way in is a change of factor: who is signed in confirms first that he is there.
    if (intent.for === "link" && session && !confirmedRecently(everythingOf(session), now())) {
      const back = request.nextUrl.pathname + request.nextUrl.search;
      return goTo(`/${intent.locale}/confirm?${new URLSearchParams({ back })}`);
    }
    const chosen = { provider: intent.provider, isAny: intent.for === "sign-in" };
    const step = await startIdentification(intent.locale, chosen, await requestCookies());
    await keepIntent({ intent, accountId: session?.accountId ?? null });
    return goTo(step.location, step.cookies);
  } catch (error) {
    return tell(pageOf(intent), error);
  }
}
