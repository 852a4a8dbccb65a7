import type { NextRequest } from "next/server";
import { currentSession, keepSession } from "#app/actor.ts";
import { confirmByIdentity } from "#server/identity/confirmation/confirmation.service.ts";
import { finishIdentification } from "#server/identity/provider/identification.service.ts";
import type { VerifiedIdentity } from "#server/identity/provider/provider.schema.ts";
import { signInByIdentity } from "#server/identity/provider/provider.service.ts";
import { everythingOf } from "#server/identity/session/session.rules.ts";
import { safeBack } from "#server/identity/step-up/step-up.rules.ts";
import { completeStepUp } from "#server/identity/step-up/step-up.service.ts";
import type { Person } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { acceptByIdentity } from "#server/registry/invitation/acceptance.service.ts";
import { linkIdentity } from "#server/registry/membership/membership.service.ts";
import { goTo, requestCookies, tell } from "../../answer.ts";
import { type Intent, type Kept, pageOf, takeIntent } from "../../intent.ts";

type Context = RouteContext<"/api/auth/callback/[provider]">;

/** The provider sends the browser back here; what was asked is done for who is there. */
export async function GET(request: NextRequest, { params }: Context) {
  const kept = await takeIntent();
  if (!kept) return goTo("/fr/sign-in?problem=provider.cancelled");
  const { intent } = kept;
  try {
    // Each provider is told an address of its own: an answer at another's is not of the one chosen.
    const { provider } = await params;
    if (provider !== intent.provider) throw new DomainError("provider.token-refused");
    const query = Object.fromEntries(request.nextUrl.searchParams);
    // Signing in takes any strength; what binds somebody to a party takes what votes for it.
    const isAny = intent.for === "sign-in" || intent.for === "confirm";
    const found = await finishIdentification(query, await requestCookies(), { provider, isAny });
    await finish(kept, found.identity);
    return goTo(target(intent), found.cookies);
  } catch (error) {
    return tell(pageOf(intent), error);
  }
}

/** The person signed in, in all his roles; null where nobody is, or not who started. */
async function starter({ accountId }: Kept): Promise<Person | null> {
  const session = await currentSession();
  return session && session.accountId === accountId ? everythingOf(session) : null;
}

async function finish(kept: Kept, identity: VerifiedIdentity): Promise<void> {
  const { intent } = kept;
  if (intent.for === "sign-in") return keepSession((await signInByIdentity(identity)).secret);
  const person = await starter(kept);
  if (intent.for === "invitation") {
    const opened = await acceptByIdentity(intent.token, identity, intent.locale, person);
    return keepSession(opened.secret);
  }
  if (!person) throw new DomainError("access.not-signed-in");
  if (intent.for === "confirm") return confirmByIdentity(person, identity);
  if (intent.for === "link") {
    await linkIdentity(person, identity);
    return confirmByIdentity(person, identity);
  }
  return completeStepUp(person, intent.purpose, identity);
}

function target(intent: Intent): string {
  const home = intent.for === "link" ? "account/methods" : "home";
  return safeBack(intent.back, `/${intent.locale}/${home}`);
}
