import { createRemoteJWKSet, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { env } from "./env.ts";
import { FIRST_PROVIDER, type FurtherProvider, KeySet } from "./oidc-settings.ts";

/** What we use of a provider's discovery document. */
const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
  jwks_uri: z.url(),
  id_token_encryption_alg_values_supported: z.array(z.string()).default([]),
  /** It names itself in each of its answers (RFC 9207): one that does not is not its own. */
  authorization_response_iss_parameter_supported: z.boolean().default(false),
});
export type Discovery = z.infer<typeof Discovery>;

/** A provider as configured: what we are to it, and what we expect of it. */
export type Client = Readonly<{
  /** Its name in addresses. */
  key: string;
  /** What people know it by; null for itsme, which bears one name in each language. */
  label: FurtherProvider["label"] | null;
  issuer: string;
  clientId: string;
  /** Null where we sign our requests. */
  clientSecret: string | null;
  scope: string;
  /** The strengths that suffice where strength is required. */
  strong: readonly string[];
  isEncrypted: boolean;
  keys: KeySet;
}>;

const NO_KEYS: KeySet = { keys: [] };

/** The providers that are configured, the first being itsme; none where passwords are the only way in. */
export function oidcClients(): readonly Client[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_JWKS, OIDC_SERVICE_CODE } = env();
  const { OIDC_ACR, OIDC_PROVIDERS } = env();
  const keys = OIDC_CLIENT_JWKS ? KeySet.parse(JSON.parse(OIDC_CLIENT_JWKS)) : NO_KEYS;
  const first: Client[] =
    OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_JWKS
      ? [
          {
            ...{ key: FIRST_PROVIDER, label: null, issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID },
            ...{
              clientSecret: null,
              scope: `openid service:${OIDC_SERVICE_CODE ?? "KOPROGO"} profile`,
            },
            ...{ strong: [OIDC_ACR], isEncrypted: true, keys },
          },
        ]
      : [];
  return [
    ...first,
    ...OIDC_PROVIDERS.map(({ acr, encrypted, clientSecret, ...given }) => ({
      ...given,
      ...{ clientSecret: clientSecret ?? null, strong: acr, isEncrypted: encrypted, keys },
    })),
  ];
}

/** The configured provider of a name, or null. */
export const oidcClient = (key: string): Client | null =>
  oidcClients().find((client) => client.key === key) ?? null;

/** The configured provider that is this issuer, or null: what was configured once may be no more. */
export const clientOfIssuer = (issuer: string): Client | null =>
  oidcClients().find((client) => client.issuer === issuer) ?? null;

/** A way to identify oneself, as a page offers it. */
export type IdentityWay = Readonly<{ key: string; label: string }>;

/** What a provider is called in a language. */
export function labelIn({ label, key }: Pick<Client, "key" | "label">, locale: string): string {
  const found = Object.entries(label ?? {}).find(([language]) => language === locale);
  return found?.[1] ?? label?.fr ?? key;
}

/** The ways to identify oneself in a language, in the order of their names: none comes first. */
export function identityWays(locale: string): readonly IdentityWay[] {
  const ways = oidcClients().map((client) => ({ key: client.key, label: labelIn(client, locale) }));
  return ways.sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** The names of those of them that are configured. */
export const keysOf = (issuers: readonly string[]): readonly string[] =>
  issuers.flatMap((issuer) => clientOfIssuer(issuer)?.key ?? []);

/** The public halves of our keys, which a provider fetches: named members only, never the rest. */
export function publicKeys(): { keys: Record<string, unknown>[] } {
  const { OIDC_CLIENT_JWKS } = env();
  const keys = OIDC_CLIENT_JWKS ? KeySet.parse(JSON.parse(OIDC_CLIENT_JWKS)).keys : [];
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
