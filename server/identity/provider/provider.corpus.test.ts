import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CompactEncrypt,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { KeySet } from "#server/platform/oidc-settings.ts";
import { type TokenContext, verifyIdToken } from "./id-token.service.ts";
import { ITSME_ACR } from "./provider.rules.ts";

const [BASIC, ADVANCED] = ITSME_ACR;
const folder = process.env.KOPRO_CORPUS ?? join(import.meta.dirname, "../../../../shared/corpus");
const file = join(folder, "itsme-oidc/id-token-cases.json");

const Corpus = z.object({
  context: z.object({
    now: z.number(),
    clientId: z.string(),
    issuer: z.string(),
    nonce: z.string(),
  }),
  cases: z.array(
    z.object({
      name: z.string(),
      claims: z.record(z.string(), z.unknown()),
      expect: z.enum(["accept", "reject"]),
    }),
  ),
});

type Claims = Record<string, unknown>;
type Keys = Awaited<ReturnType<typeof makeKeys>>;

async function makeKeys() {
  const [signer, stranger, reader] = await Promise.all(
    (["RS256", "RS256", "RSA-OAEP-256"] as const).map((alg) =>
      generateKeyPair(alg, { extractable: true }),
    ),
  );
  if (!signer || !stranger || !reader) throw new Error("no keys");
  const named = async (key: CryptoKey, kid: string, use: string) => ({
    ...(await exportJWK(key)),
    kid,
    use,
  });
  return {
    signer,
    stranger,
    reader,
    ours: KeySet.parse({ keys: [await named(reader.privateKey, "enc-1", "enc")] }),
    theirs: createLocalJWKSet({ keys: [await named(signer.publicKey, "their-1", "sig")] }),
  };
}

let keys: Keys;
beforeAll(async () => {
  keys = await makeKeys();
});

const sign = (claims: Claims, key = keys.signer.privateKey, kid = "their-1") =>
  new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid }).sign(key);

const encrypt = (token: string, alg = "RSA-OAEP-256") =>
  new CompactEncrypt(new TextEncoder().encode(token))
    .setProtectedHeader({ alg, enc: "A128CBC-HS256", kid: "enc-1", cty: "JWT" })
    .encrypt(keys.reader.publicKey);

describe.skipIf(!existsSync(file))("the published cases", () => {
  const corpus = existsSync(file)
    ? Corpus.parse(JSON.parse(readFileSync(file, "utf8")))
    : { context: { now: 0, clientId: "", issuer: "", nonce: "" }, cases: [] };

  test("are all there", () => {
    expect(corpus.cases).toHaveLength(3);
  });

  test.each(corpus.cases)("$name: $expect", async ({ claims, expect: expected }) => {
    const { clientId, issuer, nonce, now } = corpus.context;
    const checking = verifyIdToken(await encrypt(await sign(claims)), keys.ours, {
      clientId,
      issuer,
      nonce,
      now: Temporal.Instant.fromEpochMilliseconds(now * 1000),
      strong: null,
      signers: keys.theirs,
    });
    if (expected === "accept") {
      await expect(checking).resolves.toMatchObject({ issuer, subject: claims.sub });
    } else {
      await expect(checking).rejects.toMatchObject({ code: "provider.token-refused" });
    }
  });
});

