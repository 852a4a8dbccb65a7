import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { StartTrouble, systemCode } from "./trouble.ts";

const Key = z.record(z.string(), z.unknown());
const Jwks = z.object({ keys: z.array(Key).min(1) });

const Secrets = z.object({
  superuserPassword: z.string(),
  ownerPassword: z.string(),
  appPassword: z.string(),
  /** Seals next-auth's cookies. */
  sessionSecret: z.string(),
  /** Kept over builds, so that a form rendered by one build posts to the next. */
  actionsKey: z.string(),
  /** Ed25519, PKCS8 in base64: signs receipts. */
  signingKey: z.string(),
  chainKey: z.string(),
  /** What we are to the identity provider: two keys to sign and two to decrypt, for rotation. */
  clientJwks: Jwks,
  /** What the local identity provider signs with, and seals its cookies with. */
  identityJwks: Jwks,
  identityCookieKey: z.string(),
  /** What we show the second local provider, which agreed on a secret instead of keys. */
  identityClientSecret: z.string(),
  eventKey: z.string(),
  jobsSigningKey: z.string(),
});
export type Secrets = z.infer<typeof Secrets>;

/** The first account of every anvil chain: public knowledge, worth nothing elsewhere. */
const ANVIL_KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

const secret = () => randomBytes(32).toString("base64url");

function rsaKey(kid: string, use: "sig" | "enc"): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const alg = use === "sig" ? "RS256" : "RSA-OAEP-256";
  return { ...privateKey.export({ format: "jwk" }), kid, use, alg };
}

function makeSecrets(): Secrets {
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    superuserPassword: secret(),
    ownerPassword: secret(),
    appPassword: secret(),
    sessionSecret: secret(),
    actionsKey: randomBytes(32).toString("base64"),
    signingKey: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    chainKey: ANVIL_KEY,
    clientJwks: {
      keys: [
        rsaKey("sig-1", "sig"),
        rsaKey("sig-2", "sig"),
        rsaKey("enc-1", "enc"),
        rsaKey("enc-2", "enc"),
      ],
    },
    identityJwks: { keys: [rsaKey("identity-1", "sig")] },
    identityCookieKey: secret(),
    identityClientSecret: secret(),
    eventKey: randomBytes(16).toString("hex"),
    jobsSigningKey: `signkey-prod-${randomBytes(32).toString("hex")}`,
  };
}

function readKept(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (systemCode(error)) throw error;
    throw new StartTrouble(
      `${file} is damaged: put it back from a copy, or name an empty data folder in KOPRO_DATA to begin anew.`,
      { cause: error },
    );
  }
}

/** The secrets of this installation, made once and readable by their owner only. */
export function loadSecrets(folder: string): Secrets {
  const file = join(folder, "secrets.json");
  const kept = readKept(file);
  const whole = Secrets.safeParse(kept);
  if (whole.success) return whole.data;
  // What a later version needs besides is added; what is there never changes.
  const made = Secrets.parse({ ...makeSecrets(), ...kept });
  writeFileSync(`${file}.part`, JSON.stringify(made, null, 2), { mode: 0o600 });
  renameSync(`${file}.part`, file);
  return made;
}
