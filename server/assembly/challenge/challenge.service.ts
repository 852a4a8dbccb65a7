import type { Actor } from "#server/kernel/actor.ts";
import { fromColumn, isAfter, isBefore, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { decisionPolicy } from "../decision/decision.policy.ts";
import type { RecordChallenge, RecordRuling } from "./challenge.schema.ts";

/** @throws DomainError `challenge.impossible-day` for a day before what it is about, or to come */
function refuseDay(field: string, on: string, after: Date): void {
  const day = plainDate(on);
  if (isAfter(day, today()) || isBefore(day, fromColumn(after))) {
    throw new DomainError("challenge.impossible-day", {}, field);
  }
}

/** The latest day of these decisions. @throws notFound where one of them is not of this register */
async function latestOf(tx: Tx, association: AssociationId, ids: readonly string[]): Promise<Date> {
  const found = await tx.decision.findMany({
    where: { associationId: association, id: { in: [...ids] } },
    orderBy: { decidedOn: "desc" },
    select: { decidedOn: true },
  });
  const [latest] = found;
  if (!latest || found.length !== ids.length) throw notFound();
  return latest.decidedOn;
}

/**
 * Records that somebody asked the judge to annul or amend decisions, also past the term: whether the
 * claim comes too late is for the judge (art. 3.92 §3). @returns the challenge's id.
 * @throws DomainError `challenge.impossible-day`
 */
export function recordChallenge(
  actor: Actor,
  association: AssociationId,
  { decisionIds, filedOn, ...claim }: RecordChallenge,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(decisionPolicy["decision.keep"](actor, association));
    const ids = [...new Set(decisionIds)];
    refuseDay("filedOn", filedOn, await latestOf(tx, association, ids));
    const id = newRowId();
    const within = { associationId: association };
    await tx.challenge.create({
      data: {
        ...{ ...within, ...claim, id, recordedAt: nowColumn() },
        filedOn: toColumn(plainDate(filedOn)),
      },
    });
    await tx.challengedDecision.createMany({
      data: ids.map((decisionId) => ({ ...within, challengeId: id, decisionId })),
    });
    await record(tx, actor, association, "assembly/decision.challenged", { challengeId: id });
    return id;
  });
}

/**
 * Records what became of one decision in court. What was recorded before stays: a judgment on appeal
 * is a further fact. @throws DomainError `challenge.impossible-day`
 */
export function recordRuling(
  actor: Actor,
  association: AssociationId,
  { challengeId, decisionId, kind, on, reference }: RecordRuling,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(decisionPolicy["decision.keep"](actor, association));
    const challenged = await tx.challengedDecision.findUnique({
      where: {
        associationId_challengeId_decisionId: {
          ...{ associationId: association, challengeId, decisionId },
        },
      },
      select: { challenge: { select: { filedOn: true } } },
    });
    if (!challenged) throw notFound();
    refuseDay("on", on, challenged.challenge.filedOn);
    const data = { id: newRowId(), on: toColumn(plainDate(on)), recordedAt: nowColumn() };
    const about = { associationId: association, challengeId, decisionId, kind, reference };
    await tx.ruling.create({ data: { ...about, ...data } });
    await record(tx, actor, association, "assembly/decision.ruled", {
      ...{ challengeId, decisionId, kind },
    });
  });
}
