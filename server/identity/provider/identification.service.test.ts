import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACR_CARD, ACR_PASSWORD } from "#deploy/local/identity-page.ts";
import { createIdentityProvider } from "#deploy/local/identity-provider.ts";
import { env, overrideEnv } from "#server/platform/env.ts";
import { publicKeys } from "#server/platform/oidc.ts";
import { finishIdentification, startIdentification } from "./identification.service.ts";
import { ITSME_ACR } from "./provider.rules.ts";

const [BASIC, ADVANCED] = ITSME_ACR;
const STRONG = { provider: "itsme", isAny: false };
const LIGHT = { provider: "itsme", isAny: true };
const SECRET = "a secret agreed on with the second";

let provider: Server;
let application: Server;

async function key(use: "sig" | "enc", kid: string): Promise<JWK> {
  const alg = use === "sig" ? "RS256" : "RSA-OAEP-256";
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, use, alg };
}

async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address: AddressInfo | string | null = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

beforeAll(async () => {
  const keys = await Promise.all([
    key("sig", "sig-1"),
    key("sig", "sig-2"),
    key("enc", "enc-1"),
    key("enc", "enc-2"),
  ]);
  application = createServer((_, response) => {
    response.setHeader("Content-Type", "application/json").end(JSON.stringify(publicKeys()));
  });
  const jwksUri = `http://127.0.0.1:${await listen(application)}/api/auth-keys`;
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  const issuer = `http://127.0.0.1:${port}`;
  provider = createIdentityProvider({
    issuer,
    clientId: "koprogo-test",
    serviceCode: "KOPRO_TEST",
    redirectUris: ["http://localhost:3000/api/auth/callback/itsme"],
    jwksUri,
    jwks: { keys: [{ ...(await key("sig", "theirs")) }] },
    cookieKey: "a cookie key for tests",
    people: [{ sub: "marc-delvaux", given_name: "Marc", family_name: "Delvaux" }],
    eid: {
      ...{ issuer: `${issuer}/eid`, clientId: "koprogo-eid", clientSecret: SECRET },
      redirectUris: ["http://localhost:3000/api/auth/callback/eid"],
    },
  });
  await listen(provider, port);
  overrideEnv({
    NEXTAUTH_SECRET: "a secret for tests, long enough to be one",
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: "koprogo-test",
    OIDC_SERVICE_CODE: "KOPRO_TEST",
    OIDC_CLIENT_JWKS: JSON.stringify({ keys }),
    OIDC_PROVIDERS: [
      {
        ...{ key: "eid", label: { fr: "eID", nl: "eID", de: "eID", en: "eID" } },
        ...{ issuer: `${issuer}/eid`, clientId: "koprogo-eid", clientSecret: SECRET },
        ...{ scope: "openid profile", encrypted: false, acr: [ACR_CARD] },
      },
    ],
  });
});
afterAll(() => {
  provider.closeAllConnections();
  provider.close();
  application.closeAllConnections();
  application.close();
});

const pairs = (lines: readonly string[]) =>
  lines.map((line) => {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))] as const;
  });

/** A browser at the provider: keeps its cookies, follows it until it sends back to us. */
async function answerAt(location: string, answer: Record<string, string>): Promise<URL> {
  const jar = new Map<string, string>();
  let url = new URL(location);
  let form: URLSearchParams | null = null;
  for (let hop = 0; hop < 10; hop++) {
    const response: Response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form ? { method: "POST", body: form } : {}),
    });
    for (const [name, value] of pairs(response.headers.getSetCookie())) jar.set(name, value);
    await response.body?.cancel();
    const next: string | null = response.headers.get("location");
    form = next ? null : new URLSearchParams(answer);
    url = next ? new URL(next, url) : url;
    if (url.origin === "http://localhost:3000") return url;
  }
  throw new Error("the provider never came back");
}

const yes = (acr: string) => ({ person: "marc-delvaux", acr, answer: "confirm" });

async function started(acr: string) {
  const step = await startIdentification("nl", acr === ADVANCED ? STRONG : LIGHT, {});
  return { ...step, jar: Object.fromEntries(pairs(step.cookies)) };
}

async function identify(asked: string, given: string, required: string | null) {
  const { location, jar } = await started(asked);
  const back = await answerAt(location, yes(given));
  return finishIdentification(
    Object.fromEntries(back.searchParams),
    jar,
    required === null ? LIGHT : STRONG,
  );
}

