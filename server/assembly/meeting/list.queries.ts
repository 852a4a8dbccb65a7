import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type Cancelled, wallClock } from "./meeting.queries.ts";
import { stageOf } from "./meeting.rules.ts";
import type { MeetingKind, MeetingStage } from "./meeting.schema.ts";

export type MeetingLine = Readonly<{
  id: string;
  kind: MeetingKind;
  session: number;
  stage: MeetingStage;
  on: string;
  time: string;
  place: string;
  items: number;
  resolutions: number;
  /** Withdrawn with nothing in its place. */
  cancelled: Cancelled | null;
}>;

type LineRow = Omit<MeetingLine, "stage" | "on" | "time" | "cancelled"> & {
  notHeld: boolean | null;
  isReplaced: boolean;
  startsAt: Date;
  convened: boolean;
  quorate: boolean | null;
  closed: boolean;
  withdrawn: boolean;
};

/** The meetings of an association, the latest first; drafts only for who plans them. */
export async function listMeetings(
  tx: Tx,
  association: AssociationId,
  { withDrafts }: { withDrafts: boolean },
): Promise<readonly MeetingLine[]> {
  const rows = await tx.$queryRaw<LineRow[]>`
    SELECT m.id, m.kind::text AS kind, m.session, m.starts_at AS "startsAt", m.place,
      (SELECT count(*)::int FROM agenda_item i
        WHERE i.association_id = m.association_id AND i.meeting_id = m.id) AS items,
      (SELECT count(*)::int FROM resolution r
        WHERE r.association_id = m.association_id AND r.meeting_id = m.id) AS resolutions,
      c.meeting_id IS NOT NULL AS convened, o.quorate, e.meeting_id IS NOT NULL AS closed,
      w.meeting_id IS NOT NULL AS withdrawn, w.not_held AS "notHeld",
      w.successor_id IS NOT NULL AS "isReplaced"
    FROM meeting m
    LEFT JOIN meeting_withdrawal w ON w.association_id = m.association_id AND w.meeting_id = m.id
    LEFT JOIN convocation c ON c.association_id = m.association_id AND c.meeting_id = m.id
    LEFT JOIN meeting_opening o ON o.association_id = m.association_id AND o.meeting_id = m.id
    LEFT JOIN meeting_closing e ON e.association_id = m.association_id AND e.meeting_id = m.id
    WHERE m.association_id = ${association}::uuid AND (${withDrafts} OR c.meeting_id IS NOT NULL)
    ORDER BY m.starts_at DESC, m.id DESC
    LIMIT 100`;
  return rows.map(({ startsAt, convened, quorate, closed, ...row }) => {
    const { withdrawn, notHeld, isReplaced, ...line } = row;
    return {
      ...line,
      cancelled: withdrawn && !isReplaced ? { notHeld: notHeld === true } : null,
      stage: stageOf({ convened, quorate, closed, withdrawn }),
      ...wallClock(startsAt),
    };
  });
}
