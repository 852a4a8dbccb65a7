import { z } from "zod";
import { formatDate, legalDay } from "#components/ui/format.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { Act } from "../template/template.schema.ts";

const HeldMeeting = z.object({
  meeting: z.object({
    kind: z.enum(["ordinary", "extraordinary"]),
    session: z.number(),
    on: z.string(),
  }),
});

function factsOf(act: Act) {
  if (act.kind === "assembly.minutes") return HeldMeeting.parse(act.props.record).meeting;
  if (
    act.kind !== "assembly.convocation" &&
    act.kind !== "assembly.cancellation" &&
    act.kind !== "assembly.reminder" &&
    act.kind !== "assembly.substitute"
  ) {
    return null;
  }
  const { kind, session, startsAt } = act.props.meeting;
  return { kind, session, on: legalDay(startsAt) };
}

/** Which meeting an act is about, in its reader's language; null for one that is about none. */
function meetingOf(act: Act, language: string): string | null {
  const meeting = factsOf(act);
  if (!meeting) return null;
  const locale = toLocale(language);
  const date = formatDate(meeting.on, locale);
  const kind = meeting.session === 2 ? "second" : meeting.kind;
  return translator(locale, "documents")(`archive.meeting.${kind}`, { date });
}

/** How a document that went to somebody is called in his list: what it is, of which day, for whom. */
export function titleOf(act: Act, recipient: string, language: string): string {
  const t = translator(toLocale(language), "documents");
  const kind = t(`archive.kind.${act.kind}`);
  if (act.kind === "assembly.written-word" || act.kind === "assembly.written") {
    return t("archive.titled", { kind, meeting: act.props.title, recipient });
  }
  const meeting = meetingOf(act, language);
  return meeting === null ? kind : t("archive.titled", { kind, meeting, recipient });
}

/** How the letters printed together, and their list, are called in the office's. */
export function batchTitles(act: Act, count: number, language: string) {
  const t = translator(toLocale(language), "documents");
  const isWritten = act.kind === "assembly.written-word" || act.kind === "assembly.written";
  const meeting = isWritten ? act.props.title : (meetingOf(act, language) ?? "");
  const about = (title: string) =>
    meeting === "" ? title : t("archive.batch", { title, meeting, count });
  const letters =
    act.kind === "assembly.convocation" || act.kind === "assembly.cancellation"
      ? "letters"
      : act.kind === "assembly.written-word"
        ? "writtenLetters"
        : "minutesLetters";
  return { letters: about(t(`archive.${letters}`)), list: about(t("archive.postingList")) };
}