describe("starting", () => {
  test("asks for what itsme documents, with state, nonce and PKCE", async () => {
    const { location, cookies } = await started(ADVANCED);
    const asked = Object.fromEntries(new URL(location).searchParams);
    expect(asked).toMatchObject({
      client_id: "koprogo-test",
      response_type: "code",
      scope: "openid service:KOPRO_TEST profile",
      redirect_uri: "http://localhost:3000/api/auth/callback/itsme",
      code_challenge_method: "S256",
      acr_values: ADVANCED,
      prompt: "login",
      ui_locales: "nl",
    });
    for (const name of ["state", "nonce", "code_challenge"]) expect(asked[name]).toBeTruthy();
    for (const line of cookies) expect(line).toMatch(/HttpOnly/i);
  });
});

describe("an identification", () => {
  test("that goes well says who is there", async () => {
    const { identity } = await identify(ADVANCED, ADVANCED, ADVANCED);
    expect(identity).toMatchObject({
      subject: "marc-delvaux",
      name: "Marc Delvaux",
      acr: ADVANCED,
    });
  });

  test("weakened in the browser is refused where strength is required", async () => {
    await expect(identify(BASIC, BASIC, ADVANCED)).rejects.toMatchObject({
      code: "provider.too-weak",
    });
  });

  test("of the weaker kind serves where any does", async () => {
    const { identity } = await identify(BASIC, BASIC, null);
    expect(identity.acr).toBe(BASIC);
  });

  test("broken off by the person is told as such", async () => {
    const { location, jar } = await started(BASIC);
    const back = await answerAt(location, { answer: "refuse" });
    const ending = finishIdentification(Object.fromEntries(back.searchParams), jar, LIGHT);
    await expect(ending).rejects.toMatchObject({ code: "provider.cancelled" });
  });

  test("ends only in the browser that started it", async () => {
    const { location } = await started(BASIC);
    const back = await answerAt(location, yes(BASIC));
    const query = Object.fromEntries(back.searchParams);
    const { jar: another } = await started(BASIC);
    for (const jar of [{}, another]) {
      await expect(finishIdentification(query, jar, LIGHT)).rejects.toMatchObject({
        code: "provider.token-refused",
      });
    }
  });

  test("ends once: its code is worth nothing the second time", async () => {
    const { location, jar } = await started(BASIC);
    const back = await answerAt(location, yes(BASIC));
    const query = Object.fromEntries(back.searchParams);
    await finishIdentification(query, jar, LIGHT);
    await expect(finishIdentification(query, jar, LIGHT)).rejects.toMatchObject({
      code: "provider.token-refused",
    });
  });

  test("with a nonce of another start is refused", async () => {
    const { location, jar } = await started(BASIC);
    const back = await answerAt(location, yes(BASIC));
    const { jar: another } = await started(BASIC);
    const mixed = { ...jar, "next-auth.nonce": another["next-auth.nonce"] ?? "" };
    const ending = finishIdentification(Object.fromEntries(back.searchParams), mixed, LIGHT);
    await expect(ending).rejects.toMatchObject({ code: "provider.token-refused" });
  });
});

test("the second local provider identifies as the first does, under an issuer of its own", async () => {
  const chosen = { provider: "eid", isAny: false };
  const by = async (acr: string) => {
    const { location, cookies } = await startIdentification("de", chosen, {});
    const back = await answerAt(location, yes(acr));
    expect(back.pathname).toBe("/api/auth/callback/eid");
    const query = Object.fromEntries(back.searchParams);
    return finishIdentification(query, Object.fromEntries(pairs(cookies)), chosen);
  };
  const { identity } = await by(ACR_CARD);
  const issuer = `${env().OIDC_ISSUER}/eid`;
  expect(identity).toMatchObject({ issuer, subject: "marc-delvaux", name: "Marc Delvaux" });
  await expect(by(ACR_PASSWORD)).rejects.toMatchObject({ code: "provider.too-weak" });
});

test("our published keys hold no private part", () => {
  const { keys } = publicKeys();
  expect(keys.map(({ kid }) => kid)).toEqual(["sig-1", "sig-2", "enc-1", "enc-2"]);
  for (const published of keys) {
    expect(Object.keys(published).toSorted()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
  }
});

test("a provider that does not answer is told as such", async () => {
  const { OIDC_ISSUER } = env();
  overrideEnv({ OIDC_ISSUER: "http://127.0.0.1:9" });
  const starting = startIdentification("fr", LIGHT, {});
  await expect(starting).rejects.toMatchObject({ code: "provider.unavailable" });
  overrideEnv({ OIDC_ISSUER });
});
