import { currentActor, visitorKey } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { AUDIENCES, frameOf, retryOf, spreadOf } from "#server/assembly/sitting/following.rules.ts";
import { following, type Recalled } from "#server/assembly/sitting/following.service.ts";
import { capacitiesIn, partiesOf } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import { refusal } from "../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/[meeting]/progress">;

/** A stream ends by itself and the browser opens another: no connection lives for ever. */
const LIFE_SECONDS = 300;

type Asked = Readonly<{ associationId: string; meetingId: string }>;

/** Looks up who asks to follow a meeting. @throws TRPCError where he may not */
async function lookUp(asked: Asked, key: string, request: Request): Promise<Recalled> {
  const { ballot, sitting } = (await caller()).assembly;
  // Where one takes part at a distance, each stream is a sign of life, and so is its end.
  const isRemote = await sitting.connected(asked).catch(() => false);
  // Who takes part may follow: how far a meeting is that others follow here was just looked at.
  const known = isRemote ? following.progressOf(asked) : null;
  const progress = known ?? (await ballot.progress(asked));
  const actor = await currentActor();
  const [capacity] = capacitiesIn(actor, asked.associationId);
  if (actor.kind !== "person" || !capacity) throw notFound();
  const association = capacity.associationId;
  const wished = new URL(request.url).searchParams.get("for");
  const audience = AUDIENCES.find((known) => known === wished) ?? "voter";
  const { sessionId } = actor;
  return {
    place: { association, meetingId: asked.meetingId },
    follower: { key, sessionId, parties: partiesOf(actor, association), isRemote, audience },
    progress,
  };
}

/** Tells a page that the meeting it shows has moved on; never which way anybody voted. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { association: associationId, meeting: meetingId } = await params;
  const asked = { associationId, meetingId };
  let found: Recalled;
  try {
    const key = `${await visitorKey()}${new URL(request.url).search}`;
    found = following.recall(asked, key) ?? (await lookUp(asked, key, request));
  } catch (error) {
    return refusal(error);
  }
  return new Response(streamOf(found, request), {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
}

function streamOf({ place, follower, progress }: Recalled, { headers, signal }: Request) {
  // What was missed while asleep or cut off: the browser says what it saw last.
  const before = headers.get("last-event-id");
  const { audience, isRemote } = follower;
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const followers = following.count(place.meetingId);
      const id = progress.mark;
      const retry = retryOf(followers, Math.random());
      const spread = spreadOf(audience, followers);
      controller.enqueue(frameOf({ event: "ready", id, data: spread }, retry));
      if (before && before !== id) {
        controller.enqueue(frameOf({ event: "moved", id, data: spread }));
      }
      const say = (frame: Uint8Array) => controller.enqueue(frame);
      const reader = { say, end: () => end() };
      const leave = following.follow(place, follower, reader, progress);
      const seconds = isRemote ? following.beat(place.meetingId) : LIFE_SECONDS;
      const life = setTimeout(reader.end, seconds * 1_000);
      end = () => {
        end = () => {};
        leave();
        clearTimeout(life);
        signal.removeEventListener("abort", reader.end);
        controller.close();
      };
      signal.addEventListener("abort", reader.end);
      if (signal.aborted) end();
    },
    cancel: () => end(),
  });
}
