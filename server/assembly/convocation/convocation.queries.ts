import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { identityWays } from "#server/platform/oidc.ts";
import { lotsAt, partiesAt } from "#server/registry/holding/holding.queries.ts";
import { omissionsOf } from "../agenda/annual.queries.ts";
import { annexesOf } from "../annex/annex.queries.ts";
import { isDecisionType } from "../ballot/catalogue.rules.ts";
import { electoratesOf, keysOnDay } from "../ballot/electorate.queries.ts";
import { type ElectorateRefusal, refuseElectorate } from "../ballot/electorate.rules.ts";
import { convenerOf } from "../convening/convener.queries.ts";
import type { Convener } from "../convening/convening.schema.ts";
import { isHeldByConvener } from "../convening/room.queries.ts";
import { fundingsOf } from "../funding/funding.queries.ts";
import { dayOf, type MeetingView } from "../meeting/meeting.queries.ts";
import { latestNotice, recommendedDeposit } from "../meeting/meeting.rules.ts";
import { type NoticeSource, postalLines, type Reachable } from "./act.rules.ts";
import {
  type Addressee,
  judgeProof,
  type LetterDue,
  letterDue,
  type NoticeState,
  type ProofKind,
  provenOn,
  type Sending,
  toConvene,
} from "./convocation.rules.ts";

/** The kind under which the notices of a meeting are delivered. */
export const CONVOCATION = "assembly.convocation";

/** Who must be convened on a day, each with where the notice reaches him. */
export async function addresseesOn(
  tx: Tx,
  association: AssociationId,
  on: PlainDate,
): Promise<readonly Readonly<{ addressee: Addressee; person: Reachable }>[]> {
  const people = await partiesAt(tx, association, on);
  return toConvene(await lotsAt(tx, association, on)).flatMap((addressee) => {
    const person = people.get(addressee.partyId);
    return person ? [{ addressee, person }] : [];
  });
}

/** Who signs as convener in the syndic's stead: of a fellow owner the postal address is enough (AD-09). */
async function ownerAsSender(
  tx: Tx,
  association: AssociationId,
  partyId: string,
  on: PlainDate,
): Promise<NoticeSource["sender"] | null> {
  const person = (await partiesAt(tx, association, on)).get(partyId);
  if (!person) return null;
  const { name, town } = person;
  const lines = postalLines(person);
  return { name, lines, email: "", phone: "", ipiNumber: null, town: town ?? "" };
}

/** What a notice says of who convenes, where it is not the syndic of himself. */
function convenerIn({ ground, partyId, receivedOn, reason, order }: Convener) {
  return { ground, partyId, receivedOn, reason, order };
}

/** What every notice of a meeting says, or null while nobody may sign it. */
export async function noticeSource(
  tx: Tx,
  association: AssociationId,
  meeting: MeetingView,
  on: PlainDate,
): Promise<NoticeSource | null> {
  const convener = await convenerOf(tx, association, meeting.id);
  const common = await commonSource(tx, association, meeting, on);
  if (!convener) return common.sender && { ...common, sender: common.sender };
  const { partyId } = convener;
  const sender = partyId ? await ownerAsSender(tx, association, partyId, on) : common.sender;
  return sender && { ...common, sender, convener: convenerIn(convener) };
}

/**
 * The same for what leaves once the meeting was held: from who convened it where he held it too, for
 * want of a syndic, and from the syndic of the day else. Null while there is neither.
 */
export async function sourceAfterwards(
  tx: Tx,
  association: AssociationId,
  meeting: MeetingView,
  on: PlainDate,
): Promise<NoticeSource | null> {
  if (await isHeldByConvener(tx, association, meeting.id)) {
    return noticeSource(tx, association, meeting, on);
  }
  const { sender, ...common } = await commonSource(tx, association, meeting, on);
  return sender && { ...common, sender };
}

type CommonSource = Omit<NoticeSource, "sender"> &
  Readonly<{ sender: NoticeSource["sender"] | null }>;

