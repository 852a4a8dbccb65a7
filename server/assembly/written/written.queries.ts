import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { toHex } from "#server/proof/leaf/leaf.rules.ts";
import { partyNames } from "../attendance/floor.queries.ts";
import { type Head, votersOf } from "../attendance/roll.rules.ts";
import { decisionOf, isDecisionType } from "../ballot/catalogue.rules.ts";
import { shownFunding } from "../funding/funding.queries.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { type Member, membersOn } from "./roll.queries.ts";
import { annexesOf, textsOf } from "./text.queries.ts";
import { isSameHead, refusers, signatories, stateOf } from "./written.rules.ts";
import { METHODS, type MemberView, type WrittenLine, type WrittenView } from "./written.schema.ts";

/** The kind under which its minutes are issued. */
export const WRITTEN = "assembly.written";

/** Who looks: whether he drafts, and for whom he speaks. */
export type Looking = Readonly<{ isKeeper: boolean; own: readonly string[] }>;

const SHOWN = {
  ...{ id: true, title: true, explanation: true, language: true, answerBy: true },
  ...{ askedById: true, rulesVersion: true },
  askedBy: { select: { companyName: true, givenName: true, familyName: true } },
  opening: { select: { at: true, hash: true } },
  end: {
    select: {
      ...{ kind: true, name: true, reason: true, at: true },
      ...{ saidOn: true, note: true, documentId: true, decidedOn: true },
    },
  },
  signatures: {
    select: {
      ...{ id: true, partyId: true, name: true, signedBy: true, method: true, at: true },
      ...{ signedOn: true, lateReason: true },
    },
    // In the order in which they came: ids are given in time.
    orderBy: { id: "asc" },
  },
  members: { orderBy: { number: "asc" } },
  words: { where: { occasion: "reminder" }, orderBy: { at: "desc" }, take: 1 },
  decisions: { select: { id: true, number: true }, orderBy: { number: "asc" } },
} as const;

/** A draft is its keeper's, and that of the owner who asked for it. */
const within = (association: AssociationId, { isKeeper, own }: Looking) => ({
  associationId: association,
  ...(isKeeper ? {} : { OR: [{ opening: { isNot: null } }, { askedById: { in: [...own] } }] }),
});

const find = (tx: Tx, association: AssociationId, looking: Looking, id: string) =>
  tx.writtenDecision.findFirst({
    where: { ...within(association, looking), id },
    select: SHOWN,
  });
type Row = NonNullable<Awaited<ReturnType<typeof find>>>;

function lineOf(row: Omit<Row, "explanation">, today: PlainDate): WrittenLine {
  const { id, title, language, askedBy, opening, end, signatures, members } = row;
  const answerBy = fromColumn(row.answerBy);
  const atOpening = members.filter(({ moment }) => moment === "opened");
  const signers = new Set(signatures.map(({ partyId }) => partyId));
  const counted = members.some(({ moment }) => moment === "adopted")
    ? members.filter(({ moment }) => moment === "adopted")
    : atOpening;
  const signed = counted.filter((member) => votersOf(headIn(member)).some((p) => signers.has(p)));
  const name = askedBy?.companyName ?? [askedBy?.givenName, askedBy?.familyName].join(" ").trim();
  return {
    ...{ id, title, language, answerBy: answerBy.toString() },
    state: stateOf({ isOpened: opening !== null, end: end?.kind ?? null, answerBy }, today),
    ...{ signed: signed.length, members: counted.length, askedBy: askedBy ? name : null },
  };
}

/** A member as he was written down, as the rules know him. */
function headIn(row: Row["members"][number]): Member {
  const { number, nature, holderIds, voterPartyId, shares, lots } = row;
  return {
    ...{ number, nature, shares, lots: [], codes: lots },
    ...{ holders: holderIds, voter: voterPartyId },
  };
}

