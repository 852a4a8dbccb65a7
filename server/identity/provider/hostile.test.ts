import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  CompactEncrypt,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { write } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { createAccount } from "../account/account.service.ts";
import { finishIdentification, startIdentification } from "./identification.service.ts";
import { ITSME_ACR } from "./provider.rules.ts";
import { bindIdentity, signInByIdentity } from "./provider.service.ts";

const [BASIC, ADVANCED] = ITSME_ACR;
const STRONG = { provider: "itsme", isAny: false };
type Claims = Record<string, unknown>;
type SignedBy = Readonly<{ key: CryptoKey; kid: string; alg?: string }>;

/** How the provider misbehaves in one test; it behaves where nothing is said. */
type Mischief = Readonly<{
  claims?: (honest: Claims) => Claims;
  sign?: (claims: Claims) => Promise<string> | string;
  isEncrypted?: boolean;
  jwksIsDown?: boolean;
}>;

let db: TestDatabase;
let provider: Server;
let issuer: string;
let honest: SignedBy;
let stranger: SignedBy;
/** What the provider publishes as its keys. */
let published: readonly JWK[];
let encryptionKey: JWK;
let mischief: Mischief = {};
/** The nonce and the challenge of each code given out. */
const asked = new Map<string, string>();
let exchanges = 0;

async function pair(kid: string): Promise<SignedBy & { jwk: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  return { key: privateKey, kid, jwk: { ...(await exportJWK(publicKey)), kid, use: "sig" } };
}

const signedBy = ({ key, kid, alg = "RS256" }: SignedBy, claims: Claims) =>
  new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(key);

async function tokenFor(nonce: string): Promise<string> {
  const seconds = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
  const right: Claims = {
    ...{ iss: issuer, aud: "koprogo-test", sub: "marc-delvaux", name: "Marc Delvaux", nonce },
    ...{ iat: seconds, exp: seconds + 300, auth_time: seconds, acr: ADVANCED },
  };
  const claims = mischief.claims?.(right) ?? right;
  const token = await (mischief.sign?.(claims) ?? signedBy(honest, claims));
  if (mischief.isEncrypted === false) return token;
  return new CompactEncrypt(new TextEncoder().encode(token))
    .setProtectedHeader({ alg: "RSA-OAEP-256", enc: "A128CBC-HS256", kid: "enc-1", cty: "JWT" })
    .encrypt(await importJWK(encryptionKey, "RSA-OAEP-256"));
}

function discovery(): Claims {
  const at = (path: string) => `${issuer}/${path}`;
  return {
    issuer,
    authorization_endpoint: at("authorize"),
    token_endpoint: at("token"),
    userinfo_endpoint: at("userinfo"),
    jwks_uri: at("jwks"),
    id_token_encryption_alg_values_supported: ["RSA-OAEP-256"],
  };
}

async function answerTo(path: string, body: URLSearchParams): Promise<[number, unknown]> {
  if (path.endsWith("openid-configuration")) return [200, discovery()];
  if (path === "/jwks") return mischief.jwksIsDown ? [503, {}] : [200, { keys: published }];
  if (path !== "/token") return [404, {}];
  exchanges += 1;
  const nonce = asked.get(body.get("code") ?? "");
  if (nonce === undefined) return [400, { error: "invalid_grant" }];
  const id_token = await tokenFor(nonce);
  return [200, { access_token: "a", token_type: "Bearer", id_token }];
}

beforeAll(async () => {
  db = await testDatabase();
  const [first, other] = await Promise.all([pair("their-1"), pair("their-9")]);
  honest = first;
  stranger = other;
  published = [first.jwk];
  const ours = await generateKeyPair("RSA-OAEP-256", { extractable: true });
  const sig = await generateKeyPair("RS256", { extractable: true });
  encryptionKey = await exportJWK(ours.publicKey);
  provider = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += piece;
    const [status, body] = await answerTo(`${request.url}`, new URLSearchParams(text));
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  provider.listen(0, "127.0.0.1");
  await once(provider, "listening");
  const address: AddressInfo | string | null = provider.address();
  issuer = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  overrideEnv({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: "koprogo-test",
    OIDC_SERVICE_CODE: "KOPRO_TEST",
    OIDC_CLIENT_JWKS: JSON.stringify({
      keys: [
        { ...(await exportJWK(sig.privateKey)), kid: "sig-1", use: "sig", alg: "RS256" },
        { ...(await exportJWK(ours.privateKey)), kid: "enc-1", use: "enc", alg: "RSA-OAEP-256" },
      ],
    }),
  });
});
afterAll(async () => {
  provider.closeAllConnections();
  provider.close();
  await db.close();
});
beforeEach(() => {
  mischief = {};
});

const cookiesIn = (lines: readonly string[]) =>
  Object.fromEntries(
    lines.map((line) => {
      const [cookie = ""] = line.split(";");
      const at = cookie.indexOf("=");
      return [cookie.slice(0, at), decodeURIComponent(cookie.slice(at + 1))];
    }),
  );

