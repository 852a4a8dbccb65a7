import { currentSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { toLocale } from "#messages/routing.ts";
import { meetingEvent } from "#server/documents/delivery/event.rules.ts";
import { notFound } from "#server/kernel/errors.ts";
import { env } from "#server/platform/env.ts";
import { refusal } from "../../../../refusal.ts";

type Context = RouteContext<"/api/assembly/[association]/[meeting]/calendar">;

/** A convened meeting for the reader's calendar; the conference only for whoever may join it. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { association: associationId, meeting: meetingId } = await params;
  const call = await caller();
  try {
    const meeting = await call.assembly.meeting.get({ associationId, meetingId });
    if (!meeting.convenedAt) throw notFound();
    const { kind, session, startsAt, place, association, remoteAllowed } = meeting;
    const language = toLocale((await currentSession())?.locale ?? meeting.language);
    const base = env().NEXTAUTH_URL;
    const remote = { url: meeting.conferenceUrl, phone: meeting.conferencePhone };
    const event = meetingEvent({
      ...{ meetingId: meeting.originalId, language, kind, session, startsAt, place },
      associationName: association.name,
      remote: remoteAllowed ? remote : null,
      url: `${base}/${language}/${association.slug}/assembly/meetings/${meetingId}`,
      host: new URL(base).hostname,
      madeAt: meeting.convenedAt,
      // One version later than the notice: the entry that is there is taken away.
      revision: meeting.revision + (meeting.cancelled ? 1 : 0),
      cancelled: meeting.cancelled !== null,
    });
    return new Response(event, {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'attachment; filename="assembly.ics"',
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return refusal(error);
  }
}