/** What was put to the owners in writing, the latest first; drafts for who keeps them. */
export async function listWritten(
  tx: Tx,
  association: AssociationId,
  looking: Looking,
  today: PlainDate,
): Promise<readonly WrittenLine[]> {
  const rows = await tx.writtenDecision.findMany({
    where: within(association, looking),
    select: SHOWN,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows.map((row) => lineOf(row, today));
}

/** Those who must sign: as the register has them today, or had them when the last signature came in. */
async function membersFor(tx: Tx, association: AssociationId, row: Row, today: PlainDate) {
  const then = row.members.filter(({ moment }) => moment === "adopted");
  if (then.length > 0) return then.map(headIn);
  return membersOn(tx, association, today);
}

type End = NonNullable<Row["end"]>;
type Signature = Row["signatures"][number];
const dayIn = (day: Date | null) => day && fromColumn(day).toString();

function personOf(
  member: Member,
  row: Row,
  names: ReadonlyMap<string, string>,
  opened: readonly Head[],
): MemberView {
  const voters = votersOf(member);
  const signature: Signature | undefined = row.signatures.find(({ partyId }) =>
    voters.includes(partyId),
  );
  const nameOf = (id: string) => names.get(id) ?? "";
  return {
    number: member.number,
    names: member.holders.map(nameOf),
    lots: member.codes,
    shares: member.shares.toString(),
    voters: voters.map((partyId) => ({ partyId, name: nameOf(partyId) })),
    signed: signature
      ? {
          ...{ name: signature.name, by: signature.signedBy, at: signature.at.toISOString() },
          method: METHODS.find((one) => one === signature.method) ?? "hand",
          ...{ on: dayIn(signature.signedOn), late: signature.lateReason },
        }
      : null,
    isNew: opened.length > 0 && !opened.some((one) => isSameHead(one, member)),
  };
}

/** How it ended. How a refusal came on paper is its keeper's to know: the reason was told to all. */
function endOf({ at, saidOn, decidedOn, note, documentId, ...said }: End, { isKeeper }: Looking) {
  const kept = isKeeper ? { note, documentId } : { note: null, documentId: null };
  const decided = said.kind === "adopted" ? (dayIn(decidedOn) ?? dayOf(at).toString()) : null;
  return { ...said, ...kept, at: at.toISOString(), on: dayIn(saidOn), decidedOn: decided };
}

/** Signatures that count for nobody, and those who may have signed on paper before they sold. */
function besideOf(
  { signatures }: Row,
  people: readonly MemberView[],
  opened: readonly Head[],
  names: ReadonlyMap<string, string>,
) {
  const voters = new Set(people.flatMap((one) => one.voters.map(({ partyId }) => partyId)));
  const signers = new Set(signatures.map(({ partyId }) => partyId));
  return {
    idle: signatures
      .filter(({ partyId }) => !voters.has(partyId))
      .map(({ name, signedOn, at }) => ({ name, on: dayIn(signedOn) ?? dayOf(at).toString() })),
    former: [...signatories(opened)]
      .filter((partyId) => !voters.has(partyId) && !signers.has(partyId))
      .map((partyId) => ({ partyId, name: names.get(partyId) ?? "" })),
  };
}

/** A written decision with its texts, what they would cost the reader, and who has signed. @throws notFound */
export async function getWritten(
  tx: Tx,
  association: AssociationId,
  looking: Looking,
  today: PlainDate,
  id: string,
): Promise<WrittenView> {
  const row = await find(tx, association, looking, id);
  if (!row) throw notFound();
  const line = lineOf(row, today);
  const names = await partyNames(tx, association);
  const members = await membersFor(tx, association, row, today);
  const opened = row.members.filter(({ moment }) => moment === "opened").map(headIn);
  const texts = await textsOf(tx, association, id, fromColumn(row.answerBy));
  const people = members.map((member) => personOf(member, row, names, opened));
  const own = row.signatures.filter(({ partyId }) => looking.own.includes(partyId));
  const mine = people.filter(({ voters }) =>
    voters.some(({ partyId }) => looking.own.includes(partyId)),
  );
  return {
    ...{ ...line, explanation: row.explanation, people },
    ...besideOf(row, people, opened, names),
    ...(line.state === "adopted" ? {} : { members: people.length }),
    ...(line.state === "adopted" ? {} : { signed: people.filter((one) => one.signed).length }),
    texts: texts.map(({ plan, ...text }) => ({
      ...text,
      article: isDecisionType(text.decisionType)
        ? decisionOf(row.rulesVersion, text.decisionType).article
        : "",
      funding: plan && shownFunding(plan, looking.own),
    })),
    annexes: await annexesOf(tx, association, id),
    hash: row.opening && toHex(row.opening.hash),
    openedAt: row.opening?.at.toISOString() ?? null,
    remindedAt: row.words[0]?.at.toISOString() ?? null,
    end: row.end && endOf(row.end, looking),
    minutes: await minutesOf(tx, association, id),
    decisions: row.decisions,
    receipts: own.map((one) => one.id),
    own: {
      isMember: looking.own.some((party) => refusers(members).has(party)),
      maySign: line.state === "open" && mine.some(({ signed }) => signed === null),
      hasSigned: mine.length > 0 && mine.every(({ signed }) => signed !== null),
    },
  };
}

/** The minutes of a written decision; null until they are drawn up. */
export async function minutesOf(tx: Tx, association: AssociationId, writtenId: string) {
  const act = await tx.issuedAct.findFirst({
    where: { associationId: association, kind: WRITTEN, subjectId: writtenId },
    select: { id: true, fingerprint: true, issuedAt: true },
  });
  return (
    act && {
      ...{ id: act.id, fingerprint: toHex(act.fingerprint) },
      issuedAt: act.issuedAt.toISOString(),
    }
  );
}
