import type { Actor } from "#server/kernel/actor.ts";
import { isAfter } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { canonicalJson, sha256, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { completeDeadline, setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { isDecisionType } from "../ballot/catalogue.rules.ts";
import { daysOf, faultOf } from "../funding/funding.rules.ts";
import { refuseUnfitKey } from "../funding/funding.service.ts";
import { type Held, holdWritten, refuseUnlessDraft, refuseUnlessOpen } from "./held.queries.ts";
import { type Member, membersOn } from "./roll.queries.ts";
import { tellMembers } from "./telling.service.ts";
import { ANNEX, textsOf, writtenRecord } from "./text.queries.ts";
import { writtenPolicy } from "./written.policy.ts";
import { needDeed, unreasoned, WRITTEN_ARTICLE } from "./written.rules.ts";
import type { WithdrawWritten, WrittenRef } from "./written.schema.ts";

/** Keeps who the members are at a moment: at the opening, and when the last of them has signed. */
export async function keepMembers(
  tx: Tx,
  association: AssociationId,
  writtenId: string,
  moment: "opened" | "adopted",
  members: readonly Member[],
): Promise<void> {
  await tx.writtenMember.createMany({
    data: members.map(({ number, nature, holders, voter, shares, codes }) => ({
      ...{ associationId: association, id: newRowId(), writtenId, moment, number, nature, shares },
      ...{ holderIds: [...holders], voterPartyId: voter, lots: [...codes] },
    })),
  });
}

/** What was lawful when it was drafted may not be so any more. @throws DomainError the first obstacle */
async function refuseUnfit(tx: Tx, association: AssociationId, held: Held): Promise<void> {
  const texts = await textsOf(tx, association, held.id, held.answerBy);
  const known = texts.flatMap(({ decisionType, deedReason }) =>
    isDecisionType(decisionType) ? [{ decisionType, deedReason }] : [],
  );
  const types = known.map(({ decisionType }) => decisionType);
  if (needDeed(held.rulesVersion, types).length > 0) throw new DomainError("written.deed");
  if (unreasoned(held.rulesVersion, known).length > 0) {
    throw new DomainError("written.deed-unreasoned");
  }
  if (!isAfter(held.answerBy, today())) throw new DomainError("written.answer-by-past");
  for (const { plan } of texts) {
    if (!plan) continue;
    const fault = faultOf(plan.funding, held.answerBy);
    if (fault) throw new DomainError(`funding.${fault}`);
    await refuseUnfitKey(tx, association, plan.funding, daysOf(plan.funding, held.answerBy));
  }
}

/**
 * Puts a draft to all members: its words are fixed, who the members are is kept, and each is told by his
 * channel. Who owns later signs in the place of who sold.
 * @throws DomainError `written.opened`, `written.deed`, `written.deed-unreasoned`, `written.answer-by-past`,
 * `convocation.no-syndic`, `written.no-members`, `funding.*`, `key.*`
 */
export function openWritten(
  actor: Actor,
  association: AssociationId,
  { writtenId }: WrittenRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(writtenPolicy["written.keep"](actor, association));
    const draft = await holdWritten(tx, association, writtenId);
    refuseUnlessDraft(draft);
    await refuseUnfit(tx, association, draft);
    const members = await membersOn(tx, association, today());
    if (members.length === 0) throw new DomainError("written.no-members");
    const { id, title, explanation, language, rulesVersion } = draft;
    const said = { id, title, explanation, language, rulesVersion };
    const words = canonicalJson(
      await writtenRecord(tx, association, { ...said, answerBy: draft.answerBy.toString() }),
    );
    const hash = sha256(Buffer.from(words, "utf8"));
    await tx.writtenOpening.create({
      data: { associationId: association, writtenId, record: words, hash, at: nowColumn() },
    });
    await keepMembers(tx, association, writtenId, "opened", members);
    await tx.document.updateMany({
      where: { associationId: association, kind: ANNEX, subjectId: writtenId },
      data: { audience: "owners" },
    });
    const { answerBy } = draft;
    await setDeadline(tx, association, "assembly.written", writtenId, answerBy, WRITTEN_ARTICLE);
    await record(tx, actor, association, "assembly/written.opened", { writtenId });
    const opened: Held = { ...draft, state: "open", hash: toHex(hash) };
    await tellMembers(tx, actor, association, opened, { occasion: "opened" });
  });
}

/**
 * Reminds those who have not signed, each by his channel. @returns how many were written to
 * @throws DomainError `written.not-open`, `written.late`, `written.ended`, `written.reminded-today`
 */
export function remindWritten(
  actor: Actor,
  association: AssociationId,
  { writtenId }: WrittenRef,
): Promise<number> {
  return write(actor, association, async (tx) => {
    authorize(writtenPolicy["written.keep"](actor, association));
    const held = await holdWritten(tx, association, writtenId);
    refuseUnlessOpen(held);
    const since = new Date(nowColumn().getTime() - 24 * 60 * 60 * 1000);
    const lately = await tx.writtenWord.count({
      where: { associationId: association, writtenId, at: { gt: since } },
    });
    if (lately > 0) throw new DomainError("written.reminded-today");
    return tellMembers(tx, actor, association, held, { occasion: "reminder" });
  });
}

/**
 * The syndic takes it back, with a reason that everybody is told; who has signed is bound by nothing.
 * @throws DomainError `written.not-open`, `written.late`, `written.ended`
 */
export function withdrawWritten(
  actor: Actor,
  association: AssociationId,
  { writtenId, reason }: WithdrawWritten,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(writtenPolicy["written.keep"](actor, association));
    const held = await holdWritten(tx, association, writtenId);
    refuseUnlessOpen(held);
    await tx.writtenEnd.create({
      data: {
        ...{ associationId: association, writtenId, kind: "withdrawn" },
        ...{ reason, at: nowColumn() },
      },
    });
    await completeDeadline(tx, association, "assembly.written", writtenId);
    await record(tx, actor, association, "assembly/written.withdrawn", { writtenId });
    await tellMembers(tx, actor, association, held, { occasion: "withdrawn", reason });
  });
}
