import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { lotsAt } from "#server/registry/holding/holding.queries.ts";
import { quorumRuleAt } from "../attendance/attendance.rules.ts";
import { deriveRoll } from "../attendance/roll.rules.ts";
import { CONVOCATION } from "../convocation/convocation.queries.ts";
import { getMeeting, type LockedMeeting, wallClock } from "../meeting/meeting.queries.ts";
import { type Forecast, forecast } from "./expected.rules.ts";
import { Answer, type ExpectedLine, type LinkShown, MEDIA } from "./expected.schema.ts";

/** The kind under which those who said nothing are asked again. */
export const REMINDER = "assembly.reminder";

type LineRow = Omit<ExpectedLine, "answer" | "medium" | "at"> & {
  answer: string | null;
  medium: string | null;
  at: Date | null;
};

const answerOf = (answer: string | null) => Answer.nullable().catch(null).parse(answer);

/** Everybody convened to a meeting, or those named, each with his last word. */
export async function listExpected(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  among: readonly string[] | null = null,
): Promise<readonly ExpectedLine[]> {
  const rows = await tx.$queryRaw<LineRow[]>`
    SELECT p.id AS "partyId",
      coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name,
      e.answer, e.medium, e.at,
      EXISTS (SELECT FROM proxy x WHERE x.association_id = p.association_id
        AND x.meeting_id = ${meetingId}::uuid AND x.principal_party_id = p.id
        AND x.revoked_at IS NULL) AS "hasProxy",
      (SELECT CASE WHEN bool_or(x.lot_ids = '{}') THEN NULL ELSE array_agg(DISTINCT n.lot) END
        FROM proxy x LEFT JOIN LATERAL unnest(x.lot_ids) AS n (lot) ON true
        WHERE x.association_id = p.association_id AND x.meeting_id = ${meetingId}::uuid
          AND x.principal_party_id = p.id AND x.revoked_at IS NULL) AS "proxyLots"
    FROM party p
    LEFT JOIN LATERAL (SELECT answer, medium, at FROM expected_attendance x
      WHERE x.association_id = p.association_id AND x.meeting_id = ${meetingId}::uuid
        AND x.party_id = p.id
      ORDER BY x.at DESC, x.id DESC LIMIT 1) e ON true
    WHERE p.association_id = ${association}::uuid
      AND (${among === null} OR p.id = ANY (${[...(among ?? [])]}::uuid[]))
      AND EXISTS (SELECT FROM delivery d WHERE d.association_id = p.association_id
        AND d.party_id = p.id AND d.kind = ${CONVOCATION} AND d.subject_id = ${meetingId}::uuid)
    ORDER BY name, p.id`;
  return rows.map(({ answer, medium, at, ...line }) => ({
    ...line,
    answer: answerOf(answer),
    medium: MEDIA.find((one) => one === medium) ?? null,
    at: at?.toISOString() ?? null,
  }));
}

/** The quorum as it would be from what people say; null before the earliest rule known. */
export async function expectedQuorum(
  tx: Tx,
  association: AssociationId,
  { on, session }: Pick<LockedMeeting, "on" | "session">,
  people: readonly ExpectedLine[],
): Promise<Forecast | null> {
  const rule = quorumRuleAt(on);
  if (!rule) return null;
  const register = await lotsAt(tx, association, on);
  const heads = deriveRoll(
    register.map(({ holders, representativeId, ...lot }) => ({
      ...lot,
      holdings: holders,
      representatives: representativeId ? [representativeId] : [],
    })),
  );
  return forecast(heads, new Map(people.map((line) => [line.partyId, line])), session, rule);
}

/** What the link of a mail is about: a notice or a reminder of a meeting, sent to one party. */
export async function linkedDelivery(tx: Tx, association: AssociationId, deliveryId: string) {
  const delivery = await tx.delivery.findUnique({
    where: { associationId_id: { associationId: association, id: deliveryId } },
    select: { kind: true, subjectId: true, partyId: true },
  });
  if (!delivery || ![CONVOCATION, REMINDER].includes(delivery.kind)) return null;
  return { meetingId: delivery.subjectId, partyId: delivery.partyId };
}

/** What the bearer of a link sees: his own answer and the meeting it is about, nobody else's. */
export async function shownByLink(
  tx: Tx,
  association: AssociationId,
  { meetingId, partyId }: Readonly<{ meetingId: string; partyId: string }>,
): Promise<LinkShown | null> {
  const meeting = await getMeeting(tx, association, meetingId);
  const [line] = await listExpected(tx, association, meetingId, [partyId]);
  if (!line) return null;
  const { kind, place, language, remoteAllowed, startsAt } = meeting;
  return {
    ...{ meetingId, kind, place, language, remoteAllowed },
    associationName: meeting.association.name,
    slug: meeting.association.slug,
    ...wallClock(new Date(startsAt)),
    partyName: line.name,
    answer: line.answer,
    over: meeting.stage !== "convened",
    cancelled: meeting.cancelled !== null,
  };
}
