import { legalDate, legalTime, type PlainDate } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import type { AgendaItem } from "../agenda/agenda.schema.ts";
import {
  agendaCutOff,
  isInPeriod,
  judgeNotice,
  latestNotice,
  periodAround,
  recommendedDeposit,
  secondSessionDates,
  stageOf,
} from "./meeting.rules.ts";
import type { MeetingKind, MeetingStage } from "./meeting.schema.ts";

/** A meeting as a use case needs it, under lock. */
export type LockedMeeting = Readonly<{
  id: string;
  kind: MeetingKind;
  session: number;
  firstSessionId: string | null;
  startsAt: Date;
  place: string;
  remoteAllowed: boolean;
  conferenceUrl: string | null;
  conferencePhone: string | null;
  consultation: string;
  language: string;
  urgencyReason: string | null;
  rulesVersion: string;
  on: PlainDate;
  stage: MeetingStage;
  /** The day of the first session, for a second one. */
  firstOn: PlainDate | null;
  /** The day of the meeting whose absences gave texts of this one their second chance. */
  retryOfOn: PlainDate | null;
  /** The convened meeting whose notice this one corrects, and why. */
  replacesId: string | null;
  replacesReason: string | null;
  /** The first of the notices that correct one another; its own where it is that one. */
  originalId: string;
  revision: number;
}>;

type LockedRow = Omit<LockedMeeting, "on" | "stage" | "firstOn" | "retryOfOn"> & {
  retryOfAt: Date | null;
  convened: boolean;
  quorate: boolean | null;
  closed: boolean;
  withdrawn: boolean;
  firstAt: Date | null;
};

export function dayOf(instant: Date): PlainDate {
  return legalDate(Temporal.Instant.fromEpochMilliseconds(instant.getTime()));
}

