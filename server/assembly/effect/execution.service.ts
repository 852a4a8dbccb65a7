import type { Actor } from "#server/kernel/actor.ts";
import { isBefore, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline, setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { decisionPolicy } from "../decision/decision.policy.ts";
import { lockRegister } from "../decision/decision.queries.ts";
import { followUpOf } from "./effect.queries.ts";
import { isFinished, judgeStep, type StepVerdict, stateOf } from "./effect.rules.ts";
import type { OpenExecution, TakeStep } from "./effect.schema.ts";
import { lockAdopted } from "./effect.service.ts";

/** The kind of the task: the syndic carries decisions out (art. 3.89 §5 1°). */
const EXECUTION = "assembly.execution";
const ARTICLE = "3.89 §5 1°";

function setTask(tx: Tx, association: AssociationId, decisionId: string, dueOn: string) {
  return setDeadline(tx, association, EXECUTION, decisionId, plainDate(dueOn), ARTICLE);
}

/**
 * Opens the task of carrying a decision out: what, who sees to it, by when.
 * @throws DomainError `effect.not-adopted`, `effect.annulled`, `execution.opened`, `execution.past`
 */
export function openExecution(
  actor: Actor,
  association: AssociationId,
  { decisionId, what, responsible, dueOn }: OpenExecution,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(decisionPolicy["decision.keep"](actor, association));
    await lockAdopted(tx, association, decisionId);
    const key = { associationId: association, decisionId };
    if ((await tx.execution.count({ where: key })) > 0) throw new DomainError("execution.opened");
    if (isBefore(plainDate(dueOn), today())) throw new DomainError("execution.past", {}, "dueOn");
    const data = { ...key, what, responsible, dueOn: toColumn(plainDate(dueOn)) };
    await tx.execution.create({ data: { ...data, openedAt: nowColumn() } });
    await setTask(tx, association, decisionId, dueOn);
    await record(tx, actor, association, "assembly/execution.opened", { decisionId });
  });
}

const FIELDS: Partial<Record<StepVerdict, string>> = {
  "due-missing": "dueOn",
  "reason-missing": "note",
  past: "on",
};

/**
 * Records a step on the way; what was done or given up leaves the office's list.
 * @throws DomainError `execution.finished`, `execution.not-finished`, `execution.due-missing`,
 * `execution.reason-missing`, `execution.past`
 */
export function takeStep(
  actor: Actor,
  association: AssociationId,
  { decisionId, kind, on, dueOn, note }: TakeStep,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(decisionPolicy["decision.keep"](actor, association));
    await lockRegister(tx, association);
    const { execution } = await followUpOf(tx, association, decisionId);
    if (!execution) throw notFound();
    const verdict = judgeStep(stateOf(execution.steps), { kind, on, dueOn, note }, `${today()}`);
    if (verdict !== "lawful") throw new DomainError(`execution.${verdict}`, {}, FIELDS[verdict]);
    const isPutOff = kind === "postponed" || kind === "reopened";
    await tx.executionStep.create({
      data: {
        ...{ associationId: association, id: newRowId(), decisionId, kind, note, at: nowColumn() },
        on: toColumn(plainDate(on)),
        dueOn: isPutOff && dueOn ? toColumn(plainDate(dueOn)) : null,
      },
    });
    const after = stateOf([...execution.steps, { kind }]);
    if (isFinished(after)) await completeDeadline(tx, association, EXECUTION, decisionId);
    else if (isPutOff && dueOn) await setTask(tx, association, decisionId, dueOn);
    await record(tx, actor, association, "assembly/execution.advanced", { decisionId, kind });
  });
}
