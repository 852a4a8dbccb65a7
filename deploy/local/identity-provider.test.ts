import { once } from "node:events";
import { createServer, type Server } from "node:http";
import {
  compactDecrypt,
  createRemoteJWKSet,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ACR_ADVANCED, ACR_BASIC } from "./identity-page.ts";
import { DEMONSTRATION_PEOPLE } from "./identity-people.ts";
import { createIdentityProvider } from "./identity-provider.ts";

const REDIRECT = "http://127.0.0.1:1/callback";
const CLIENT = "koprogo-test";
const VERIFIER = "v".repeat(43);

let issuer: string;
let provider: Server;
let application: Server;
let ours: Record<"sig" | "enc", JWK>;

async function rsa(use: "sig" | "enc"): Promise<JWK> {
  const alg = use === "sig" ? "RS256" : "RSA-OAEP-256";
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: use, use, alg };
}

async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return z.object({ port: z.number() }).parse(server.address()).port;
}

beforeAll(async () => {
  ours = { sig: await rsa("sig"), enc: await rsa("enc") };
  const keys = Object.values(ours).map(({ kty, n, e, kid, use, alg }) => ({
    kty,
    n,
    e,
    kid,
    use,
    alg,
  }));
  application = createServer((_request, response) => {
    response.setHeader("Content-Type", "application/json").end(JSON.stringify({ keys }));
  });
  const jwksUri = `http://127.0.0.1:${await listen(application)}/jwks`;
  const probe = createServer();
  const port = await listen(probe);
  await new Promise((resolve) => probe.close(resolve));
  issuer = `http://127.0.0.1:${port}`;
  provider = createIdentityProvider({
    issuer,
    clientId: CLIENT,
    serviceCode: "KOPRO_TEST",
    redirectUris: [REDIRECT],
    jwksUri,
    jwks: { keys: [{ ...(await rsa("sig")), kid: "theirs" }] },
    cookieKey: "a cookie key for tests",
    people: DEMONSTRATION_PEOPLE,
  });
  await listen(provider, port);
});
afterAll(() => {
  provider.close();
  application.close();
});

/** A browser in miniature: keeps cookies, follows nothing. */
function browser() {
  const jar = new Map<string, string>();
  return async (url: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(url, issuer), {
      ...init,
      redirect: "manual",
      headers: { "Accept-Language": "fr", ...init.headers, cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    return {
      status: answer.status,
      to: answer.headers.get("location") ?? "",
      text: await answer.text(),
    };
  };
}

async function authorization(changes: Record<string, string> = {}): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(VERIFIER));
  const query = new URLSearchParams({
    client_id: CLIENT,
    response_type: "code",
    scope: "openid profile email service:KOPRO_TEST",
    redirect_uri: REDIRECT,
    state: "the-state",
    nonce: "the-nonce",
    acr_values: ACR_ADVANCED,
    code_challenge: Buffer.from(digest).toString("base64url"),
    code_challenge_method: "S256",
    ...changes,
  });
  return `/authorization?${query}`;
}

/** Signs in as the form says; returns where the browser is sent. */
async function signIn(
  form: Record<string, string>,
  changes: Record<string, string> = {},
): Promise<URL> {
  const visit = browser();
  const { to } = await visit(await authorization(changes));
  const posted = await visit(to, { method: "POST", body: new URLSearchParams(form) });
  const resumed = await visit(posted.to);
  return new URL(resumed.to);
}