describe("an ID token", () => {
  const now = Temporal.Instant.from("2026-05-20T18:00:00Z");
  const seconds = Math.floor(now.epochMilliseconds / 1000);
  const good: Claims = {
    iss: "https://idp.example/v2",
    aud: "koprogo",
    sub: "marc-delvaux",
    nonce: "n-1",
    iat: seconds - 20,
    exp: seconds + 280,
    auth_time: seconds - 30,
    acr: ADVANCED,
    name: "Marc Jean Delvaux",
  };
  const context = (acr: string | null = ADVANCED): TokenContext => ({
    issuer: "https://idp.example/v2",
    clientId: "koprogo",
    nonce: "n-1",
    now,
    strong: acr === null ? null : [acr],
    signers: keys.theirs,
  });
  const check = async (token: Promise<string> | string, acr?: string | null) =>
    verifyIdToken(await encrypt(await token), keys.ours, context(acr));

  test("that is right says who is there, how surely and since when", async () => {
    const identity = await check(sign(good));
    expect(identity).toMatchObject({
      issuer: "https://idp.example/v2",
      subject: "marc-delvaux",
      name: "Marc Jean Delvaux",
      acr: ADVANCED,
    });
    expect(identity.authTime.toString()).toBe("2026-05-20T17:59:30Z");
    expect(identity.tokenHash).toHaveLength(32);
  });

  test.each<[string, Claims]>([
    ["another nonce", { nonce: "n-2" }],
    ["no nonce", { nonce: undefined }],
    ["another audience", { aud: "somebodyElse" }],
    ["a second audience", { aud: ["koprogo", "somebodyElse"] }],
    ["another issuer", { iss: "https://idp.example/v1" }],
    ["an expiry in the past", { exp: seconds - 60 }],
    ["no expiry", { exp: undefined }],
    ["no subject", { sub: undefined }],
    ["an issue in the future that is not valid yet", { nbf: seconds + 3600 }],
  ])("with %s is refused", async (_, change) => {
    const checking = check(sign({ ...good, ...change }));
    await expect(checking).rejects.toMatchObject({ code: "provider.token-refused" });
  });

  test.each<[string, string | undefined]>([
    ["downgraded", BASIC],
    ["invented", "http://itsme.services/v2/claim/acr_supreme"],
    ["left out", undefined],
  ])("whose strength is %s is refused for it", async (_, acr) => {
    const checking = check(sign({ ...good, acr }));
    await expect(checking).rejects.toMatchObject({ code: "provider.too-weak" });
  });

  test("stronger than what is asked is accepted", async () => {
    await expect(check(sign(good), BASIC)).resolves.toMatchObject({ acr: ADVANCED });
  });

  test("signed by another key is refused, under its own name or under the provider's", async () => {
    for (const kid of ["their-1", "stranger"]) {
      const checking = check(sign(good, keys.stranger.privateKey, kid));
      await expect(checking).rejects.toMatchObject({ code: "provider.token-refused" });
    }
  });

  test("changed after it was signed is refused", async () => {
    const [head, , signature] = (await sign(good)).split(".");
    const body = Buffer.from(JSON.stringify({ ...good, sub: "somebody" })).toString("base64url");
    const checking = check(`${head}.${body}.${signature}`);
    await expect(checking).rejects.toMatchObject({ code: "provider.token-refused" });
  });

  test("without a signature is refused", async () => {
    const checking = check(new UnsecuredJWT(good).encode());
    await expect(checking).rejects.toMatchObject({ code: "provider.token-refused" });
  });

  test("signed with our public key as a shared secret is refused", async () => {
    const secret = new TextEncoder().encode(JSON.stringify(keys.ours));
    const forged = new SignJWT(good)
      .setProtectedHeader({ alg: "HS256", kid: "their-1" })
      .sign(secret);
    await expect(check(forged)).rejects.toMatchObject({ code: "provider.token-refused" });
  });

  test("that is not encrypted is refused", async () => {
    const checking = verifyIdToken(await sign(good), keys.ours, context());
    await expect(checking).rejects.toMatchObject({ code: "provider.token-refused" });
  });

  test("encrypted for somebody else is refused", async () => {
    const { reader } = await makeKeys();
    const jwe = await new CompactEncrypt(new TextEncoder().encode(await sign(good)))
      .setProtectedHeader({ alg: "RSA-OAEP-256", enc: "A128CBC-HS256", kid: "enc-1" })
      .encrypt(reader.publicKey);
    const checking = verifyIdToken(jwe, keys.ours, context());
    await expect(checking).rejects.toMatchObject({ code: "provider.token-refused" });
  });

  test("is found by its key also when it names none, over two keys", async () => {
    const { ours: other } = await makeKeys();
    const both = KeySet.parse({
      keys: [{ ...other.keys[0], kid: "enc-0" }, ...keys.ours.keys],
    });
    const jwe = await new CompactEncrypt(new TextEncoder().encode(await sign(good)))
      .setProtectedHeader({ alg: "RSA-OAEP-256", enc: "A128CBC-HS256" })
      .encrypt(keys.reader.publicKey);
    await expect(verifyIdToken(jwe, both, context())).resolves.toMatchObject({
      subject: "marc-delvaux",
    });
  });
});