/** What a notice says whoever convenes; its sender is the syndic of the day, if there is one. */
async function commonSource(
  tx: Tx,
  association: AssociationId,
  meeting: MeetingView,
  on: PlainDate,
): Promise<CommonSource> {
  const day = toColumn(on);
  const issuer = await tx.association.findUniqueOrThrow({ where: { id: association } });
  const mandate = await tx.mandate.findFirst({
    where: { associationId: association, startsOn: { lte: day }, endsOn: { gte: day } },
    include: { office: true },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
  });
  const office = mandate?.office;
  const { name, enterpriseNumber, street, postcode, town, slug, sharesTotal } = issuer;
  return {
    association: { name, enterpriseNumber, street, postcode, town, slug, sharesTotal },
    sender: office
      ? {
          name: office.name,
          lines: postalLines(office),
          email: office.email,
          phone: office.phone,
          ipiNumber: office.ipiNumber,
          town: office.town,
        }
      : null,
    signedOn: on.toString(),
    baseUrl: env().NEXTAUTH_URL,
    ways: { fr: waysIn("fr"), nl: waysIn("nl"), de: waysIn("de"), en: waysIn("en") },
    meeting,
    items: meeting.items,
    omissions: await omissionsOf(tx, association, meeting.id),
    electorates: await electoratesOf(tx, association, meeting.id),
    fundings: await fundingsOf(tx, association, meeting.id),
    annexes: await annexesOf(tx, association, meeting.id),
  };
}

const waysIn = (locale: string) => identityWays(locale).map(({ label }) => label);

/** Texts whose special common part cannot say, on the day of the meeting, who votes (R-AG-42). */
export async function unfitElectorates(
  tx: Tx,
  association: AssociationId,
  { items, startsAt, rulesVersion }: Pick<MeetingView, "items" | "startsAt" | "rulesVersion">,
): Promise<readonly ElectorateRefusal[]> {
  const texts = items.flatMap(({ resolutions }) => resolutions);
  const parts = texts.flatMap(({ electorate }) => electorate?.keyId ?? []);
  const keys = await keysOnDay(tx, association, parts, dayOf(new Date(startsAt)));
  return texts.flatMap(({ electorate, decisionType }) => {
    const key = electorate && keys.get(electorate.keyId);
    return key && isDecisionType(decisionType)
      ? (refuseElectorate(key, decisionType, rulesVersion) ?? [])
      : [];
  });
}

export type SendingLine = Readonly<{
  deliveryId: string;
  channel: Sending["channel"];
  /** The e-mail, or the postal lines, after the name of whoever reads it for him; none when unknown. */
  address: readonly string[];
  documentId: string | null;
  batchId: string | null;
  proofs: readonly Readonly<{ kind: ProofKind; on: string; evidence: string }>[];
}>;

export type NoticeLine = Readonly<{
  partyId: string;
  name: string;
  language: string;
  state: NoticeState;
  provenOn: string | null;
  /** His mail came back: whether a letter can still leave in time. */
  letter: Readonly<{ by: string; verdict: LetterDue["verdict"] }> | null;
  sendings: readonly SendingLine[];
}>;

/** How far the notice of a meeting is proven, person by person (AD-02). */
export type NoticeStatus = Readonly<{
  convenedAt: string | null;
  latestOn: string;
  recommendedOn: string;
  /** "Notice not proven for N people". */
  unproven: number;
  /** People whose proven date is past the lawful one: a breach of the article. */
  late: number;
  article: string;
  /** How far the letters are on their way to the printer; null while there are none. */
  letters: Readonly<{ total: number; made: number; done: boolean; listId: string | null }> | null;
  people: readonly NoticeLine[];
}>;

type SentRow = {
  partyId: string;
  name: string;
  language: string;
  deliveryId: string;
  channel: Sending["channel"];
  address: { name: string; email: string | null; lines: string[] };
  documentId: string | null;
  batchId: string | null;
  proofs: { kind: ProofKind; on: string; evidence: string }[];
};
type StatusRow = {
  startsAt: Date;
  urgencyReason: string | null;
  convenedAt: Date | null;
  letters: NoticeStatus["letters"];
  sent: SentRow[];
};

