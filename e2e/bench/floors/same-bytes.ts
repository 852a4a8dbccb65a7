import { readFileSync } from "node:fs";

let kept: Buffer<ArrayBuffer> | undefined;

/**
 * A page's bytes from memory, and nothing else: the least that this application does for an answer
 * of that size. Dynamic, since that answers faster here than the framework's cache of static ones.
 */
export function GET(): Response {
  kept ??= readFileSync(process.env.KOPRO_FLOOR_BYTES ?? "");
  return new Response(kept, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
