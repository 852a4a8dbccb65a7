import { hash } from "node:crypto";
import canonicalize from "canonicalize";
import { SealedEvent } from "./leaf.schema.ts";

/** 32 bytes over a buffer of their own, as a `Bytes` column takes them. */
export type Hash = Uint8Array<ArrayBuffer>;

/** SHA-256 of the parts one after the other. */
export function sha256(...parts: readonly Uint8Array[]): Hash {
  return new Uint8Array(hash("sha256", Buffer.concat(parts), "buffer"));
}

/**
 * The one text of a JSON value: keys in order, no space, shortest numbers (RFC 8785).
 * @throws TypeError when the value is not JSON (a bigint, a function, nothing at all).
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return text;
}

/** A leaf over any bytes: SHA-256(0x00 ‖ data) (RFC 9162 §2.1.1). */
export function leafOfBytes(data: Uint8Array): Hash {
  return sha256(Uint8Array.of(0x00), data);
}

/**
 * A vote, or a signature, as it is kept and as it is sealed: its canonical JSON, and SHA-256(0x00 ‖ UTF-8 of it).
 * @throws ZodError when the event is not exactly in the format.
 */
export function sealedVote(event: SealedEvent): Readonly<{ canonical: string; leaf: Hash }> {
  const canonical = canonicalJson(SealedEvent.parse(event));
  return { canonical, leaf: leafOfBytes(new TextEncoder().encode(canonical)) };
}

/** The leaf of a vote or a signature. @throws ZodError when the event is not exactly in the format. */
export function leafOf(event: SealedEvent): Hash {
  return sealedVote(event).leaf;
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** The bytes of hexadecimal digits already checked by a schema. */
export function fromHex(hex: string): Hash {
  return new Uint8Array(Buffer.from(hex, "hex"));
}

/** Same bytes; no secret is compared here. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** What the tree that holds an event closes: the meeting, or the written decision. */
export function subjectOf(event: SealedEvent): string {
  return event.v === "koprogo.signature/1" ? event.written : event.meeting;
}
