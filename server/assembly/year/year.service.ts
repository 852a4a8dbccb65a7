import type { SystemActor } from "#server/kernel/actor.ts";
import { fromColumn, toColumn } from "#server/kernel/calendar.ts";
import { type AssociationId, provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline, setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { TASKS, taskChanges, yearNow } from "./task.rules.ts";
import { yearGround } from "./year.queries.ts";
import { dutiesBefore, type YearFacts, yearPeriod } from "./year.rules.ts";

/** The years whose meeting is to come or was missed, locked with their association. */
async function lockYears(tx: Tx, association: AssociationId) {
  // Two jobs at once would make the terms of one year twice.
  await tx.$queryRaw`SELECT FROM association WHERE id = ${association}::uuid FOR NO KEY UPDATE`;
  const rows = await tx.annualYear.findMany({
    where: { associationId: association, endedAt: null },
    orderBy: { opensOn: "asc" },
  });
  return rows.map(({ id, opensOn }) => ({ id, opensOn: fromColumn(opensOn) }));
}

/** A meeting was held: what was to be done for it is asked of nobody any more. */
async function endYear(tx: Tx, association: AssociationId, id: string): Promise<void> {
  const key = { associationId_id: { associationId: association, id } };
  await tx.annualYear.update({ where: key, data: { endedAt: nowColumn() } });
  for (const kind of Object.values(TASKS)) await completeDeadline(tx, association, kind, id);
}

/** The year that is to come, under its days as they are now. Returns its id. */
async function keepYear(
  tx: Tx,
  association: AssociationId,
  facts: YearFacts,
  found: Readonly<{ id: string | null; isMoved: boolean }>,
): Promise<string> {
  const opensOn = toColumn(yearPeriod(facts, today()).from);
  if (!found.id) {
    const id = newRowId();
    await tx.annualYear.create({
      data: { associationId: association, id, opensOn, createdAt: nowColumn() },
    });
    return id;
  }
  if (found.isMoved) {
    const key = { associationId_id: { associationId: association, id: found.id } };
    await tx.annualYear.update({ where: key, data: { opensOn } });
  }
  return found.id;
}

/** Sets, moves, ends and opens again the terms of a year; whether any of them did change. */
async function settleTerms(
  tx: Tx,
  association: AssociationId,
  facts: YearFacts,
  yearId: string,
): Promise<boolean> {
  const rows = await tx.legalDeadline.findMany({
    where: { associationId: association, subjectId: yearId },
    select: { kind: true, dueOn: true, doneAt: true, doneById: true },
  });
  const terms = rows.map(({ kind, dueOn, doneAt, doneById }) => ({
    ...{ kind, dueOn: fromColumn(dueOn), isDone: doneAt !== null, isByHand: doneById !== null },
  }));
  const planned = { today: today(), isPlanned: facts.planned !== null };
  const changes = taskChanges(dutiesBefore(facts, today()), terms, planned);
  for (const { kind, to, dueOn, article } of changes) {
    if (to === "done") await completeDeadline(tx, association, kind, yearId);
    else await setDeadline(tx, association, kind, yearId, dueOn, article);
  }
  return changes.length > 0;
}

/**
 * Makes what the next annual meeting asks terms of the association, moves them where its days have
 * changed, and ends those that are met. Done twice, it changes nothing. Returns whether it did.
 * @param begin false where only terms that are there already follow.
 */
export function settleYear(
  actor: SystemActor,
  associationId: string,
  begin = true,
): Promise<boolean> {
  const association = provenAssociation(associationId);
  const job: SystemActor = { ...actor, scope: provenScope([associationId]) };
  return write(job, association, async (tx) => {
    const open = await lockYears(tx, association);
    if (!begin && open.length === 0) return false;
    const { facts } = await yearGround(tx, association);
    const current = yearPeriod(facts, today());
    const { periodStart, held } = facts;
    const heldOn = held?.on ?? null;
    const found = yearNow({ open, periodStart, current, heldOn, today: today() });
    for (const id of found.ended) await endYear(tx, association, id);
    const yearId = await keepYear(tx, association, facts, found);
    const isChanged = await settleTerms(tx, association, facts, yearId);
    if (isChanged) await record(tx, job, association, "assembly/year.set", { yearId });
    return isChanged;
  });
}
