import { createRemoteJWKSet, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { env } from "./env.ts";

/** Keys as JOSE writes them: two to sign and two to decrypt, so that they can be rotated. */
export const KeySet = z.object({
  keys: z.array(
    z.looseObject({ kid: z.string().min(1), kty: z.literal("RSA"), use: z.enum(["sig", "enc"]) }),
  ),
});
export type KeySet = z.infer<typeof KeySet>;

/** What we use of a provider's discovery document. */
const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
  jwks_uri: z.url(),
  id_token_encryption_alg_values_supported: z.array(z.string()).default([]),
});
export type Discovery = z.infer<typeof Discovery>;

/** The provider as configured: what we are to it. */
export type Client = Readonly<{
  issuer: string;
  clientId: string;
  serviceCode: string;
  keys: KeySet;
}>;

/** The configured client, or null when no provider is: then passwords are the only way in. */
export function oidcClient(): Client | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_JWKS, OIDC_SERVICE_CODE } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_JWKS) return null;
  const keys = KeySet.parse(JSON.parse(OIDC_CLIENT_JWKS));
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    serviceCode: OIDC_SERVICE_CODE ?? "KOPROGO",
    keys,
  };
}

/** The public halves of our keys, which the provider fetches: named members only, never the rest. */
export function publicKeys(): { keys: Record<string, unknown>[] } {
  const keys = oidcClient()?.keys.keys ?? [];
  return {
    keys: keys.map(({ kty, use, kid, alg, n, e }) => ({ kty, use, kid, alg, n, e })),
  };
}

type Provider = Readonly<{ discovery: Discovery; signers: JWTVerifyGetKey; until: number }>;

const HOUR = 60 * 60 * 1000;
const TIMEOUT = 5_000;
const known: { koproProviders?: Map<string, Provider> } = globalThis as {
  koproProviders?: Map<string, Provider>;
};

/**
 * The provider's endpoints and signing keys, fetched once an hour.
 * @throws when it does not answer within five seconds, or answers for another issuer.
 */
export async function discover(issuer: string): Promise<Provider> {
  known.koproProviders ??= new Map();
  const cached = known.koproProviders.get(issuer);
  if (cached && cached.until > performance.now()) return cached;
  const answer = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(TIMEOUT),
    redirect: "error",
  });
  if (!answer.ok) throw new Error("the identity provider does not answer");
  const discovery = Discovery.parse(await answer.json());
  if (discovery.issuer !== issuer) throw new Error("the identity provider answers for another");
  const provider: Provider = {
    discovery,
    signers: createRemoteJWKSet(new URL(discovery.jwks_uri), {
      timeoutDuration: TIMEOUT,
      // Keys rotate without notice. A token comes from the provider itself, so that nobody else can
      // make us fetch them again and again.
      cooldownDuration: 0,
    }),
    until: performance.now() + HOUR,
  };
  known.koproProviders.set(issuer, provider);
  return provider;
}
