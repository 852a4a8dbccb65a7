import { createHash } from "node:crypto";
import {
  compactDecrypt,
  decodeProtectedHeader,
  errors,
  importJWK,
  type JWTVerifyGetKey,
  jwtVerify,
} from "jose";
import { DomainError } from "#server/kernel/errors.ts";
import type { KeySet } from "#server/platform/oidc-settings.ts";
import { isStrong } from "./provider.rules.ts";
import { IdTokenClaims, type VerifiedIdentity } from "./provider.schema.ts";

/** What an ID token is checked against. Nothing of it comes from the browser. */
export type TokenContext = Readonly<{
  issuer: string;
  clientId: string;
  /** The nonce of this very request, kept on our side. */
  nonce: string;
  now: Temporal.Instant;
  /** The strengths that suffice; null where any serves. */
  strong: readonly string[] | null;
  /** The provider's signing keys. */
  signers: JWTVerifyGetKey;
}>;

/** Only what itsme documents, of every provider: no `none`, no shared secret, no RSA 1.5. */
const SIGNING = ["RS256"];
const KEY_WRAPPING = ["RSA-OAEP", "RSA-OAEP-256"];
const ENCRYPTION = ["A128CBC-HS256", "A256CBC-HS512", "A256GCM"];

/** Clocks differ a little; a token lives five minutes (itsme). */
const TOLERANCE = 10;

const utf8 = new TextDecoder();

/**
 * The signed token inside an encrypted one.
 * @param keys our private keys; the one named by the token, or each when it names none.
 * @throws DomainError `provider.token-refused` when it is not encrypted, or not for us.
 */
export function openIdToken(jwe: string, keys: KeySet): Promise<string> {
  return refusing(async () => {
    const { kid, alg } = decodeProtectedHeader(jwe);
    const ours = keys.keys.filter((key) => key.use === "enc" && (!kid || key.kid === kid));
    for (const [index, key] of ours.entries()) {
      try {
        const secret = await importJWK(key, alg ?? "");
        const opened = await compactDecrypt(jwe, secret, {
          keyManagementAlgorithms: KEY_WRAPPING,
          contentEncryptionAlgorithms: ENCRYPTION,
        });
        return utf8.decode(opened.plaintext);
      } catch (error) {
        if (index === ours.length - 1) throw error;
      }
    }
    throw new errors.JWEDecryptionFailed();
  });
}

/**
 * Checks a signed ID token: signature, issuer, audience, nonce, expiry and strength.
 * @throws DomainError `provider.token-refused`, or `provider.too-weak` for its strength alone.
 */
export async function verifySignedIdToken(
  jws: string,
  context: TokenContext,
): Promise<VerifiedIdentity> {
  const claims = await refusing(async () => {
    const { payload } = await jwtVerify(jws, context.signers, {
      algorithms: SIGNING,
      issuer: context.issuer,
      audience: context.clientId,
      requiredClaims: ["sub", "iat", "exp", "nonce"],
      clockTolerance: TOLERANCE,
      // jose compares moments through a Date; ours is the application's clock.
      currentDate: new Date(context.now.epochMilliseconds),
    });
    // One audience: a token for us and for another would serve the other as well.
    if (payload.nonce !== context.nonce || payload.aud !== context.clientId) {
      throw new errors.JWTClaimValidationFailed("nonce or audience", payload);
    }
    return IdTokenClaims.parse(payload);
  });
  const acr = claims.acr ?? null;
  if (context.strong !== null && !isStrong(acr, context.strong))
    throw new DomainError("provider.too-weak");
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: claims.name ?? [claims.given_name, claims.family_name].filter(Boolean).join(" "),
    acr,
    authTime: Temporal.Instant.fromEpochMilliseconds((claims.auth_time ?? claims.iat) * 1000),
    tokenHash: new Uint8Array(createHash("sha256").update(jws).digest()),
  };
}

/** Opens and checks an ID token as itsme gives it: signed, then encrypted for us. */
export async function verifyIdToken(
  jwe: string,
  keys: KeySet,
  context: TokenContext,
): Promise<VerifiedIdentity> {
  return verifySignedIdToken(await openIdToken(jwe, keys), context);
}

/** Any flaw of a token is one refusal: its details are of use to nobody but a forger. */
async function refusing<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch {
    throw new DomainError("provider.token-refused");
  }
}
