import type { Actor } from "#server/kernel/actor.ts";
import { noonOf, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline, setDeadline } from "../deadline/deadline.service.ts";
import { mandatePolicy } from "./mandate.policy.ts";
import { lockMandate } from "./mandate.queries.ts";
import { filingDue, judgeEnd, TASK_ARTICLES } from "./mandate.rules.ts";
import type { Correction, EarlyEnd, Withdrawal } from "./mandate.schema.ts";
import { askForFiling, lawfulTerm, refuseOverlap } from "./mandate.service.ts";
import { settleMandates } from "./term.service.ts";

/**
 * Records that a mandate ends before its term: dismissed, resigned, replaced by the judge, or the
 * office is no more. Its filing and the hand-over of the file follow.
 * @throws DomainError `mandate.judge-only`, `mandate.decision-in-future`, `mandate.not-in-term`,
 *   `mandate.ends-before-decision`, `mandate.already-ended`.
 */
export function endMandate(actor: Actor, association: AssociationId, end: EarlyEnd): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mandatePolicy["mandate.appoint"](actor, association));
    await enterEnd(tx, actor, association, end);
  });
}

/** The same inside a use case that was authorized. @throws DomainError those of `endMandate` */
export async function enterEnd(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { mandateId, kind, reason, ...days }: EarlyEnd,
): Promise<void> {
  const { mandate } = await lockMandate(tx, association, mandateId);
  const key = { associationId: association, mandateId };
  const known = await tx.mandateEnd.count({ where: key });
  if (known > 0) throw new DomainError("mandate.already-ended");
  const decidedOn = plainDate(days.decidedOn);
  const lastDay = plainDate(days.lastDay);
  const verdict = judgeEnd(mandate, { kind, decidedOn, lastDay }, today());
  if (verdict !== "lawful") {
    const field = { "judge-only": "kind", "decision-in-future": "decidedOn" } as const;
    const details = { from: noonOf(mandate.startsOn), until: noonOf(mandate.endsOn) };
    const at =
      verdict === "judge-only" || verdict === "decision-in-future" ? field[verdict] : "lastDay";
    throw new DomainError(`mandate.${verdict}`, details, at);
  }
  await tx.mandateEnd.create({
    data: {
      ...{ ...key, id: newRowId(), kind, reason, at: nowColumn() },
      decidedOn: toColumn(decidedOn),
      lastDay: toColumn(lastDay),
      termEndsOn: toColumn(mandate.endsOn),
    },
  });
  await setEnd(tx, association, mandateId, lastDay);
  // A removal is filed as an appointment is (R-SYN-21): it takes effect the day after.
  const due = filingDue(decidedOn, lastDay.add({ days: 1 }));
  const article = TASK_ARTICLES["filing-end"];
  await setDeadline(tx, association, "registry.filing-end", mandateId, due, article);
  await settleMandates(tx, association);
  await record(tx, actor, association, "registry/syndic.ended", { mandateId, kind });
}

async function setEnd(tx: Tx, association: AssociationId, id: string, day: Temporal.PlainDate) {
  await tx.mandate.update({
    where: { associationId_id: { associationId: association, id } },
    data: { endsOn: toColumn(day) },
    select: { id: true },
  });
}

async function keepBefore(tx: Tx, association: AssociationId, mandateId: string, reason: string) {
  const row = await tx.mandate.findUniqueOrThrow({
    where: { associationId_id: { associationId: association, id: mandateId } },
  });
  const before = JSON.parse(JSON.stringify(row));
  const key = { associationId: association, id: newRowId(), mandateId };
  await tx.mandateCorrection.create({ data: { ...key, before, reason, at: nowColumn() } });
}

/**
 * Puts right what was entered: what happened can always be recorded, and what stood there before is
 * kept with the reason.
 * @throws DomainError those of a term, `mandate.overlaps`.
 */
export function correctMandate(
  actor: Actor,
  association: AssociationId,
  { mandateId, reason, ...term }: Correction,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const { all } = await lockMandate(tx, association, mandateId);
    authorize(mandatePolicy["mandate.appoint"](actor, association));
    const { appointedOn, startsOn, endsOn } = lawfulTerm(term);
    const others = all.filter(({ id }) => id !== mandateId);
    refuseOverlap(term, others);
    await keepBefore(tx, association, mandateId, reason);
    await tx.mandate.update({
      where: { associationId_id: { associationId: association, id: mandateId } },
      data: {
        appointedOn: toColumn(appointedOn),
        startsOn: toColumn(startsOn),
        endsOn: toColumn(endsOn),
        appointer: term.appointer ?? "assembly",
        provisional: term.provisional ?? false,
        decision: term.decision || null,
      },
      select: { id: true },
    });
    const filed = await tx.mandateTask.count({
      where: { associationId: association, mandateId, kind: "filing" },
    });
    if (filed === 0) await askForFiling(tx, association, mandateId, term);
    await settleMandates(tx, association);
    await record(tx, actor, association, "registry/syndic.corrected", { mandateId });
  });
}

/**
 * Takes back a mandate that was entered by mistake and has not begun; what it said is kept.
 * @throws DomainError `mandate.already-begun`.
 */
export function withdrawMandate(
  actor: Actor,
  association: AssociationId,
  { mandateId, reason }: Withdrawal,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const { mandate } = await lockMandate(tx, association, mandateId);
    authorize(mandatePolicy["mandate.appoint"](actor, association));
    if (Temporal.PlainDate.compare(mandate.startsOn, today()) <= 0) {
      throw new DomainError("mandate.already-begun");
    }
    await keepBefore(tx, association, mandateId, reason);
    const of = { associationId: association, mandateId };
    await tx.mandateTask.deleteMany({ where: of });
    await tx.mandate.delete({
      where: { associationId_id: { associationId: association, id: mandateId } },
      select: { id: true },
    });
    for (const kind of ["registry.filing", "registry.mandate"] as const) {
      await completeDeadline(tx, association, kind, mandateId);
    }
    await settleMandates(tx, association);
    await record(tx, actor, association, "registry/syndic.withdrawn", { mandateId });
  });
}
