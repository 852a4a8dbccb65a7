import { ownPublicKey, signingKey } from "#server/platform/signing-key.ts";
import { toHex } from "#server/proof/leaf/leaf.rules.ts";
import type { SealedEvent } from "#server/proof/leaf/leaf.schema.ts";
import { signedBytes, signedPart } from "./receipt.rules.ts";
import type { ReceiptOf } from "./receipt.schema.ts";

/**
 * The receipt of a vote or a signature, from the second it is accepted. Ed25519 gives one signature per key and
 * message, so issuing it again gives the same bytes: nothing needs to be kept.
 */
export function issueReceipt<Event extends SealedEvent>(event: Event): ReceiptOf<Event> {
  const part = signedPart(event);
  const key = signingKey();
  const signature = toHex(key.sign(signedBytes(part)));
  return { ...part, event, key: toHex(key.publicKey), signature };
}

/** Whether a public key, in hexadecimal, is the one that signs now. */
export function isCurrentKey(key: string): boolean {
  const own = ownPublicKey();
  return own !== null && toHex(own) === key;
}
