import { toLocale } from "#messages/routing.ts";
import type { OccupantNoticeAct } from "#server/documents/template/posted.schema.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { noticeSource } from "../convocation/convocation.queries.ts";
import { dayOf, getMeeting } from "../meeting/meeting.queries.ts";
import { occupantsWriteUntil } from "./occupant.rules.ts";
import type { OccupantSheet } from "./occupant.schema.ts";

/** What the sheet says; null while nobody may sign it, and for a meeting that is not to come. */
export async function sheetContent(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<OccupantNoticeAct | null> {
  const on = today();
  const meeting = await getMeeting(tx, association, meetingId);
  const source = await noticeSource(tx, association, meeting, on);
  if (!source || meeting.stage !== "convened") return null;
  const { slug, sharesTotal, ...issuer } = source.association;
  const { name, lines, email, phone } = source.sender;
  const { kind, startsAt, place } = meeting;
  return {
    locale: toLocale(meeting.association.languages[0]),
    association: issuer,
    sender: { name, lines, email, phone },
    meeting: { kind, startsAt, place },
    until: occupantsWriteUntil(dayOf(new Date(startsAt))).toString(),
    // Without a language: the reader's telephone asks for its own.
    url: `${env().NEXTAUTH_URL}/b/${slug}`,
    madeOn: on.toString(),
  };
}

type Row = Readonly<{
  documentId: string | null;
  madeAt: Date | null;
  dueOn: string | null;
  postings: OccupantSheet["postings"];
}>;

/** The sheet of a meeting, where it hangs, and until when it should. @throws notFound */
export async function occupantSheet(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<OccupantSheet> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT n.document_id AS "documentId", n.made_at AS "madeAt",
      (SELECT d.due_on::text FROM legal_deadline d WHERE d.association_id = m.association_id
        AND d.kind = 'assembly.occupants' AND d.subject_id = m.id AND d.done_at IS NULL) AS "dueOn",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('postedOn', p.posted_on, 'place', p.place)
          ORDER BY p.posted_on, p.id), '[]')
        FROM occupant_posting p
        WHERE p.association_id = m.association_id AND p.meeting_id = m.id) AS postings
    FROM meeting m
    LEFT JOIN occupant_notice n ON n.association_id = m.association_id AND n.meeting_id = m.id
    WHERE m.association_id = ${association}::uuid AND m.id = ${meetingId}::uuid`;
  if (!row) throw notFound();
  const { documentId, madeAt, dueOn, postings } = row;
  const made = documentId && madeAt ? { documentId, on: dayOf(madeAt).toString() } : null;
  return { made, dueOn, postings };
}
