import { fromColumn, legalDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { toHex } from "#server/proof/leaf/leaf.rules.ts";
import { actingAt } from "#server/registry/representative/representative.queries.ts";
import { actingShown } from "#server/registry/representative/representative.rules.ts";
import { listAdmissions } from "../attendance/admission.queries.ts";
import { loadFloor, lotCodes, partyNames } from "../attendance/floor.queries.ts";
import { type Floor, seatsAt } from "../attendance/floor.rules.ts";
import type { Part, Representation } from "../attendance/presence.rules.ts";
import { isSuspended } from "../attendance/roll.rules.ts";
import { onTelephone } from "../attendance/telephone.rules.ts";
import { rulesOf } from "../ballot/ballot.rules.ts";
import { listBreaches } from "../breach/breach.queries.ts";
import { convenerOf } from "../convening/convener.queries.ts";
import type { Convener } from "../convening/convening.schema.ts";
import { printedPaper } from "../paper/record.queries.ts";
import { listLosses, listPauses } from "../sitting/interruption.queries.ts";
import { type Facts, itemsPart } from "./item.queries.ts";
import type { NameOf } from "./minutes.rules.ts";
import { isThird, type MinutesRecord, RECORD_VERSIONS } from "./record.schema.ts";
import { printedAdmissions, printedBreaches, printedInterruptions } from "./room.rules.ts";

const instant = (millis: number) => Temporal.Instant.fromEpochMilliseconds(millis);
const moment = (millis: number) => instant(millis).toString({ smallestUnit: "millisecond" });
const dayOf = (date: Date) => legalDate(instant(date.getTime())).toString();

async function meetingPart({ tx, association, meetingId, floor }: Facts) {
  const meeting = await tx.meeting.findUniqueOrThrow({
    where: { associationId_id: { associationId: association, id: meetingId } },
  });
  const first = meeting.firstSessionId
    ? await tx.meeting.findUnique({
        where: { associationId_id: { associationId: association, id: meeting.firstSessionId } },
        select: { startsAt: true },
      })
    : null;
  return {
    language: meeting.language,
    id: meetingId,
    kind: meeting.kind,
    session: meeting.session,
    firstSessionOn: first ? dayOf(first.startsAt) : null,
    on: dayOf(meeting.startsAt),
    startsAt: meeting.startsAt.toISOString(),
    openedAt: moment(floor.opening?.at ?? floor.startsAt),
    closedAt: floor.closedAt === null ? null : moment(floor.closedAt),
    place: meeting.place,
    remoteAllowed: meeting.remoteAllowed,
    urgencyReason: meeting.urgencyReason,
    rules: floor.rulesVersion,
  };
}

type Sent = { channel: string; on: string | null; people: number };

/** The act names people: what points to them in the register stays there. */
function printedConvener({ ground, name, receivedOn, reason, order }: Convener) {
  return { ground, name, receivedOn, reason, order };
}

/** The day of a notice is that of its deposit or of the server's acceptance (AD-02). */
async function convocationPart({ tx, association, meetingId, floor }: Facts) {
  const rows = await tx.$queryRaw<Sent[]>`
    SELECT d.channel::text AS channel, p.day::text AS on, count(*)::int AS people
    FROM delivery d
    LEFT JOIN LATERAL (
      SELECT min(p.on) AS day FROM delivery_proof p
      WHERE p.association_id = d.association_id AND p.delivery_id = d.id
        AND p.kind IN ('accepted', 'posted')) p ON true
    WHERE d.association_id = ${association}::uuid AND d.kind = 'assembly.convocation'
      AND d.subject_id = ${meetingId}::uuid
    GROUP BY 1, 2 ORDER BY 2, 1`;
  const convener = await convenerOf(tx, association, meetingId);
  return {
    ...(convener && { convener: printedConvener(convener) }),
    at: moment(floor.convenedAt ?? floor.startsAt),
    sent: rows.flatMap(({ on, ...line }) => (on ? [{ ...line, on }] : [])),
    unproven: rows.reduce((sum, { on, people }) => (on ? sum : sum + people), 0),
  };
}

async function proxiesPart({ tx, association, meetingId, nameOf, codeOf }: Facts) {
  const inOrder = [{ registeredAt: "asc" as const }, { id: "asc" as const }];
  const rows = await tx.proxy.findMany({
    where: { associationId: association, meetingId },
    include: { substitutes: { include: { item: true }, orderBy: inOrder } },
    orderBy: inOrder,
  });
  return rows.filter(wasCarried).map(({ principalPartyId, holderPartyId, lotIds, ...proxy }) => {
    const substitutes = proxy.substitutes.filter(wasCarried);
    return {
      principal: nameOf(principalPartyId),
      holder: nameOf(holderPartyId),
      ...handedIn(proxy),
      ...(lotIds.length > 0 && { lots: lotIds.map(codeOf).sort() }),
      ...(substitutes.length > 0 && {
        substitutes: substitutes.map(({ item, holderPartyId: carrier, ...one }) => ({
          ...{ item: item.position, holder: nameOf(carrier) },
          ...handedIn(one),
        })),
      }),
    };
  });
}

type Given = Readonly<{ signedOn: Date; handedInAt: Date | null; revokedAt: Date | null }>;

/** What was entered from paper by mistake was taken back from the moment it was handed in. */
const wasCarried = ({ handedInAt, revokedAt }: Given) =>
  handedInAt === null || handedInAt.getTime() !== revokedAt?.getTime();

/** When it was signed and, at a meeting held on paper, handed in; and when it was taken back. */
function handedIn({ signedOn, handedInAt, revokedAt }: Given) {
  return {
    signedOn: fromColumn(signedOn).toString(),
    ...(handedInAt && { handedInAt: handedInAt.toISOString() }),
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}

async function hashesPart({ tx, association, meetingId }: Facts) {
  const rows = await tx.$queryRaw<{ rollHash: Uint8Array; root: Uint8Array | null }[]>`
    SELECT o.roll_hash AS "rollHash", t.root FROM meeting_opening o
    LEFT JOIN proof_tree t ON t.association_id = o.association_id
      AND t.kind = 'assembly.meeting' AND t.subject_id = o.meeting_id
    WHERE o.association_id = ${association}::uuid AND o.meeting_id = ${meetingId}::uuid`;
  const [row] = rows;
  if (!row) throw new DomainError("ballot.meeting-not-open");
  return { rollHash: toHex(row.rollHash), treeRoot: row.root && toHex(row.root) };
}

function rollPart(
  floor: Floor,
  openedAt: number,
  telephone: ReadonlySet<string>,
  { nameOf, codeOf }: Facts,
) {
  const handOf = (by: Representation | null) =>
    by && {
      ...{ name: nameOf(by.carrier), channel: by.channel, underProxy: by.proxyId !== null },
      ...(telephone.size > 0 && { telephone: telephone.has(by.carrier) }),
    };
  const codesOf = ({ lots }: Pick<Part, "lots">) => lots.map(({ lotId }) => codeOf(lotId)).sort();
  return seatsAt(floor, openedAt).map(({ head, parts }) => {
    const [whole, ...others] = parts;
    return {
      number: head.number,
      nature: head.nature,
      suspended: isSuspended(head),
      names: head.holders.map(nameOf),
      lots: codesOf(head),
      shares: head.shares.toString(),
      by: whole && others.length === 0 ? handOf(whole.by) : null,
      ...(others.length > 0 && {
        parts: parts.map((part) => ({ lots: codesOf(part), by: handOf(part.by) })),
      }),
    };
  });
}

/**
 * A company is present by its organ, a minor by his guardian: the act names them, and says no more of
 * the reason than every reader of it may know. Who is assisted is present and votes himself.
 */
async function actingPart({ tx, association, floor, nameOf }: Facts) {
  const day = legalDate(instant(floor.startsAt));
  const acting = await actingAt(tx, association, day);
  const holders = [...new Set(floor.heads.flatMap((head) => head.holders))];
  const lines = holders.flatMap((partyId) =>
    actingShown(acting.get(partyId) ?? []).map(({ name, kind, behalf, manner }) => ({
      ...{ party: nameOf(partyId), name, kind, behalf, manner },
    })),
  );
  return lines.length > 0 ? { acting: lines } : {};
}

/**
 * The minutes as the facts have them now: item by item while the meeting lasts, whole once
 * it is closed. @throws DomainError before the opening
 */
export async function draftRecord(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<MinutesRecord> {
  const floor = await loadFloor(tx, association, meetingId);
  const { opening } = floor;
  if (!opening) throw new DomainError("ballot.meeting-not-open");
  const names = await partyNames(tx, association);
  const codes = await lotCodes(tx, association);
  const nameOf: NameOf = (partyId) => names.get(partyId) ?? "";
  const codeOf: NameOf = (lotId) => codes.get(lotId) ?? "";
  const facts = { tx, association, meetingId, floor, nameOf, codeOf };
  const admissions = await listAdmissions(tx, association, meetingId);
  const identity = await tx.association.findUniqueOrThrow({
    where: { id: association },
    select: {
      id: true,
      name: true,
      enterpriseNumber: true,
      street: true,
      postcode: true,
      town: true,
    },
  });
  const { language, ...meeting } = await meetingPart(facts);
  const { quorum: rule } = rulesOf(floor.rulesVersion);
  const act = {
    language,
    association: identity,
    meeting,
    convocation: await convocationPart(facts),
    chair: nameOf(opening.chairPartyId),
    secretary: opening.secretaryName,
    ...(opening.tellers && { tellers: opening.tellers }),
    quorum: {
      headsPresent: opening.headsPresent,
      headsTotal: opening.headsTotal,
      sharesPresent: opening.sharesPresent.toString(),
      sharesTotal: opening.sharesTotal.toString(),
      quorate: opening.quorate,
      article: rule?.article ?? "",
    },
    roll: rollPart(floor, opening.at, onTelephone(admissions), facts),
    ...(await actingPart(facts)),
    moves: floor.events
      .filter(({ at }) => at > opening.at)
      .map(({ partyId, kind, channel, at }) => ({
        name: nameOf(partyId),
        kind,
        channel,
        at: moment(at),
      })),
    ...printedAdmissions(admissions, nameOf),
    ...(await printedPaper(tx, association, meetingId)),
    ...printedInterruptions(
      await listPauses(tx, association, meetingId),
      await listLosses(tx, association, meetingId),
      nameOf,
    ),
    proxies: await proxiesPart(facts),
    items: await itemsPart(facts),
    ...printedBreaches(await listBreaches(tx, association, meetingId)),
    ...(await hashesPart(facts)),
  };
  return { v: isThird(act) ? RECORD_VERSIONS[2] : RECORD_VERSIONS[1], ...act };
}