/** A browser that starts, and what the provider sends it back with. */
async function start() {
  const step = await startIdentification("fr", STRONG, {});
  const query = new URL(step.location).searchParams;
  const code = crypto.randomUUID();
  asked.set(code, query.get("nonce") ?? "");
  return { jar: cookiesIn(step.cookies), back: { code, state: query.get("state") ?? "" } };
}

async function identify(told: Record<string, string> = {}, asked = STRONG) {
  const { jar, back } = await start();
  return (await finishIdentification({ ...back, ...told }, jar, asked)).identity;
}

const REFUSED = { code: "provider.token-refused" };

test("an honest answer of this provider is taken", async () => {
  expect(await identify()).toMatchObject({ issuer, subject: "marc-delvaux", acr: ADVANCED });
});

describe("a hostile provider is refused", () => {
  const past = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000) - 600;

  test.each<[string, Claims]>([
    ["a wrong nonce", { nonce: "another" }],
    ["no nonce", { nonce: undefined }],
    ["another audience", { aud: "somebody-else" }],
    ["a second audience", { aud: ["koprogo-test", "somebody-else"] }],
    ["another issuer", { iss: "https://idp.example" }],
    ["an expired token", { iat: past, exp: past + 300 }],
    ["no subject", { sub: undefined }],
  ])("with %s", async (_, change) => {
    mischief = { claims: (right) => ({ ...right, ...change }) };
    await expect(identify()).rejects.toMatchObject(REFUSED);
  });

  test("with a wrong state, or none", async () => {
    await expect(identify({ state: "another" })).rejects.toMatchObject(REFUSED);
    const { jar, back } = await start();
    const ending = finishIdentification({ code: back.code }, jar, STRONG);
    await expect(ending).rejects.toMatchObject(REFUSED);
  });

  test("with the algorithm none", async () => {
    mischief = { sign: (claims) => new UnsecuredJWT(claims).encode() };
    await expect(identify()).rejects.toMatchObject(REFUSED);
  });

  test("with a shared secret in place of a signature", async () => {
    const secret = new TextEncoder().encode(JSON.stringify(published));
    mischief = {
      sign: (claims) =>
        new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "their-1" }).sign(secret),
    };
    await expect(identify()).rejects.toMatchObject(REFUSED);
  });

  test("with a signature of a key that it does not publish", async () => {
    mischief = { sign: (claims) => signedBy({ ...stranger, kid: "their-1" }, claims) };
    await expect(identify()).rejects.toMatchObject(REFUSED);
    mischief = { sign: (claims) => signedBy(stranger, claims) };
    await expect(identify()).rejects.toMatchObject(REFUSED);
  });

  test("with a token that is not encrypted for us", async () => {
    mischief = { isEncrypted: false };
    await expect(identify()).rejects.toMatchObject(REFUSED);
  });

  test("with a weaker identification than was asked, or one that does not say", async () => {
    for (const acr of [BASIC, undefined, "http://itsme.services/v2/claim/acr_supreme"]) {
      mischief = { claims: (right) => ({ ...right, acr }) };
      await expect(identify()).rejects.toMatchObject({ code: "provider.too-weak" });
    }
  });

  test("when an answer is replayed, in the same browser and in another", async () => {
    const first = await start();
    await finishIdentification(first.back, first.jar, STRONG);
    const token = await tokenFor("the nonce of an earlier evening");
    mischief = { sign: () => token };
    for (const jar of [first.jar, (await start()).jar]) {
      await expect(finishIdentification(first.back, jar, STRONG)).rejects.toMatchObject(REFUSED);
    }
  });

  test("when the answer is another provider's, before its code is shown to ours", async () => {
    const before = exchanges;
    await expect(identify({ iss: "https://idp.example" })).rejects.toMatchObject(REFUSED);
    expect(exchanges).toBe(before);
    expect(await identify({ iss: issuer })).toMatchObject({ issuer });
  });
});

describe("a provider in trouble is survived", () => {
  test("its keys rotate: the new ones serve at once, the old ones no more", async () => {
    await identify();
    const [old, kept] = [honest, published];
    const next = await pair("their-2");
    honest = next;
    published = [next.jwk];
    expect(await identify()).toMatchObject({ subject: "marc-delvaux" });
    mischief = { sign: (claims) => signedBy(old, claims) };
    await expect(identify()).rejects.toMatchObject(REFUSED);
    [honest, published] = [old, kept];
  });

  test("its keys cannot be had: refused, and taken again once they can", async () => {
    mischief = { jwksIsDown: true };
    await expect(identify()).rejects.toMatchObject(REFUSED);
    mischief = {};
    expect(await identify()).toMatchObject({ subject: "marc-delvaux" });
  });
});

test("a subject that changed is nobody's, whatever name it bears", async () => {
  await write(systemOf(), null, async (tx) => {
    const account = {
      email: "marc@example.com",
      displayName: "Marc Delvaux",
      locale: "fr",
    } as const;
    const id = await createAccount(tx, { ...account, passwordHash: null });
    await bindIdentity(tx, id, await identify());
  });
  await signInByIdentity(await identify());
  mischief = { claims: (right) => ({ ...right, sub: "marc-delvaux-created-again" }) };
  const renewed = await identify();
  await expect(signInByIdentity(renewed)).rejects.toMatchObject({ code: "provider.unbound" });
});
