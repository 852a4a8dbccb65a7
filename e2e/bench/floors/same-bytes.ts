import { readFileSync } from "node:fs";
import { join } from "node:path";

const kept = new Map<string, Buffer<ArrayBuffer>>();

function bytesOf(page: string): Buffer<ArrayBuffer> {
  const before = kept.get(page);
  if (before) return before;
  const bytes = readFileSync(join(process.env.KOPRO_FLOOR_BYTES ?? "", page));
  kept.set(page, bytes);
  return bytes;
}

/**
 * A page's bytes from memory, and nothing else: the least that this application does for an answer
 * of that size. Dynamic, since that answers faster here than the framework's cache of static ones.
 */
export function GET(request: Request): Response {
  const [, page = ""] = request.url.split("?page=");
  return new Response(bytesOf(page), { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