/** Locks a meeting until the end of the transaction. @throws notFound */
export async function lockMeeting(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<LockedMeeting> {
  // Apart: a statement that waits for a lock still sees what was there before it waited.
  await tx.$queryRaw`SELECT 1 FROM meeting
    WHERE association_id = ${association}::uuid AND id = ${meetingId}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<LockedRow[]>`
    SELECT m.id, m.kind::text AS kind, m.session, m.first_session_id AS "firstSessionId",
      m.starts_at AS "startsAt", m.place, m.remote_allowed AS "remoteAllowed",
      m.conference_url AS "conferenceUrl", m.conference_phone AS "conferencePhone",
      m.consultation, m.language, m.urgency_reason AS "urgencyReason",
      m.rules_version AS "rulesVersion", first.starts_at AS "firstAt",
      m.replaces_id AS "replacesId", m.replaces_reason AS "replacesReason",
      coalesce(m.original_id, m.id) AS "originalId", m.revision,
      EXISTS (SELECT FROM meeting_withdrawal w
        WHERE w.association_id = m.association_id AND w.meeting_id = m.id) AS withdrawn,
      (SELECT max(f.starts_at) FROM resolution r
        JOIN resolution e ON e.association_id = r.association_id AND e.id = r.retry_of_id
        JOIN meeting f ON f.association_id = e.association_id AND f.id = e.meeting_id
        WHERE r.association_id = m.association_id AND r.meeting_id = m.id) AS "retryOfAt",
      EXISTS (SELECT FROM convocation c
        WHERE c.association_id = m.association_id AND c.meeting_id = m.id) AS convened,
      (SELECT o.quorate FROM meeting_opening o
        WHERE o.association_id = m.association_id AND o.meeting_id = m.id) AS quorate,
      EXISTS (SELECT FROM meeting_closing c
        WHERE c.association_id = m.association_id AND c.meeting_id = m.id) AS closed
    FROM meeting m
    LEFT JOIN meeting first
      ON first.association_id = m.association_id AND first.id = m.first_session_id
    WHERE m.association_id = ${association}::uuid AND m.id = ${meetingId}::uuid`;
  if (!row) throw notFound();
  const { convened, quorate, closed, withdrawn, firstAt, retryOfAt, ...meeting } = row;
  return {
    ...meeting,
    on: dayOf(row.startsAt),
    stage: stageOf({ convened, quorate, closed, withdrawn }),
    firstOn: firstAt && dayOf(firstAt),
    retryOfOn: retryOfAt && dayOf(retryOfAt),
  };
}

/** Called off; or, its hour past, found not to have been held. */
export type Cancelled = Readonly<{ notHeld: boolean }>;

/** The day and the hour of a meeting, as its notice says them. */
export function wallClock(startsAt: Date): { on: string; time: string } {
  const instant = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime());
  return { on: legalDate(instant).toString(), time: legalTime(instant) };
}

/** Everything the page of a meeting shows. Days are YYYY-MM-DD, moments ISO instants. */
export type MeetingView = Readonly<{
  id: string;
  kind: MeetingKind;
  session: number;
  stage: MeetingStage;
  on: string;
  time: string;
  startsAt: string;
  place: string;
  remoteAllowed: boolean;
  conferenceUrl: string | null;
  conferencePhone: string | null;
  consultation: string;
  language: string;
  urgencyReason: string | null;
  rulesVersion: string;
  association: Readonly<{ name: string; slug: string; languages: readonly string[] }>;
  items: readonly AgendaItem[];
  convenedAt: string | null;
  opening: Readonly<{
    at: string;
    quorate: boolean;
    headsPresent: number;
    headsTotal: number;
    sharesPresent: bigint;
    sharesTotal: bigint;
  }> | null;
  closedAt: string | null;
  /** Held on paper: what happened in it is recorded afterwards from its sheets. */
  onPaper: boolean;
  firstSession: Readonly<{ id: string; on: string }> | null;
  secondSession: Readonly<{ id: string; on: string }> | null;
  /** Of a meeting without quorum: the days its second session may be held on, convened today. */
  secondDates: Readonly<{ counted: string; proposed: string }> | null;
  /** The meeting whose absences gave texts of this one a second chance (art. 3.88 §4). */
  retryOf: Readonly<{ id: string; on: string }> | null;
  /** The meeting whose notice this one corrects, and the one convened in its own place. */
  replaces: Readonly<{ id: string; on: string; reason: string }> | null;
  replacedBy: Readonly<{ id: string; on: string; reason: string }> | null;
  /** Called off with nothing in its place; or, its hour past, found not to have been held. */
  cancelled: (Cancelled & Readonly<{ at: string; reason: string }>) | null;
  /** A corrected notice of it is in preparation. */
  correctionId: string | null;
  originalId: string;
  revision: number;
  /** Last lawful day of the notice, and the day by which letters should be deposited. */
  notice: Readonly<{ latestOn: string; recommendedOn: string }>;
  /** An ordinary meeting outside its annual period is shown as such (art. 3.85 §3 3°). */
  outsidePeriod: boolean;
  /** Last day on which an owner's point must be taken up, for an ordinary meeting (R-AG-20). */
  agendaCutOff: string | null;
}>;

type ViewRow = Omit<
  MeetingView,
  | "stage"
  | "on"
  | "time"
  | "startsAt"
  | "association"
  | "convenedAt"
  | "opening"
  | "closedAt"
  | "firstSession"
  | "secondSession"
  | "secondDates"
  | "retryOf"
  | "replaces"
  | "replacedBy"
  | "cancelled"
  | "notice"
  | "outsidePeriod"
  | "agendaCutOff"
> & {
  startsAt: Date;
  name: string;
  slug: string;
  languages: string[];
  periodStart: string;
  convenedAt: Date | null;
  openedAt: Date | null;
  quorate: boolean | null;
  headsPresent: number;
  headsTotal: number;
  sharesPresent: bigint;
  sharesTotal: bigint;
  closedAt: Date | null;
  firstId: string | null;
  firstAt: Date | null;
  secondId: string | null;
  secondAt: Date | null;
  retryOfId: string | null;
  retryOfAt: Date | null;
  replacesId: string | null;
  replacesAt: Date | null;
  replacesReason: string | null;
  replacedById: string | null;
  replacedByAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  notHeld: boolean;
};

const correctionOf = (id: string | null, at: Date | null, reason: string | null) =>
  id && at ? { id, on: wallClock(at).on, reason: reason ?? "" } : null;

function secondDatesOf(firstOn: PlainDate) {
  const { counted, proposed } = secondSessionDates(firstOn, today());
  const isLate = judgeNotice(today(), counted, null) === "late";
  return { counted: (isLate ? proposed : counted).toString(), proposed: proposed.toString() };
}

const sessionOf = (id: string | null, at: Date | null) =>
  id && at ? { id, on: wallClock(at).on } : null;

function viewOf(row: ViewRow): MeetingView {
  const { name, slug, languages, periodStart, openedAt, quorate, firstId, firstAt, ...rest } = row;
  const {
    secondId,
    secondAt,
    retryOfId,
    retryOfAt,
    headsPresent,
    headsTotal,
    sharesPresent,
    sharesTotal,
    replacesId,
    replacesAt,
    replacesReason,
    replacedById,
    replacedByAt,
    withdrawnAt,
    withdrawnReason,
    notHeld,
    ...view
  } = rest;
  const on = dayOf(row.startsAt);
  const isAnnual = row.kind === "ordinary" && row.session === 1;
  const numbers = { headsPresent, headsTotal, sharesPresent, sharesTotal };
  return {
    ...view,
    ...wallClock(row.startsAt),
    startsAt: row.startsAt.toISOString(),
    stage: stageOf({
      convened: row.convenedAt !== null,
      quorate,
      closed: row.closedAt !== null,
      withdrawn: withdrawnAt !== null,
    }),
    association: { name, slug, languages },
    convenedAt: row.convenedAt?.toISOString() ?? null,
    opening:
      openedAt && quorate !== null ? { at: openedAt.toISOString(), quorate, ...numbers } : null,
    closedAt: row.closedAt?.toISOString() ?? null,
    firstSession: sessionOf(firstId, firstAt),
    secondSession: sessionOf(secondId, secondAt),
    secondDates: quorate === false && row.session === 1 ? secondDatesOf(on) : null,
    retryOf: sessionOf(retryOfId, retryOfAt),
    replaces: correctionOf(replacesId, replacesAt, replacesReason),
    replacedBy: correctionOf(replacedById, replacedByAt, withdrawnReason),
    cancelled:
      withdrawnAt && !replacedById
        ? { at: withdrawnAt.toISOString(), reason: withdrawnReason ?? "", notHeld }
        : null,
    notice: {
      latestOn: latestNotice(on).toString(),
      recommendedOn: recommendedDeposit(on).toString(),
    },
    outsidePeriod: isAnnual && !isInPeriod(periodStart, on),
    agendaCutOff: isAnnual ? agendaCutOff(periodAround(periodStart, on)).toString() : null,
  };
}

/** A meeting with its agenda and what became of it, in one statement. @throws notFound */
export async function getMeeting(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<MeetingView> {
  const [row] = await tx.$queryRaw<ViewRow[]>`
    SELECT m.id, m.kind::text AS kind, m.session, m.starts_at AS "startsAt", m.place,
      m.remote_allowed AS "remoteAllowed", m.conference_url AS "conferenceUrl",
      m.conference_phone AS "conferencePhone", m.consultation, m.language,
      m.urgency_reason AS "urgencyReason",
      coalesce(o.rules_version, m.rules_version) AS "rulesVersion",
      a.name, a.slug, a.languages, a.period_start AS "periodStart",
      c.at AS "convenedAt", o.at AS "openedAt", o.quorate, o.heads_present AS "headsPresent",
      o.heads_total AS "headsTotal", o.shares_present AS "sharesPresent",
      o.shares_total AS "sharesTotal", e.at AS "closedAt",
      f.id AS "firstId", f.starts_at AS "firstAt", s.id AS "secondId", s.starts_at AS "secondAt",
      again.id AS "retryOfId", again.starts_at AS "retryOfAt",
      before.id AS "replacesId", before.starts_at AS "replacesAt",
      m.replaces_reason AS "replacesReason", coalesce(m.original_id, m.id) AS "originalId",
      m.revision, after.id AS "replacedById", after.starts_at AS "replacedByAt",
      w.at AS "withdrawnAt", w.reason AS "withdrawnReason",
      coalesce(w.not_held, false) AS "notHeld", EXISTS (SELECT FROM paper_encoding n
        WHERE n.association_id = m.association_id AND n.meeting_id = m.id) AS "onPaper",
      (SELECT x.id FROM meeting x WHERE x.association_id = m.association_id
        AND x.replaces_id = m.id AND w.meeting_id IS NULL LIMIT 1) AS "correctionId",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'position', i.position,
          'title', i.title, 'explanation', i.explanation,
          'resolutions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id,
              'position', r.position, 'text', r.text, 'decisionType', r.decision_type,
              'retry', r.retry_of_id IS NOT NULL,
              'electorate', CASE WHEN k.id IS NOT NULL
                THEN jsonb_build_object('keyId', k.id, 'name', k.name) END)
              ORDER BY r.position), '[]')
            FROM resolution r LEFT JOIN distribution_key k
              ON k.association_id = r.association_id AND k.id = r.electorate_key_id
            WHERE r.association_id = i.association_id AND r.item_id = i.id))
          ORDER BY i.position), '[]')
        FROM agenda_item i
        WHERE i.association_id = m.association_id AND i.meeting_id = m.id) AS items
    FROM meeting m
    JOIN association a ON a.id = m.association_id
    LEFT JOIN convocation c ON c.association_id = m.association_id AND c.meeting_id = m.id
    LEFT JOIN meeting_opening o ON o.association_id = m.association_id AND o.meeting_id = m.id
    LEFT JOIN meeting_closing e ON e.association_id = m.association_id AND e.meeting_id = m.id
    LEFT JOIN meeting f ON f.association_id = m.association_id AND f.id = m.first_session_id
    -- A second session whose notice was corrected is the one that was convened last; one that was
    -- called off leaves its place to another.
    LEFT JOIN LATERAL (SELECT s.id, s.starts_at FROM meeting s
      WHERE s.association_id = m.association_id AND s.first_session_id = m.id
        AND NOT EXISTS (SELECT FROM meeting_withdrawal w
          WHERE w.association_id = s.association_id AND w.meeting_id = s.id)
      ORDER BY s.revision DESC LIMIT 1) s ON true
    LEFT JOIN meeting before ON before.association_id = m.association_id AND before.id = m.replaces_id
    LEFT JOIN meeting_withdrawal w ON w.association_id = m.association_id AND w.meeting_id = m.id
    LEFT JOIN meeting after ON after.association_id = w.association_id AND after.id = w.successor_id
    LEFT JOIN LATERAL (SELECT f.id, f.starts_at FROM resolution r
      JOIN resolution e ON e.association_id = r.association_id AND e.id = r.retry_of_id
      JOIN meeting f ON f.association_id = e.association_id AND f.id = e.meeting_id
      WHERE r.association_id = m.association_id AND r.meeting_id = m.id
      ORDER BY f.starts_at DESC LIMIT 1) again ON true
    WHERE m.association_id = ${association}::uuid AND m.id = ${meetingId}::uuid`;
  if (!row) throw notFound();
  return viewOf(row);
}
