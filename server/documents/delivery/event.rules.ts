import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { Act, CancellationAct, ConvocationAct } from "../template/template.schema.ts";

/** A general assembly as an entry of somebody's calendar. */
export type MeetingEvent = Readonly<{
  meetingId: string;
  language: string;
  kind: "ordinary" | "extraordinary";
  session: number;
  associationName: string;
  /** An instant: programs show it in the reader's own zone, on the right side of a change of clocks. */
  startsAt: string;
  place: string;
  /** How one takes part at a distance; null where that is not provided for, or not for the reader. */
  remote: Readonly<{ url: string | null; phone: string | null }> | null;
  /** The meeting's page. */
  url: string;
  /** The host part of identifiers. */
  host: string;
  /** When this version was made: a later one takes the place of an earlier one. */
  madeAt: string;
  /** How many times the notice was corrected. */
  revision: number;
  cancelled: boolean;
}>;

/** How long a meeting is taken to last: no notice says it. */
const HOURS = 2;

/** The entry of one meeting (RFC 5545): the same one is sent again, changed, never a second. */
export function meetingEvent(event: MeetingEvent): string {
  const { language, kind, session, associationName, remote, url, cancelled } = event;
  const locale = toLocale(language);
  const t = translator(locale, "documents");
  const start = Temporal.Instant.from(event.startsAt);
  const title = session === 2 ? t("event.second") : t(`event.${kind}`);
  const method = cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
  const calendar = ical({ method });
  calendar.prodId({ company: "KoproGo", product: "Notice" });
  calendar.createEvent({
    id: `meeting-${event.meetingId}@${event.host}`,
    sequence: event.revision,
    stamp: new Date(event.madeAt),
    summary: t("event.title", { title, association: associationName }),
    location: event.place,
    start: new Date(start.epochMilliseconds),
    end: new Date(start.add({ hours: HOURS }).epochMilliseconds),
    description: [
      t("event.notice"),
      ...(remote?.url ? [t("convocation.remoteUrl", { url: remote.url })] : []),
      ...(remote?.phone ? [t("convocation.remotePhone", { phone: remote.phone })] : []),
      url,
    ].join("\n"),
    url,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}

type Sent = Readonly<{ meetingId: string; host: string; madeAt: string }>;

function eventOfNotice(notice: ConvocationAct, sent: Sent): MeetingEvent {
  const { meeting, association, locale, url } = notice;
  const { kind, session, startsAt, place, remote } = meeting;
  return {
    ...{ ...sent, language: locale, associationName: association.name },
    // A corrected notice changes the entry that is there already.
    meetingId: notice.originalId ?? sent.meetingId,
    ...{ kind, session, startsAt, place, remote },
    url: url ?? "",
    revision: notice.revision ?? 0,
    cancelled: false,
  };
}

/** Takes the entry away: the same one, in a later version. */
function eventOfCancellation(word: CancellationAct, sent: Sent): MeetingEvent {
  const { meeting, association, locale, url, originalId, revision } = word;
  return {
    ...{ ...sent, meetingId: originalId, language: locale, associationName: association.name },
    ...{ ...meeting, remote: null, url, revision, cancelled: true },
  };
}

/** How a mail program is to take the entry of an act. */
export function methodOf(act: Act): "PUBLISH" | "CANCEL" {
  return act.kind === "assembly.cancellation" ? "CANCEL" : "PUBLISH";
}

/** The entry that goes with the mail of an act; null for one that calls nobody to a meeting. */
export function eventOf(act: Act, sent: Sent): string | null {
  if (act.kind === "assembly.cancellation")
    return meetingEvent(eventOfCancellation(act.props, sent));
  return act.kind === "assembly.convocation" ? meetingEvent(eventOfNotice(act.props, sent)) : null;
}
