import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { env } from "./env.ts";

/**
 * Thirty-two bytes that only this installation can make for a purpose and a value: a keyed hash
 * under a key of that purpose alone, so that one use says nothing about another.
 */
export function keyedHash(purpose: string, value: string): Buffer {
  const key = createHmac("sha256", env().NEXTAUTH_SECRET).update(`koprogo/${purpose}`).digest();
  return createHmac("sha256", key).update(value).digest();
}

const NONCE = 12;
const TAG = 16;

/**
 * Encrypts a few bytes for one purpose and one place (AES-256-GCM under a key of this installation):
 * what is copied to another place does not open there.
 * @returns nonce, tag and ciphertext, one after the other.
 */
export function sealBytes(
  purpose: string,
  place: string,
  bytes: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyedHash(purpose, "key"), nonce);
  cipher.setAAD(Buffer.from(place, "utf8"));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
}

/** What `sealBytes` sealed for the purpose and place. @throws Error when it was not, or was changed. */
export function openBytes(
  purpose: string,
  place: string,
  sealed: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const cipher = createDecipheriv(
    "aes-256-gcm",
    keyedHash(purpose, "key"),
    sealed.subarray(0, NONCE),
  );
  cipher.setAAD(Buffer.from(place, "utf8"));
  cipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return new Uint8Array(
    Buffer.concat([cipher.update(sealed.subarray(NONCE + TAG)), cipher.final()]),
  );
}
