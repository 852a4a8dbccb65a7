import type { Person } from "#server/kernel/actor.ts";
import {
  fromColumn,
  isAfter,
  isBefore,
  noonOf,
  plainDate,
  toColumn,
} from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline } from "../deadline/deadline.service.ts";
import { mandatePolicy } from "./mandate.policy.ts";
import type { NewUrgentAct, TaskDone } from "./mandate.schema.ts";

async function mandateOf(tx: Tx, associationId: AssociationId, id: string) {
  const mandate = await tx.mandate.findUnique({
    where: { associationId_id: { associationId, id } },
    select: { officeId: true, endsOn: true },
  });
  if (!mandate) throw notFound();
  return mandate;
}

/**
 * Records on what day a task of a mandate was done: the filing at the counter, the file handed over
 * (to the successor, failing him to the president of the last assembly). Said again, it is put right.
 * @throws DomainError `mandate.done-in-future`.
 */
export function recordTask(
  actor: Person,
  association: AssociationId,
  { mandateId, kind, doneOn, note }: TaskDone,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const { officeId } = await mandateOf(tx, association, mandateId);
    authorize(
      mandatePolicy["mandate.record-task"](actor, association) &&
        mandatePolicy["mandate.is-own"](actor, association, officeId),
    );
    const day = plainDate(doneOn);
    if (isAfter(day, today())) throw new DomainError("mandate.done-in-future", {}, "doneOn");
    const key = { associationId: association, mandateId, kind };
    const said = { doneOn: toColumn(day), note: note || null, at: nowColumn() };
    await tx.mandateTask.upsert({
      where: { associationId_mandateId_kind: key },
      create: { ...key, ...said, id: newRowId() },
      update: said,
    });
    await completeDeadline(tx, association, `registry.${kind}`, mandateId);
    await record(tx, actor, association, "registry/mandate-task.done", { mandateId, kind });
  });
}

/**
 * Records what an office did after its last day because it could not wait.
 * @throws DomainError `mandate.not-ended`, `mandate.done-in-future`.
 */
export function recordUrgentAct(
  actor: Person,
  association: AssociationId,
  { mandateId, actedOn, what, why }: NewUrgentAct,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const { officeId, endsOn } = await mandateOf(tx, association, mandateId);
    authorize(
      mandatePolicy["mandate.record-urgent-act"](actor, association) &&
        mandatePolicy["mandate.is-own"](actor, association, officeId),
    );
    const day = plainDate(actedOn);
    const last = fromColumn(endsOn);
    if (isAfter(day, today())) throw new DomainError("mandate.done-in-future", {}, "actedOn");
    if (!isBefore(last, day)) {
      throw new DomainError("mandate.not-ended", { until: noonOf(last) }, "actedOn");
    }
    const id = newRowId();
    await tx.urgentAct.create({
      data: {
        ...{ associationId: association, id, mandateId, what, why },
        actedOn: toColumn(day),
        accountId: actor.accountId,
        at: nowColumn(),
      },
    });
    await record(tx, actor, association, "registry/urgent-act.recorded", { mandateId, actId: id });
  });
}
