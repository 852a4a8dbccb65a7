import { fileDocument } from "#server/documents/archive/archive.service.ts";
import { type Actor, type Person, partiesOf } from "#server/kernel/actor.ts";
import { isAfter, type PlainDate, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { rulesAt } from "../ballot/ballot.rules.ts";
import { type DecisionType, mayNeedDeed } from "../ballot/catalogue.rules.ts";
import { keepScan } from "../decision/decision.service.ts";
import { daysOf, faultOf } from "../funding/funding.rules.ts";
import { columnsOf, FIELDS, fundingIn, refuseUnfitKey } from "../funding/funding.service.ts";
import { type Held, holdWritten, refuseUnlessDraft } from "./held.queries.ts";
import { membersOn } from "./roll.queries.ts";
import { ANNEX } from "./text.queries.ts";
import { writtenPolicy } from "./written.policy.ts";
import { needDeed, refusers, unreasoned } from "./written.rules.ts";
import type {
  AnnexRef,
  AnnexWritten,
  AskWritten,
  DraftWritten,
  EditWritten,
  FundWritten,
  WrittenRef,
  WrittenTextRef,
} from "./written.schema.ts";

/** How long an owner's wish stands in the draft before the syndic sets another day. */
const ASKED_DAYS = 30;

/** The rules of a day. @throws RangeError for a day before all rules */
function versionOn(on: PlainDate): string {
  const rules = rulesAt(on);
  if (!rules) throw new RangeError("no rules are known for so early a day");
  return rules.version;
}

/**
 * Refuses what cannot be signed: a text that needs an authentic deed, one that may need it with no
 * reason given, a day that is over.
 * @throws DomainError `written.deed`, `written.deed-unreasoned`, `written.answer-by-past`
 */
function refuseUnfit({ texts, answerBy }: Pick<DraftWritten, "texts" | "answerBy">): void {
  const [place] = needDeed(
    versionOn(today()),
    texts.map(({ decisionType }) => decisionType),
  );
  if (place !== undefined) throw new DomainError("written.deed", {}, `texts.${place}.decisionType`);
  const [silent] = unreasoned(versionOn(today()), texts);
  if (silent !== undefined) {
    throw new DomainError("written.deed-unreasoned", {}, `texts.${silent}.deedReason`);
  }
  if (!isAfter(plainDate(answerBy), today())) {
    throw new DomainError("written.answer-by-past", {}, "answerBy");
  }
}

type Texts = readonly Readonly<{
  text: string;
  decisionType: DecisionType;
  deedReason: string | null;
}>[];

function rowsOf(association: AssociationId, writtenId: string, texts: Texts) {
  const version = versionOn(today());
  return texts.map(({ deedReason, ...text }, index) => ({
    ...{ ...text, associationId: association, id: newRowId(), writtenId, position: index + 1 },
    // A reason where nothing asks for one would warn the owners of nothing.
    deedReason: mayNeedDeed(version, text.decisionType) ? deedReason : null,
  }));
}

/**
 * Begins a draft of what the owners are to decide in writing. Nobody sees it before it is opened.
 * @returns its id. @throws DomainError `written.deed`, `written.deed-unreasoned`, `written.answer-by-past`
 */
export function draftWritten(
  actor: Actor,
  association: AssociationId,
  { texts, answerBy, ...said }: DraftWritten,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(writtenPolicy["written.keep"](actor, association));
    refuseUnfit({ texts, answerBy });
    const id = newRowId();
    await tx.writtenDecision.create({
      data: {
        ...{ ...said, associationId: association, id, rulesVersion: versionOn(today()) },
        ...{ answerBy: toColumn(plainDate(answerBy)), createdAt: nowColumn() },
      },
    });
    await tx.writtenText.createMany({ data: rowsOf(association, id, texts) });
    await record(tx, actor, association, "assembly/written.drafted", { writtenId: id });
    return id;
  });
}

/**
 * An owner asks the syndic to have something decided in writing: his words become a draft, which the
 * syndic completes and opens, or takes back with a reason. @returns its id
 */
export function askWritten(
  actor: Person,
  association: AssociationId,
  { text, ...said }: AskWritten,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(writtenPolicy["written.sign"](actor, association));
    const members = refusers(await membersOn(tx, association, today()));
    const askedById = partiesOf(actor, association).find((party) => members.has(party));
    if (!askedById) throw notFound();
    const id = newRowId();
    await tx.writtenDecision.create({
      data: {
        ...{ ...said, associationId: association, id, askedById, language: actor.locale },
        rulesVersion: versionOn(today()),
        answerBy: toColumn(today().add({ days: ASKED_DAYS })),
        createdAt: nowColumn(),
      },
    });
    await tx.writtenText.createMany({
      data: rowsOf(association, id, [{ text, decisionType: "D-01", deedReason: null }]),
    });
    await record(tx, actor, association, "assembly/written.asked", { writtenId: id });
    return id;
  });
}

/** A draft in the syndic's hand. @throws DomainError `written.opened` once it was opened */
async function holdDraft(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  writtenId: string,
): Promise<Held> {
  authorize(writtenPolicy["written.keep"](actor, association));
  const held = await holdWritten(tx, association, writtenId);
  refuseUnlessDraft(held);
  return held;
}

