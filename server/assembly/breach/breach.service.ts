import type { Person } from "#server/kernel/actor.ts";
import { legalDate } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, now } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { holdMeeting } from "../attendance/floor.queries.ts";
import { mayRunBallot } from "../ballot/ballot.policy.ts";
import { articleOf, momentOf, refuseBreach } from "./breach.rules.ts";
import type { RecordBreach } from "./breach.schema.ts";

type Told = Omit<RecordBreach, "time"> & Readonly<{ at: Temporal.Instant }>;

/** Keeps what happened, in the transaction of whatever it happened with. */
export async function keepBreach(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  { article: typed, at, ...told }: Told,
): Promise<string> {
  const article = articleOf(told.kind, typed);
  if (article === null) throw new DomainError("breach.article-missing", {}, "article");
  const id = newRowId();
  await tx.breach.create({
    data: {
      ...{ ...told, associationId: association, id, article },
      at: new Date(at.epochMilliseconds),
      recordedAt: new Date(now().epochMilliseconds),
      recordedBy: actor.displayName,
    },
  });
  const { meetingId } = told;
  await record(tx, actor, association, "assembly/breach.recorded", { meetingId, breachId: id });
  return id;
}

/** What a breach of this meeting must name, if it names it, is of this meeting. @throws notFound */
async function checkPlace(tx: Tx, association: AssociationId, told: RecordBreach): Promise<void> {
  const { meetingId, itemId, correctsId } = told;
  const own = { associationId: association, meetingId };
  if (itemId && !(await tx.agendaItem.count({ where: { ...own, id: itemId } }))) throw notFound();
  if (!correctsId) return;
  const corrected = await tx.breach.findFirst({
    where: { ...own, id: correctsId },
    select: { corrections: { select: { id: true } } },
  });
  if (!corrected) throw notFound();
  // One line of corrections: the last one is corrected, not the first twice.
  if (corrected.corrections.length > 0) throw new DomainError("breach.already-corrected");
}

/**
 * Records what was done in the room although the law forbids it, or because a judge or a derogation
 * allowed it. It changes no count: votes cast through the product stay refused. It is never edited;
 * a correction is a further record. @throws DomainError
 */
export function recordBreach(
  actor: Person,
  association: AssociationId,
  { time, ...told }: RecordBreach,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const { meetingId } = told;
    await holdMeeting(tx, association, meetingId);
    await checkPlace(tx, association, { ...told, time });
    const key = { associationId_id: { associationId: association, id: meetingId } };
    const { startsAt, opening, minutes } = await tx.meeting.findUniqueOrThrow({
      where: key,
      select: {
        startsAt: true,
        opening: { select: { at: true } },
        minutes: { select: { frozenAt: true } },
      },
    });
    const day = legalDate(Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()));
    const openedAt = opening?.at.getTime() ?? null;
    const at = time === null ? now() : momentOf(day, time, openedAt);
    const facts = { openedAt, frozen: minutes !== null };
    const refusal = refuseBreach(facts, at.epochMilliseconds, now().epochMilliseconds);
    if (refusal) throw new DomainError(refusal, {}, time === null ? undefined : "time");
    return keepBreach(tx, actor, association, { ...told, at });
  });
}
