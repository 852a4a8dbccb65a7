import { createServer, type IncomingMessage, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { newRowId, now } from "#server/platform/clock.ts";
import { log } from "#server/platform/log.ts";
import { sameSecret } from "./protocol.ts";
import type { Event } from "./store.ts";

const Incoming = z.object({
  id: z.string().optional(),
  name: z.string().min(1),
  data: z.record(z.string(), z.unknown()).default({}),
  ts: z.number().optional(),
});
const Body = z.union([z.array(Incoming), Incoming.transform((event) => [event])]);

/** Larger than any list of ids; smaller than what would hurt. */
const MAX_BYTES = 1_000_000;

type Accept = (event: Event) => Promise<boolean | null>;
type Answer = Readonly<{ status: number; body: unknown }>;

/** The event endpoint of the hosted service, `POST /e/:key`, as far as we use it. */
export function createEventServer(eventKey: string, accept: Accept): Server {
  return createServer((request, response) => {
    void answer(request, eventKey, accept)
      .catch((error: unknown): Answer => {
        log.error({ err: error }, "event not taken");
        return { status: 500, body: { error: "internal" } };
      })
      .then(({ status, body }) => {
        response
          .writeHead(status, { "content-type": "application/json" })
          .end(JSON.stringify(body));
      });
  });
}

async function answer(request: IncomingMessage, eventKey: string, accept: Accept): Promise<Answer> {
  if (request.method === "GET" && request.url === "/health") {
    return { status: 200, body: { status: "ok" } };
  }
  const key = /^\/e\/([^/?]+)$/.exec(request.url ?? "")?.[1];
  if (request.method !== "POST" || key === undefined) return { status: 404, body: {} };
  if (!sameSecret(key, eventKey)) return { status: 401, body: { error: "event key not found" } };
  if (Number(request.headers["content-length"] ?? 0) > MAX_BYTES) return { status: 413, body: {} };
  const parsed = Body.safeParse(json(await text(request)));
  if (!parsed.success) return { status: 400, body: { error: "not an event" } };

  const ids: string[] = [];
  for (const incoming of parsed.data) {
    const event = {
      ...incoming,
      id: incoming.id ?? newRowId(),
      ts: incoming.ts ?? now().epochMilliseconds,
    };
    // Until the application was asked for its functions nobody knows what an event starts.
    if ((await accept(event)) === null) return { status: 503, body: { error: "not ready" } };
    ids.push(event.id);
  }
  return { status: 200, body: { status: 200, ids } };
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
