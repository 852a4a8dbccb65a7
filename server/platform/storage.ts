import { createHash, randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { env } from "./env.ts";

/** Bytes kept under their own fingerprint: the same file twice is one file. */
export type StoredFile = Readonly<{ key: string; sha256: Buffer<ArrayBuffer>; size: number }>;

let opened: { path: string; disk: Disk } | undefined;

function disk(): Disk {
  const path = resolve(env().STORAGE_PATH);
  if (opened?.path !== path) {
    opened = { path, disk: new Disk(new FSDriver({ location: path, visibility: "private" })) };
  }
  return opened.disk;
}

function fingerprint(bytes: Uint8Array): Buffer<ArrayBuffer> {
  return createHash("sha256").update(bytes).digest();
}

/**
 * Keeps bytes. Call it before the transaction that names them: when that one fails, an orphan is
 * left that nothing points to, and never a row without its file.
 */
export async function putFile(bytes: Uint8Array): Promise<StoredFile> {
  const sha256 = fingerprint(bytes);
  const hex = sha256.toString("hex");
  const key = `sha256/${hex.slice(0, 2)}/${hex}`;
  // Written beside, then moved: a reader sees the whole file or none.
  const draft = `incoming/${randomUUID()}`;
  await disk().put(draft, bytes);
  await disk().move(draft, key);
  return { key, sha256, size: bytes.byteLength };
}

/** The bytes under a key. @throws when they are gone, or are no longer what was kept. */
export async function getFile(key: string): Promise<Uint8Array> {
  const bytes = await disk().getBytes(key);
  if (!key.endsWith(fingerprint(bytes).toString("hex"))) {
    throw new Error("a stored file is not what was kept");
  }
  return bytes;
}

/** Takes bytes away for good: only where no row names them any more. What is gone already is gone. */
export async function removeFile(key: string): Promise<void> {
  if (await disk().exists(key)) await disk().delete(key);
}
