import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { overrideEnv } from "#server/platform/env.ts";
import { finishIdentification, startIdentification } from "./identification.service.ts";

const CARD = "urn:be:fedict:iam:fas:Level500";
const PASSWORD = "urn:be:fedict:iam:fas:Level200";
const SECRET = "a secret agreed on with the broker";
type Claims = Record<string, unknown>;

/** A provider of one's own: honest until a test says otherwise, with what it was shown. */
type House = {
  issuer: string;
  server: Server;
  signer: CryptoKey;
  jwk: JWK;
  isNamed: boolean;
  change: (honest: Claims) => Claims;
  /** The nonce of each code given out, and what the token endpoint was sent. */
  asked: Map<string, string>;
  exchanges: Readonly<{ authorization: string; body: URLSearchParams }>[];
};

async function tokenOf(house: House, clientId: string, nonce: string): Promise<string> {
  const seconds = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
  const honest: Claims = {
    ...{ iss: house.issuer, aud: clientId, sub: "tom", name: "Tom Peeters", nonce, acr: CARD },
    ...{ iat: seconds, exp: seconds + 300, auth_time: seconds },
  };
  return new SignJWT(house.change(honest))
    .setProtectedHeader({ alg: "RS256", kid: "one" })
    .sign(house.signer);
}

async function build(clientId: string): Promise<House> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += piece;
    const body = new URLSearchParams(text);
    const answer = (value: unknown, status = 200) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
    if (request.url?.endsWith("openid-configuration")) {
      const at = (path: string) => `${house.issuer}/${path}`;
      return answer({
        ...{ issuer: house.issuer, authorization_endpoint: at("authorize") },
        ...{ token_endpoint: at("token"), userinfo_endpoint: at("userinfo"), jwks_uri: at("jwks") },
        authorization_response_iss_parameter_supported: house.isNamed,
      });
    }
    if (request.url === "/jwks")
      return answer({ keys: [{ ...house.jwk, kid: "one", use: "sig" }] });
    house.exchanges.push({ authorization: request.headers.authorization ?? "", body });
    const nonce = house.asked.get(body.get("code") ?? "");
    if (nonce === undefined) return answer({ error: "invalid_grant" }, 400);
    const id_token = await tokenOf(house, clientId, nonce);
    return answer({ access_token: "a", token_type: "Bearer", id_token });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address: AddressInfo | string | null = server.address();
  const house: House = {
    issuer: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    ...{ server, signer: privateKey, jwk: await exportJWK(publicKey), isNamed: true },
    ...{ change: (honest) => honest, asked: new Map(), exchanges: [] },
  };
  return house;
}

let eid: House;
let other: House;
const label = (name: string) => ({ fr: name, nl: name, de: name, en: name });

beforeAll(async () => {
  eid = await build("koprogo-eid");
  other = await build("koprogo-other");
  const common = { clientSecret: SECRET, scope: "openid profile", encrypted: false };
  overrideEnv({
    OIDC_PROVIDERS: [
      {
        ...{ key: "eid", label: label("eID"), issuer: eid.issuer, clientId: "koprogo-eid" },
        ...{ ...common, acr: [CARD] },
      },
      {
        ...{ key: "other", label: label("Autre"), issuer: other.issuer, clientId: "koprogo-other" },
        ...{ ...common, acr: [CARD] },
      },
    ],
  });
});
afterAll(() => {
  for (const { server } of [eid, other]) {
    server.closeAllConnections();
    server.close();
  }
});
beforeEach(() => {
  for (const house of [eid, other]) house.change = (honest) => honest;
});

const STRONG = (provider: string) => ({ provider, isAny: false });
const REFUSED = { code: "provider.token-refused" };

const cookiesIn = (lines: readonly string[]) =>
  Object.fromEntries(
    lines.map((line) => {
      const [cookie = ""] = line.split(";");
      const at = cookie.indexOf("=");
      return [cookie.slice(0, at), decodeURIComponent(cookie.slice(at + 1))];
    }),
  );

/** A browser sent to a provider, and what that one sends it back with. */
async function start(key: string, house: House) {
  const step = await startIdentification("fr", STRONG(key), {});
  const query = new URL(step.location).searchParams;
  const code = crypto.randomUUID();
  house.asked.set(code, query.get("nonce") ?? "");
  const back = { code, state: query.get("state") ?? "", iss: house.issuer };
  return { query, location: step.location, jar: cookiesIn(step.cookies), back };
}

