import { createHash, createHmac, randomBytes } from "node:crypto";
import type { NextAuthOptions } from "next-auth";
import { DomainError } from "#server/kernel/errors.ts";
import { askNextAuth } from "#server/platform/auth.ts";
import { now } from "#server/platform/clock.ts";
import { env } from "#server/platform/env.ts";
import { log } from "#server/platform/log.ts";
import { type Client, type Discovery, discover, oidcClient } from "#server/platform/oidc.ts";
import { FIRST_PROVIDER } from "#server/platform/oidc-settings.ts";
import { verifySignedIdToken } from "./id-token.service.ts";
import { ITSME_ACR } from "./provider.rules.ts";
import type { VerifiedIdentity } from "./provider.schema.ts";

/** Where next-auth sends the browser once we know who is there; never seen by a browser. */
const KNOWN = "/identified";
const TIMEOUT = 10_000;

/** One step of an identification: where the browser goes, with which `Set-Cookie` lines. */
export type Step = Readonly<{ location: string; cookies: readonly string[] }>;
type Cookies = Record<string, string>;

/** Which of the configured providers is asked, and whether any of its strengths serves. */
export type Asked = Readonly<{ provider: string; isAny: boolean }>;

/**
 * Sends the browser to the provider chosen, with state, nonce and PKCE kept in its sealed cookies.
 * The strength is asked for; what counts is what comes back.
 * @throws DomainError `provider.unavailable` when it does not answer or none is configured.
 */
export async function startIdentification(
  locale: string,
  asked: Asked,
  cookies: Cookies,
): Promise<Step> {
  const { client, discovery } = await provider(asked.provider);
  const { options } = optionsFor(client, discovery, null);
  const isLight = asked.isAny && client.key === FIRST_PROVIDER;
  const acr = isLight ? ITSME_ACR[0] : client.strong.join(" ");
  // Next-auth starts only for who holds its own token twice: here both halves are ours.
  const csrfToken = randomBytes(32).toString("hex");
  const csrfHash = createHash("sha256").update(`${csrfToken}${options.secret}`).digest("hex");
  const step = await askNextAuth(options, {
    method: "POST",
    action: "signin",
    // Asked anew each time: a session at the provider proves that somebody was there, once.
    query: { acr_values: acr, prompt: "login", max_age: "0", ui_locales: locale },
    body: { csrfToken },
    cookies: { ...cookies, [csrfCookie()]: `${csrfToken}|${csrfHash}` },
  });
  if (!step.location.startsWith(discovery.authorization_endpoint)) {
    throw new DomainError("provider.unavailable");
  }
  return step;
}

/**
 * Ends an identification: next-auth checks the answer and exchanges the code, then the ID token is
 * checked again by our own rules. An answer that
 * is not of the provider chosen at the start finds no state, no nonce and no verifier: they are sealed
 * for that provider alone.
 * @throws DomainError `provider.cancelled`, `provider.token-refused`, `provider.too-weak`,
 * `provider.unavailable`.
 */
export async function finishIdentification(
  query: Record<string, string>,
  cookies: Cookies,
  asked: Asked,
): Promise<{ identity: VerifiedIdentity; cookies: readonly string[] }> {
  const { client, discovery } = await provider(asked.provider);
  // An answer that says it is another provider's ends before its code is shown to ours, and so does
  // one that hides whose it is where its provider always says so (RFC 9207).
  const isNamed = discovery.authorization_response_iss_parameter_supported;
  if (query.iss === undefined ? isNamed : query.iss !== client.issuer) {
    throw new DomainError("provider.token-refused");
  }
  if (query.error) throw new DomainError("provider.cancelled");
  const { options, outcome } = optionsFor(client, discovery, asked.isAny ? null : client.strong);
  const step = await askNextAuth(options, { method: "GET", action: "callback", query, cookies });
  if (outcome.refusal) throw outcome.refusal;
  if (!outcome.identity || !step.location.endsWith(KNOWN)) {
    throw new DomainError("provider.token-refused");
  }
  return { identity: outcome.identity, cookies: step.cookies };
}

async function provider(key: string): Promise<{ client: Client; discovery: Discovery }> {
  const client = oidcClient(key);
  if (!client) throw new DomainError("provider.unavailable");
  try {
    return { client, discovery: (await discover(client.issuer)).discovery };
  } catch (error) {
    log.error({ err: error }, "provider unreachable");
    throw new DomainError("provider.unavailable");
  }
}