function lineOf(rows: readonly SentRow[], meetingOn: PlainDate, urgencyReason: string | null) {
  const sendings = rows.map(({ channel, proofs }) => ({
    channel,
    proofs: proofs.map(({ kind, on }) => ({ kind, on: Temporal.PlainDate.from(on) })),
  }));
  const letter = letterDue(sendings, meetingOn, urgencyReason, today());
  return {
    state: judgeProof(sendings, meetingOn, urgencyReason),
    provenOn: provenOn(sendings)?.toString() ?? null,
    letter: letter && { by: letter.by.toString(), verdict: letter.verdict },
    sendings: rows.map(({ name, deliveryId, channel, address, documentId, batchId, proofs }) => ({
      deliveryId,
      channel,
      address: [
        ...(address.name === name ? [] : [address.name]),
        ...(channel === "email" ? [address.email ?? ""] : address.lines),
      ],
      documentId,
      batchId,
      proofs,
    })),
  };
}

/** The notice of a meeting, sending by sending, with what proves each. @throws notFound */
export async function noticeStatus(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<NoticeStatus> {
  const [row] = await tx.$queryRaw<StatusRow[]>`
    SELECT m.starts_at AS "startsAt", m.urgency_reason AS "urgencyReason", c.at AS "convenedAt",
      (SELECT jsonb_build_object('total', r.total, 'made', r.made, 'done', r.done_at IS NOT NULL,
          'listId', r.list_id)
        FROM letter_run r WHERE r.association_id = m.association_id AND r.kind = ${CONVOCATION}
          AND r.subject_id = m.id) AS letters,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('partyId', p.id, 'name', p.name,
          'language', d.language, 'deliveryId', d.id, 'channel', d.channel, 'address', d.address,
          'documentId', d.document_id, 'batchId', d.batch_id,
          'proofs', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'on', x."on",
              'evidence', x.evidence) ORDER BY x."on", x.id), '[]')
            FROM delivery_proof x
            WHERE x.association_id = d.association_id AND x.delivery_id = d.id))
          ORDER BY p.name, p.id, d.created_at, d.id), '[]')
        FROM delivery d
        JOIN (SELECT id, coalesce(company_name, concat_ws(' ', given_name, family_name)) AS name
          FROM party WHERE association_id = ${association}::uuid) p ON p.id = d.party_id
        WHERE d.association_id = m.association_id AND d.kind = ${CONVOCATION}
          AND d.subject_id = m.id) AS sent
    FROM meeting m
    LEFT JOIN convocation c ON c.association_id = m.association_id AND c.meeting_id = m.id
    WHERE m.association_id = ${association}::uuid AND m.id = ${meetingId}::uuid`;
  if (!row) throw notFound();
  const on = dayOf(row.startsAt);
  const byPerson = Map.groupBy(row.sent, ({ partyId }) => partyId);
  const people = [...byPerson].flatMap(([partyId, own]) => {
    const [first] = own;
    if (!first) return [];
    const { name, language } = first;
    return [{ partyId, name, language, ...lineOf(own, on, row.urgencyReason) }];
  });
  const count = (...states: NoticeState[]) =>
    people.filter(({ state }) => states.includes(state)).length;
  return {
    convenedAt: row.convenedAt?.toISOString() ?? null,
    latestOn: latestNotice(on).toString(),
    recommendedOn: recommendedDeposit(on).toString(),
    unproven: count("unproven", "bounced"),
    late: count("late"),
    article: "3.87 §3",
    letters: row.letters,
    people,
  };
}

/** The day a meeting was convened. @throws notFound */
export async function convenedOn(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<PlainDate> {
  const row = await tx.convocation.findUnique({
    where: { associationId_meetingId: { associationId: association, meetingId } },
    select: { at: true },
  });
  if (!row) throw notFound();
  return dayOf(row.at);
}

/** The notices sent to one of these parties, as they were: the act and its day. */
export async function noticesTo(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  partyIds: readonly string[],
): Promise<
  readonly Readonly<{ deliveryId: string; partyId: string; on: string; content: unknown }>[]
> {
  const rows = await tx.delivery.findMany({
    where: {
      associationId: association,
      kind: CONVOCATION,
      subjectId: meetingId,
      partyId: { in: [...partyIds] },
    },
    select: { id: true, partyId: true, createdAt: true, content: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, partyId, createdAt, content }) => ({
    deliveryId: id,
    partyId,
    on: dayOf(createdAt).toString(),
    content,
  }));
}