async function exchange(code: string): Promise<Record<string, unknown>> {
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: "RS256", kid: "sig" })
    .setIssuer(CLIENT)
    .setSubject(CLIENT)
    .setAudience(`${issuer}/token`)
    .setJti(crypto.randomUUID())
    .setExpirationTime("1m")
    .sign(await importJWK(ours.sig, "RS256"));
  const answer = await fetch(`${issuer}/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
    }),
  });
  return z.record(z.string(), z.unknown()).parse(await answer.json());
}

async function open(jwe: unknown): Promise<JWTPayload> {
  const sealed = z.string().parse(jwe);
  expect(decodeProtectedHeader(sealed)).toMatchObject({
    alg: "RSA-OAEP-256",
    enc: "A128CBC-HS256",
  });
  const { plaintext } = await compactDecrypt(sealed, await importJWK(ours.enc, "RSA-OAEP-256"));
  const jws = new TextDecoder().decode(plaintext);
  expect(decodeProtectedHeader(jws).alg).toBe("RS256");
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  return (await jwtVerify(jws, keys, { issuer, audience: CLIENT })).payload;
}

const ODILE = { person: "odile-verhaegen", acr: ACR_ADVANCED, answer: "confirm" };

test("a person chosen from the list is told in a signed and encrypted ID token", async () => {
  const back = await signIn(ODILE);
  expect(back.searchParams.get("state")).toBe("the-state");
  const tokens = await exchange(back.searchParams.get("code") ?? "");
  expect(await open(tokens.id_token)).toMatchObject({
    sub: "odile-verhaegen",
    nonce: "the-nonce",
    acr: ACR_ADVANCED,
    name: "Odile Verhaegen",
    given_name: "Odile",
    email_verified: false,
  });
  const userinfo = await fetch(`${issuer}/userinfo`, {
    headers: { Authorization: `Bearer ${tokens.access_token}` },
  });
  expect(await open(await userinfo.text())).toMatchObject({
    name: "Odile Verhaegen",
    locale: "FR",
  });
});

test("anybody else can be typed, and a weaker answer than asked says so", async () => {
  const form = {
    person: "other",
    sub: "x-1",
    given_name: "Zoé",
    family_name: "D’Hôte",
    acr: ACR_BASIC,
    answer: "confirm",
  };
  const tokens = await exchange((await signIn(form)).searchParams.get("code") ?? "");
  expect(await open(tokens.id_token)).toMatchObject({
    sub: "x-1",
    name: "Zoé D’Hôte",
    acr: ACR_BASIC,
  });
});

test("a refusal comes back as itsme's", async () => {
  const back = await signIn({ answer: "refuse" });
  expect(back.searchParams.get("error")).toBe("access_denied");
});

test("a code serves once", async () => {
  const code = (await signIn(ODILE)).searchParams.get("code") ?? "";
  expect(await exchange(code)).toHaveProperty("id_token");
  expect(await exchange(code)).toMatchObject({ error: "invalid_grant" });
});

test("without PKCE nothing is asked of the person", async () => {
  const visit = browser();
  const { to } = await visit(
    await authorization({ code_challenge: "", code_challenge_method: "" }),
  );
  expect(new URL(to).searchParams.get("error")).toBe("invalid_request");
});

test("the person is asked each time, also in a browser that was here before", async () => {
  const visit = browser();
  const first = await visit(await authorization());
  const posted = await visit(first.to, { method: "POST", body: new URLSearchParams(ODILE) });
  await visit(posted.to);
  const again = await visit(await authorization({ prompt: "login", max_age: "0" }));
  expect(again.to).toMatch(/^\/interaction\//);
});

test.each([
  ["fr", "Confirmer mon identité"],
  ["nl", "Mijn identiteit bevestigen"],
  ["de", "Meine Identität bestätigen"],
  ["en", "Confirm my identity"],
])("the page speaks %s, and a choice that is missing is told there", async (locale, button) => {
  const visit = browser();
  const { to } = await visit(await authorization({ ui_locales: locale }));
  const page = await visit(to);
  expect(page.text).toContain(button);
  expect(page.text).toContain(`<html lang="${locale}">`);
  const refused = await visit(to, {
    method: "POST",
    body: new URLSearchParams({ person: "other", family_name: "<b>", answer: "confirm" }),
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('value="&lt;b&gt;"');
  expect(refused.text).not.toContain("<b>");
});

test("an identification that nobody began is told calmly", async () => {
  const page = await browser()("/interaction/unknown");
  expect(page.status).toBe(404);
  expect(page.text).toContain("retournez à l’application");
});
