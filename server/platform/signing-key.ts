import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { env } from "./env.ts";

/** The installation's hand: what it signs anybody can check with the public key. */
export type SigningKey = Readonly<{
  /** Ed25519 public key, the 32 raw bytes (RFC 8032). */
  publicKey: Uint8Array<ArrayBuffer>;
  /** Ed25519 over the message, 64 bytes. */
  sign: (message: Uint8Array) => Uint8Array;
}>;

function rawPublicKey(key: KeyObject): Uint8Array<ArrayBuffer> {
  const { x } = createPublicKey(key).export({ format: "jwk" });
  return new Uint8Array(Buffer.from(x ?? "", "base64url"));
}

/**
 * Opens a key kept as PKCS8 (DER) in base64.
 * @throws Error when it is no Ed25519 key; the words never hold the key.
 */
export function openSigningKey(pkcs8: string): SigningKey {
  const key = createPrivateKey({ key: Buffer.from(pkcs8, "base64"), format: "der", type: "pkcs8" });
  if (key.asymmetricKeyType !== "ed25519") throw new Error("KOPRO_SIGNING_KEY is no Ed25519 key");
  return { publicKey: rawPublicKey(key), sign: (message) => sign(null, message, key) };
}

let opened: { from: string; key: SigningKey } | undefined;

/** The installation's key. @throws Error where `KOPRO_SIGNING_KEY` is not set. */
export function signingKey(): SigningKey {
  const from = env().KOPRO_SIGNING_KEY;
  if (!from) throw new Error("KOPRO_SIGNING_KEY is not set: no receipt can be signed");
  if (opened?.from !== from) opened = { from, key: openSigningKey(from) };
  return opened.key;
}

/** The public half of the installation's key; null where it has none. */
export function ownPublicKey(): Uint8Array<ArrayBuffer> | null {
  return env().KOPRO_SIGNING_KEY ? signingKey().publicKey : null;
}
