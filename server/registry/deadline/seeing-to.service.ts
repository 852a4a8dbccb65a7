import type { Actor } from "#server/kernel/actor.ts";
import { fromColumn, isAfter, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { rolesHere } from "../colleague/colleague.queries.ts";
import { deadlinePolicy } from "./deadline.policy.ts";
import { mayPutOff } from "./deadline.rules.ts";
import {
  type Assigned,
  type DeadlineRef,
  deadlineKind,
  type Finished,
  type PutOff,
  SYNDICS,
} from "./deadline.schema.ts";

type Held = Readonly<{
  kind: string;
  dueOn: Date;
  doneAt: Date | null;
  doneById: string | null;
}>;

async function lock(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  deadlineId: string,
): Promise<Held> {
  authorize(deadlinePolicy["deadline.see-to"](actor, association));
  const [held] = await tx.$queryRaw<Held[]>`
    SELECT kind, due_on AS "dueOn", done_at AS "doneAt", done_by_id AS "doneById"
    FROM legal_deadline WHERE association_id = ${association}::uuid AND id = ${deadlineId}::uuid
    FOR UPDATE`;
  if (!held) throw notFound();
  authorize(deadlinePolicy["deadline.see"](actor, association, held.kind));
  return held;
}

const keyOf = (association: AssociationId, id: string) => ({
  associationId_id: { associationId: association, id },
});

/**
 * Somebody of the office says that it is done; saying it twice changes nothing.
 * @throws DomainError `deadline.not-by-hand` for a term that only doing what it asks can meet,
 *   `deadline.done-to-come`
 */
export function finishDeadline(
  actor: Actor,
  association: AssociationId,
  { deadlineId, doneOn }: Finished,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const held = await lock(tx, actor, association, deadlineId);
    if (held.doneAt) return;
    if (deadlineKind(held.kind)?.byHand === false) throw new DomainError("deadline.not-by-hand");
    const on = doneOn ? plainDate(doneOn) : today();
    if (isAfter(on, today())) throw new DomainError("deadline.done-to-come", {}, "doneOn");
    const doneById = actor.kind === "person" ? actor.accountId : null;
    await tx.legalDeadline.update({
      where: keyOf(association, deadlineId),
      data: { doneAt: nowColumn(), doneById, doneOn: toColumn(on) },
    });
    await record(tx, actor, association, "registry/deadline.finished", { deadlineId });
  });
}

/** Takes back that it is done, where a hand said so; what a use case has met stays met. */
export function reopenDeadline(
  actor: Actor,
  association: AssociationId,
  { deadlineId }: DeadlineRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const held = await lock(tx, actor, association, deadlineId);
    if (!held.doneAt) return;
    if (!held.doneById) throw notFound();
    await tx.legalDeadline.update({
      where: keyOf(association, deadlineId),
      data: { doneAt: null, doneById: null, doneOn: null },
    });
    await record(tx, actor, association, "registry/deadline.reopened", { deadlineId });
  });
}

/** Out of the way until a day; the term itself stays where the law put it. */
export function putOffDeadline(
  actor: Actor,
  association: AssociationId,
  { deadlineId, until }: PutOff,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const held = await lock(tx, actor, association, deadlineId);
    const day = plainDate(until);
    if (held.doneAt || !mayPutOff(fromColumn(held.dueOn), day, today())) {
      throw new DomainError("deadline.put-off", {}, "until");
    }
    await tx.legalDeadline.update({
      where: keyOf(association, deadlineId),
      data: { laterUntil: toColumn(day) },
    });
    await record(tx, actor, association, "registry/deadline.put-off", { deadlineId });
  });
}

/** Whether an account may open, as staff of the syndic, what is to be given to it. */
async function maySeeTo(tx: Tx, accountId: string, kind: string): Promise<boolean> {
  const roles = await rolesHere(tx, accountId, today());
  return roles.includes("syndic") || (roles.includes("accountant") && !SYNDICS.includes(kind));
}

/** Gives it to a colleague, or back to whoever follows the association. */
export function assignDeadline(
  actor: Actor,
  association: AssociationId,
  { deadlineId, accountId }: Assigned,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const { kind } = await lock(tx, actor, association, deadlineId);
    if (accountId && !(await maySeeTo(tx, accountId, kind))) {
      throw new DomainError("deadline.not-colleague", {}, "accountId");
    }
    await tx.legalDeadline.update({
      where: keyOf(association, deadlineId),
      data: { assigneeId: accountId },
    });
    const fact = { deadlineId, accountId };
    await record(tx, actor, association, "registry/deadline.assigned", fact);
  });
}
