import { cookies } from "next/headers";
import { z } from "zod";
import { BackPath, Purpose } from "#server/identity/step-up/step-up.schema.ts";
import { cookieName, cookieOptions, seal, unseal } from "#server/platform/auth.ts";
import { FIRST_PROVIDER } from "#server/platform/oidc-settings.ts";

const common = {
  /** By whom one is identified: the answer of another is not taken. */
  provider: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/)
    .default(FIRST_PROVIDER),
  locale: z.enum(["fr", "nl", "de", "en"]).catch("fr"),
  /** Where to go when it is done. */
  back: BackPath.optional().catch(undefined),
};

/** What an identification is for, kept on our side while the browser is at the provider. */
export const Intent = z.discriminatedUnion("for", [
  z.object({ ...common, for: z.literal("sign-in") }),
  z.object({ ...common, for: z.literal("link") }),
  z.object({ ...common, for: z.literal("confirm") }),
  z.object({ ...common, for: z.literal("step-up"), purpose: Purpose }),
  z.object({ ...common, for: z.literal("invitation"), token: z.string().max(200) }),
]);
export type Intent = z.infer<typeof Intent>;

/** With the account that started it: what is done at the end is done for that one only. */
const Kept = z.object({ intent: Intent, accountId: z.uuid().nullable() });
export type Kept = z.infer<typeof Kept>;

const NAME = "koprogo.identification";
const SECONDS = 15 * 60;

export async function keepIntent(kept: Kept): Promise<void> {
  const sealed = await seal(NAME, kept, SECONDS);
  (await cookies()).set(cookieName(NAME), sealed, { ...cookieOptions(), maxAge: SECONDS });
}

/** What the identification that ends here was for, once. */
export async function takeIntent(): Promise<Kept | null> {
  const jar = await cookies();
  const kept = Kept.safeParse(await unseal(NAME, jar.get(cookieName(NAME))?.value));
  jar.delete(cookieName(NAME));
  return kept.success ? kept.data : null;
}

/** The page that started an identification, and that tells what came of it. */
export function pageOf(intent: Intent): string {
  const root = `/${intent.locale}`;
  const back = intent.back ? `back=${encodeURIComponent(intent.back)}` : "";
  switch (intent.for) {
    case "sign-in":
      return `${root}/sign-in?${back}`;
    case "link":
      return `${root}/account/methods?${back}`;
    case "confirm":
      return `${root}/confirm?${back}`;
    case "step-up":
      return `${root}/step-up?for=${encodeURIComponent(intent.purpose)}&${back}`;
    case "invitation":
      return `${root}/invitations/${encodeURIComponent(intent.token)}?`;
    default:
      return intent satisfies never;
  }
}
