import type { VoteEvent } from "./leaf.schema.ts";

/**
 * Which of a head's lots a vote is for, one bit for each in ascending order of id, the first lot in the
 * highest bit of the first byte (`koprogo.vote/4`).
 */
export function lotBits(own: readonly string[], lots: readonly string[]): string {
  const named = new Set(lots);
  const bytes = new Uint8Array(Math.ceil(own.length / 8));
  for (const [index, lot] of own.toSorted().entries()) {
    if (!named.has(lot)) continue;
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (128 >> (index & 7));
  }
  return Buffer.from(bytes).toString("base64url");
}

const ones = (byte: number) => byte.toString(2).replaceAll("0", "").length;

/** For how many lots of its head a vote is; null for all of them. */
export function lotCount(vote: VoteEvent): number | null {
  if (vote.v === "koprogo.vote/3") return vote.lots.length;
  if (vote.v !== "koprogo.vote/4") return null;
  return Buffer.from(vote.lots, "base64url").reduce((sum, byte) => sum + ones(byte), 0);
}