describe("a further provider", () => {
  test("is asked for what counts as strong, at an address of its own", async () => {
    const { location, query } = await start("eid", eid);
    expect(location.startsWith(`${eid.issuer}/authorize`)).toBe(true);
    expect(Object.fromEntries(query)).toMatchObject({
      ...{ client_id: "koprogo-eid", scope: "openid profile", acr_values: CARD, prompt: "login" },
      redirect_uri: "http://localhost:3000/api/auth/callback/eid",
      code_challenge_method: "S256",
    });
  });

  test("says who is there, with the same evidence, shown our secret and no key", async () => {
    const { jar, back } = await start("eid", eid);
    const { identity } = await finishIdentification(back, jar, STRONG("eid"));
    expect(identity).toMatchObject({ issuer: eid.issuer, subject: "tom", acr: CARD });
    expect(identity.tokenHash).toHaveLength(32);
    const shown = eid.exchanges.at(-1);
    expect(shown?.authorization).toMatch(/^Basic /);
    expect(shown?.body.get("client_assertion")).toBeNull();
    expect(shown?.body.get("code_verifier")).toBeTruthy();
  });

  test.each<[string, unknown]>([
    ["weaker than asked", PASSWORD],
    ["that is strong elsewhere only", "http://itsme.services/v2/claim/acr_advanced"],
    ["that it does not tell", undefined],
  ])("with a strength %s is too weak", async (_, acr) => {
    eid.change = (honest) => ({ ...honest, acr });
    const { jar, back } = await start("eid", eid);
    const ending = finishIdentification(back, jar, STRONG("eid"));
    await expect(ending).rejects.toMatchObject({ code: "provider.too-weak" });
  });

  test.each<[string, Claims]>([
    ["the other's issuer", { iss: "https://other.example" }],
    ["the other's audience", { aud: "koprogo-other" }],
    ["another nonce", { nonce: "another" }],
  ])("with %s in its token is refused", async (_, change) => {
    eid.change = (honest) => ({ ...honest, ...change });
    const { jar, back } = await start("eid", eid);
    const ending = finishIdentification(back, jar, STRONG("eid"));
    await expect(ending).rejects.toMatchObject(REFUSED);
  });

  test("of no such name is there none", async () => {
    const starting = startIdentification("fr", STRONG("nobody"), {});
    await expect(starting).rejects.toMatchObject({ code: "provider.unavailable" });
  });
});

describe("two providers are not mixed up", () => {
  test("an answer of the one is not taken for the other's, nor its code shown to it", async () => {
    const { jar, back } = await start("eid", eid);
    const before = other.exchanges.length;
    const ending = finishIdentification(back, jar, STRONG("other"));
    await expect(ending).rejects.toMatchObject(REFUSED);
    expect(other.exchanges).toHaveLength(before);
  });

  test("nor when it bears the other's name: state, nonce and verifier are the chosen one's", async () => {
    const { jar, back } = await start("eid", eid);
    const before = other.exchanges.length;
    const lying = { ...back, iss: other.issuer };
    await expect(finishIdentification(lying, jar, STRONG("other"))).rejects.toMatchObject(REFUSED);
    expect(other.exchanges).toHaveLength(before);
  });

  test("a provider that always says who it is must, in each answer (RFC 9207)", async () => {
    const { jar, back } = await start("eid", eid);
    const { iss: _, ...nameless } = back;
    const before = eid.exchanges.length;
    await expect(finishIdentification(nameless, jar, STRONG("eid"))).rejects.toMatchObject(REFUSED);
    const refusal = { error: "access_denied", state: back.state };
    await expect(finishIdentification(refusal, jar, STRONG("eid"))).rejects.toMatchObject(REFUSED);
    expect(eid.exchanges).toHaveLength(before);
  });

  test("the code of one, slipped into the answer of the other, opens nothing", async () => {
    const [mine, theirs] = [await start("eid", eid), await start("other", other)];
    const slipped = { ...mine.back, code: theirs.back.code };
    const ending = finishIdentification(slipped, mine.jar, STRONG("eid"));
    await expect(ending).rejects.toMatchObject(REFUSED);
  });

  test("a token of the one, replayed by the other, is refused by its issuer and its key", async () => {
    const { jar, back, query } = await start("other", other);
    const stolen = { iss: eid.issuer, aud: "koprogo-other", nonce: query.get("nonce") ?? "" };
    other.change = (honest) => ({ ...honest, ...stolen });
    const ending = finishIdentification(back, jar, STRONG("other"));
    await expect(ending).rejects.toMatchObject(REFUSED);
  });
});