/**
 * Writes a draft anew. A text that stays where it was keeps its plan of payment.
 * @throws DomainError `written.opened`, `written.deed`, `written.deed-unreasoned`, `written.answer-by-past`
 */
export function editWritten(
  actor: Actor,
  association: AssociationId,
  { writtenId, texts, answerBy, ...said }: EditWritten,
): Promise<void> {
  return write(actor, association, async (tx) => {
    await holdDraft(tx, actor, association, writtenId);
    refuseUnfit({ texts, answerBy });
    const key = { associationId: association, writtenId };
    await tx.writtenDecision.update({
      where: { associationId_id: { associationId: association, id: writtenId } },
      data: {
        ...{ ...said, answerBy: toColumn(plainDate(answerBy)) },
        rulesVersion: versionOn(today()),
      },
    });
    await tx.writtenText.deleteMany({ where: { ...key, position: { gt: texts.length } } });
    for (const { id, ...row } of rowsOf(association, writtenId, texts)) {
      const { position, text, decisionType, deedReason } = row;
      await tx.writtenText.upsert({
        where: { associationId_writtenId_position: { ...key, position } },
        create: { ...row, id },
        update: { text, decisionType, deedReason },
      });
    }
    await record(tx, actor, association, "assembly/written.drafted", { writtenId });
  });
}

/** A draft that nobody was asked about goes without a trace but its record. */
export function discardWritten(
  actor: Actor,
  association: AssociationId,
  { writtenId }: WrittenRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    await holdDraft(tx, actor, association, writtenId);
    await tx.document.deleteMany({
      where: { associationId: association, kind: ANNEX, subjectId: writtenId },
    });
    await tx.writtenDecision.delete({
      where: { associationId_id: { associationId: association, id: writtenId } },
    });
    await record(tx, actor, association, "assembly/written.discarded", { writtenId });
  });
}

async function requireText(
  tx: Tx,
  association: AssociationId,
  { writtenId, textId }: WrittenTextRef,
) {
  const key = { associationId: association, id: textId, writtenId };
  if ((await tx.writtenText.count({ where: key })) === 0) throw notFound();
}

/**
 * Says how a text would be paid: the same plan, and the same division, as for a meeting. No call falls
 * due before the last day for signatures. @throws DomainError `funding.*`, `key.*`, `written.opened`
 */
export function fundWritten(
  actor: Actor,
  association: AssociationId,
  input: FundWritten,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const { answerBy } = await holdDraft(tx, actor, association, input.writtenId);
    await requireText(tx, association, input);
    const funding = fundingIn(input);
    const fault = faultOf(funding, answerBy);
    if (fault) throw new DomainError(`funding.${fault}`, {}, FIELDS[fault]);
    await refuseUnfitKey(tx, association, funding, daysOf(funding, answerBy));
    await tx.writtenText.update({
      where: { associationId_id: { associationId: association, id: input.textId } },
      data: columnsOf(funding),
    });
    await record(tx, actor, association, "assembly/written.drafted", {
      writtenId: input.writtenId,
    });
  });
}

/** The columns of a plan that is no more. */
const UNPAID = {
  ...{ keyId: null, reserveCents: null, callCents: null, callCount: null, callFirstOn: null },
  ...{ callEvery: null, loanCents: null, repaidCents: null, loanCount: null },
  ...{ loanFirstOn: null, loanEvery: null },
};

/** Takes the plan of payment of a text of a draft away. */
export function unfundWritten(
  actor: Actor,
  association: AssociationId,
  input: WrittenTextRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    await holdDraft(tx, actor, association, input.writtenId);
    await requireText(tx, association, input);
    await tx.writtenText.update({
      where: { associationId_id: { associationId: association, id: input.textId } },
      data: UNPAID,
    });
    await record(tx, actor, association, "assembly/written.drafted", {
      writtenId: input.writtenId,
    });
  });
}

/**
 * Files something that is read beside the texts; its hash is signed with them. Owners see it from the
 * opening on. @throws DomainError `written.opened`, `decision.scan-too-large`, `decision.scan-unknown`
 */
export async function annexWritten(
  actor: Actor,
  association: AssociationId,
  { writtenId, scan: { filename, bytes } }: AnnexWritten,
): Promise<string> {
  authorize(writtenPolicy["written.keep"](actor, association));
  const kept = await keepScan(bytes);
  return write(actor, association, async (tx) => {
    const { language } = await holdDraft(tx, actor, association, writtenId);
    const documentId = await fileDocument(tx, association, {
      ...{ kind: ANNEX, title: filename, language, audience: "syndic" },
      ...{ ...kept, subjectId: writtenId },
    });
    await record(tx, actor, association, "assembly/written.drafted", { writtenId });
    return documentId;
  });
}

/** Takes an annex of a draft away. */
export function unannexWritten(
  actor: Actor,
  association: AssociationId,
  { writtenId, documentId }: AnnexRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    await holdDraft(tx, actor, association, writtenId);
    const { count } = await tx.document.deleteMany({
      where: { associationId: association, kind: ANNEX, subjectId: writtenId, id: documentId },
    });
    if (count === 0) throw notFound();
    await record(tx, actor, association, "assembly/written.drafted", { writtenId });
  });
}
