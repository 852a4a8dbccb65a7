import { createHmac } from "node:crypto";
import { env } from "./env.ts";

/**
 * Thirty-two bytes that only this installation can make for a purpose and a value: a keyed hash
 * under a key of that purpose alone, so that one use says nothing about another.
 */
export function keyedHash(purpose: string, value: string): Buffer {
  const key = createHmac("sha256", env().NEXTAUTH_SECRET).update(`koprogo/${purpose}`).digest();
  return createHmac("sha256", key).update(value).digest();
}