function csrfCookie(): string {
  return env().NEXTAUTH_URL.startsWith("https://")
    ? "__Host-next-auth.csrf-token"
    : "next-auth.csrf-token";
}

type Outcome = { identity?: VerifiedIdentity; refusal?: DomainError };

/** Next-auth's settings for one identification, and what that identification came to. */
function optionsFor(client: Client, discovery: Discovery, strong: readonly string[] | null) {
  const outcome: Outcome = {};
  const options: NextAuthOptions = {
    // Of one provider alone: what was sealed on the way to another opens nothing here.
    secret: createHmac("sha256", env().NEXTAUTH_SECRET).update(client.issuer).digest("hex"),
    session: { strategy: "jwt" },
    // Claims and tokens must not reach the log: only next-auth's own code for what happened does.
    logger: {
      error: (code) => log.warn({ code }, "identification failed"),
      warn: () => {},
      debug: () => {},
    },
    // A session of ours is opened by the use case, not by the library.
    callbacks: { signIn: () => KNOWN },
    providers: [
      {
        id: client.key,
        name: client.key,
        type: "oauth",
        idToken: true,
        checks: ["pkce", "state", "nonce"],
        issuer: discovery.issuer,
        jwks_endpoint: discovery.jwks_uri,
        clientId: client.clientId,
        ...(client.clientSecret ? { clientSecret: client.clientSecret } : {}),
        client: clientMetadata(client, discovery),
        ...(client.keys.keys.length > 0 ? { jwks: client.keys } : {}),
        httpOptions: { timeout: TIMEOUT },
        authorization: {
          url: discovery.authorization_endpoint,
          params: { scope: client.scope },
        },
        userinfo: { url: discovery.userinfo_endpoint, request: async () => ({}) },
        token: {
          url: discovery.token_endpoint,
          request: async ({ client: openid, params, checks, provider: { callbackUrl } }) => {
            // itsme documents the token endpoint as the audience of the client's assertion.
            const extras = { clientAssertionPayload: { aud: discovery.token_endpoint } };
            const tokens = await openid.callback(callbackUrl, params, checks, extras);
            const nonce = "nonce" in checks ? (checks.nonce ?? "") : "";
            try {
              const identity = await checkToken(client, tokens.id_token ?? "", nonce, strong);
              const claims = identity.name ? null : await openid.userinfo(tokens);
              outcome.identity = { ...identity, name: identity.name || (claims?.name ?? "") };
            } catch (error) {
              if (error instanceof DomainError) outcome.refusal = error;
              throw error;
            }
            // Nothing of the answer goes further into the library: no token, no claim.
            return { tokens: {} };
          },
        },
        profile: () => ({ id: outcome.identity?.subject ?? "" }),
      },
    ],
  };
  return { options, outcome };
}

/** The same token once more, by our own rules: the library's are not the product's. */
async function checkToken(
  client: Client,
  token: string,
  nonce: string,
  strong: readonly string[] | null,
) {
  const { signers } = await discover(client.issuer);
  const { issuer, clientId } = client;
  return verifySignedIdToken(token, { issuer, clientId, nonce, now: now(), strong, signers });
}

/** How we show who we are, and what we expect of the answers: signed, then encrypted where agreed. */
function clientMetadata({ clientSecret, isEncrypted }: Client, discovery: Discovery) {
  const alg = discovery.id_token_encryption_alg_values_supported.includes("RSA-OAEP-256")
    ? "RSA-OAEP-256"
    : "RSA-OAEP";
  const enc = "A128CBC-HS256";
  return {
    ...(clientSecret
      ? { token_endpoint_auth_method: "client_secret_basic" as const }
      : {
          token_endpoint_auth_method: "private_key_jwt" as const,
          token_endpoint_auth_signing_alg: "RS256",
        }),
    id_token_signed_response_alg: "RS256",
    ...(isEncrypted
      ? {
          id_token_encrypted_response_alg: alg,
          id_token_encrypted_response_enc: enc,
          userinfo_signed_response_alg: "RS256",
          userinfo_encrypted_response_alg: alg,
          userinfo_encrypted_response_enc: enc,
        }
      : {}),
  };
}
