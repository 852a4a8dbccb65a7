import { legalInstant, plainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { copyAgenda } from "../agenda/agenda.service.ts";
import { rulesAt } from "../ballot/ballot.rules.ts";
import { type LockedMeeting, wallClock } from "./meeting.queries.ts";
import { setNoticeDeadline } from "./meeting.service.ts";

type Following = Readonly<{
  /** `YYYY-MM-DD`, found lawful before. */
  day: string;
  /** `HH:MM`; that of the earlier meeting unless told. */
  time: string | undefined;
  kind: LockedMeeting["kind"];
  session: 1 | 2;
  firstSessionId?: string;
  /** The texts put again; all of them unless told. */
  texts?: readonly string[];
}>;

/** Drafts the meeting that takes up an earlier one: same place and means, under its own day's rules. */
export async function draftFollowing(
  tx: Tx,
  association: AssociationId,
  earlier: LockedMeeting,
  { day, time, texts, ...kind }: Following,
): Promise<string> {
  const startsAt = legalInstant(plainDate(day), time ?? wallClock(earlier.startsAt).time);
  const id = newRowId();
  await tx.meeting.create({
    data: {
      associationId: association,
      id,
      ...kind,
      startsAt: new Date(startsAt.epochMilliseconds),
      place: earlier.place,
      remoteAllowed: earlier.remoteAllowed,
      conferenceUrl: earlier.conferenceUrl,
      conferencePhone: earlier.conferencePhone,
      consultation: earlier.consultation,
      language: earlier.language,
      rulesVersion: rulesAt(plainDate(day))?.version ?? earlier.rulesVersion,
      createdAt: nowColumn(),
    },
  });
  await copyAgenda(tx, association, earlier.id, id, texts);
  await setNoticeDeadline(tx, association, id, day);
  return id;
}
