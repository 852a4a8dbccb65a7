import type { Actor, Person, SystemActor } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, now, nowColumn, today } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { queuesOf } from "#server/registry/colleague/colleague.queries.ts";
import { deadlinePolicy, termsOf } from "#server/registry/deadline/deadline.policy.ts";
import { findDeadline, listQueue } from "#server/registry/deadline/deadline.queries.ts";
import { faultPolicy } from "../fault/fault.policy.ts";
import { listTroubles, listWaiting } from "./morning.queries.ts";
import type { Morning, MorningInput } from "./morning.schema.ts";

/** An office's morning over all its associations; null for who manages none. */
export async function showMorning(
  actor: Person,
  { whose, term }: MorningInput,
): Promise<Morning | null> {
  const terms = termsOf(actor);
  const { watched } = terms;
  if (watched.length === 0) return null;
  const reports = watched.filter((id) => faultPolicy["fault.treat"](actor, id));
  const scope = { watched, reports };
  const on = today();
  return read(actor, async (tx) => {
    const queues = whose === "mine" ? await queuesOf(tx, actor.accountId, on) : null;
    return {
      today: on.toString(),
      queue: await listQueue(tx, terms, on, queues),
      waiting: await listWaiting(tx, scope),
      troubles: await listTroubles(tx, scope, now()),
      term: term ? await findDeadline(tx, terms, on, term) : null,
    };
  });
}

/** A job that gave up, noted once for its run; the association is the one it worked for, if any. */
export function noteFailure(
  actor: SystemActor,
  association: AssociationId | null,
  { job, runId }: Readonly<{ job: string; runId: string }>,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const key = `site.job-failed:${runId}`;
    const { count } = await tx.effectKey.createMany({
      data: { key, at: nowColumn() },
      skipDuplicates: true,
    });
    if (count === 0) return;
    const id = newRowId();
    // Of no association it could not be read back: nothing is asked to come back.
    await tx.jobFailure.createMany({
      data: { id, associationId: association, job, at: nowColumn() },
    });
    await record(tx, actor, association, "site/job.failed", { failureId: id });
  });
}

/** Somebody has seen to a failed job. */
export function dismissFailure(
  actor: Actor,
  association: AssociationId,
  { failureId }: Readonly<{ failureId: string }>,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(deadlinePolicy["deadline.see-to"](actor, association));
    const { count } = await tx.jobFailure.updateMany({
      where: { id: failureId, associationId: association, dismissedAt: null },
      data: { dismissedAt: nowColumn() },
    });
    if (count === 0) throw notFound();
    await record(tx, actor, association, "site/failure.dismissed", { failureId });
  });
}
