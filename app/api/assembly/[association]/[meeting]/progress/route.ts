import { setTimeout as delay } from "node:timers/promises";
import { caller } from "#app/caller.ts";
import { BEAT_SECONDS } from "#server/assembly/sitting/connection.rules.ts";
import { refusal } from "../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/[meeting]/progress">;

const LOOK_MS = 1_000;
/** A stream ends by itself and the browser opens another: no connection lives for ever. */
const LOOKS = 300;
const RETRY_MS = 500;

/** Tells a page that the meeting it shows has moved on; never which way anybody voted. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { association: associationId, meeting: meetingId } = await params;
  // Who asks is looked up each time: a session that ends, ends its stream.
  const look = async () => (await caller()).assembly.ballot.progress({ associationId, meetingId });
  // Where one takes part at a distance, each stream is a sign of life, and so is its end.
  const showLife = async () => {
    const { sitting } = (await caller()).assembly;
    return sitting.connected({ associationId, meetingId }).catch(() => false);
  };
  // What was missed while asleep or cut off: the browser says what it saw last.
  const before = request.headers.get("last-event-id");
  let seen: string;
  let looks: number;
  try {
    seen = await look();
    looks = (await showLife()) ? (BEAT_SECONDS * 1_000) / LOOK_MS : LOOKS;
  } catch (error) {
    return refusal(error);
  }
  const encoder = new TextEncoder();
  const { signal } = request;
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (event: string) =>
        controller.enqueue(
          encoder.encode(`retry: ${RETRY_MS}\nid: ${seen}\nevent: ${event}\ndata: \n\n`),
        );
      tell("ready");
      if (before && before !== seen) tell("moved");
      try {
        for (let n = 0; n < looks && !signal.aborted; n++) {
          await delay(LOOK_MS, undefined, { signal });
          const current = await look();
          if (current === seen) continue;
          seen = current;
          tell("moved");
        }
        controller.close();
      } catch {
        // The reader left, or the meeting is no longer his to see: he asks again or not.
        if (!signal.aborted) controller.close();
        else if (looks < LOOKS) await showLife();
      }
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
}
