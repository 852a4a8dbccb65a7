import { createPublicKey, verify } from "node:crypto";
import {
  canonicalJson,
  fromHex,
  type Hash,
  leafOf,
  leafOfBytes,
  sha256,
  toHex,
} from "#server/proof/leaf/leaf.rules.ts";
import type { SealedEvent } from "#server/proof/leaf/leaf.schema.ts";
import { verifyInclusion } from "#server/proof/tree/tree.rules.ts";
import {
  type AnchorRef,
  type Check,
  type CheckName,
  FILE_MAX_BYTES,
  type Outcome,
  type Place,
  ReceiptV1,
  type SignedPart,
} from "./receipt.schema.ts";

/** What the chain says of a receipt; null when it could not be asked. */
export type ChainFacts = Readonly<{
  chainId: number;
  contract: string;
  /** The key's hash was anchored. */
  keyAnchored: boolean;
  /** When the batch's root was anchored, in seconds since 1970; null when it was not. */
  rootAnchoredAt: bigint | null;
  /** Block of the named transaction, if it anchored that root; null otherwise. */
  transactionBlock: number | null;
}> | null;

/** What the installation itself knows, whatever the file says. */
export type OwnFacts = Readonly<{
  /** The key is its own, now or before: anybody may anchor any other. */
  ownKey: boolean;
  /** The meeting's tree was closed without this leaf. */
  absent: boolean;
}>;

/** The part of a receipt that is signed. */
export function signedPart(event: SealedEvent): SignedPart {
  return { v: "koprogo.receipt/1", event, leaf: toHex(leafOf(event)) };
}

/** The bytes that the installation's key signs. */
export function signedBytes({ v, event, leaf }: SignedPart): Uint8Array {
  return new TextEncoder().encode(canonicalJson({ v, event, leaf }));
}

/** What is anchored of the installation's public key: SHA-256("koprogo.key/1" ‖ raw key). */
export function keyHash(publicKey: Uint8Array): Hash {
  return sha256(new TextEncoder().encode("koprogo.key/1"), publicKey);
}

/** A tree's root as a leaf of the batch. */
export function batchLeaf(root: Uint8Array): Hash {
  return leafOfBytes(root);
}

/** Ed25519 (RFC 8032) over the signed part; false as well when the key is no point of the curve. */
function signatureHolds(receipt: ReceiptV1): boolean {
  const x = Buffer.from(receipt.key, "hex").toString("base64url");
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    return verify(null, signedBytes(receipt), key, Buffer.from(receipt.signature, "hex"));
  } catch {
    return false;
  }
}

function placeHolds(leaf: Uint8Array, place: Place): boolean {
  const { index, size } = place;
  return verifyInclusion({
    leaf,
    index,
    size,
    path: place.path.map(fromHex),
    root: fromHex(place.root),
  });
}

const judged = (holds: boolean): Outcome => (holds ? "passed" : "failed");

function sameContract(anchor: AnchorRef, chain: NonNullable<ChainFacts>): boolean {
  return anchor.chainId === chain.chainId && anchor.contract === chain.contract.toLowerCase();
}

function chainOutcome(name: CheckName, { anchor }: ReceiptV1, chain: ChainFacts): Outcome {
  if (chain === null) return "unknown";
  if (!anchor) return "waiting";
  if (name === "same-contract") return judged(sameContract(anchor, chain));
  if (name === "transaction") return judged(chain.transactionBlock === anchor.block);
  return judged(chain.rootAnchoredAt !== null);
}

function keyOutcome(chain: ChainFacts, own: OwnFacts): Outcome {
  if (!own.ownKey) return "failed";
  if (chain === null) return "unknown";
  return chain.keyAnchored ? "passed" : "waiting";
}

function treeOutcome({ leaf, tree }: ReceiptV1, own: OwnFacts): Outcome {
  if (tree) return judged(placeHolds(fromHex(leaf), tree));
  return own.absent ? "failed" : "waiting";
}

/**
 * Every check of a receipt, each by its name, whatever the others say: nothing in the file is
 * believed that its own hash, the signature or the chain does not confirm.
 */
export function checkReceipt(receipt: ReceiptV1, chain: ChainFacts, own: OwnFacts): Check[] {
  const { tree, batch } = receipt;
  const chained = (name: CheckName): Check => ({
    name,
    outcome: chainOutcome(name, receipt, chain),
  });
  return [
    { name: "leaf", outcome: judged(toHex(leafOf(receipt.event)) === receipt.leaf) },
    { name: "signature", outcome: judged(signatureHolds(receipt)) },
    { name: "key-anchored", outcome: keyOutcome(chain, own) },
    { name: "in-tree", outcome: treeOutcome(receipt, own) },
    {
      name: "in-batch",
      outcome: tree && batch ? judged(placeHolds(batchLeaf(fromHex(tree.root)), batch)) : "waiting",
    },
    chained("same-contract"),
    chained("transaction"),
    chained("root-anchored"),
  ];
}

/** One word for all checks: a failure outweighs an unknown, which outweighs a wait. */
export function verdictOf(checks: readonly Check[]): Outcome {
  const has = (outcome: Outcome) => checks.some((check) => check.outcome === outcome);
  if (has("failed")) return "failed";
  if (has("unknown")) return "unknown";
  return has("waiting") ? "waiting" : "passed";
}

/** No honest receipt nests deeper than its paths. */
const DEEPEST = 4;

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of text) {
    if (char === "{" || char === "[") deepest = Math.max(deepest, ++depth);
    if (char === "}" || char === "]") depth--;
  }
  return deepest;
}

/** The receipt in a file, or why it cannot be one. The depth is looked at before anything is parsed. */
export function readReceipt(file: string): ReceiptV1 | "missing" | "too-large" | "unreadable" {
  if (file.trim() === "") return "missing";
  if (Buffer.byteLength(file) > FILE_MAX_BYTES) return "too-large";
  if (depthOf(file) > DEEPEST) return "unreadable";
  try {
    return ReceiptV1.safeParse(JSON.parse(file.replace(/^\uFEFF/, ""))).data ?? "unreadable";
  } catch {
    return "unreadable";
  }
}
