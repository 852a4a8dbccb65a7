import { setTimeout as delay } from "node:timers/promises";
import { caller } from "#app/caller.ts";
import { refusal } from "../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/[meeting]/progress">;

const LOOK_MS = 1_000;
/** A stream ends by itself and the browser opens another: no connection lives for ever. */
const LOOKS = 300;

/** Tells a page that the meeting it shows has moved on; never which way anybody voted. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { association: associationId, meeting: meetingId } = await params;
  // Who asks is looked up each time: a session that ends, ends its stream.
  const look = async () => (await caller()).assembly.ballot.progress({ associationId, meetingId });
  let seen: string;
  try {
    seen = await look();
  } catch (error) {
    return refusal(error);
  }
  const encoder = new TextEncoder();
  const { signal } = request;
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (event: string) =>
        controller.enqueue(encoder.encode(`event: ${event}\ndata: \n\n`));
      tell("ready");
      try {
        for (let n = 0; n < LOOKS && !signal.aborted; n++) {
          await delay(LOOK_MS, undefined, { signal });
          const current = await look();
          if (current !== seen) tell("moved");
          seen = current;
        }
        controller.close();
      } catch {
        // The reader left, or the meeting is no longer his to see: he asks again or not.
        if (!signal.aborted) controller.close();
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
