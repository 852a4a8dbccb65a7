import type { Person } from "#server/kernel/actor.ts";
import { plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { associationOf, authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { watchedBy } from "../deadline/deadline.policy.ts";
import { absencesOf, followedBy, listColleagues } from "./colleague.queries.ts";
import { changesOf, isInOrder, overlap } from "./colleague.rules.ts";
import type { AbsenceRef, Followed, NewAbsence } from "./colleague.schema.ts";

/** From now on one follows these associations of one's office and no others. */
export async function follow(actor: Person, { associations }: Followed): Promise<void> {
  const watched = watchedBy(actor);
  authorize(associations.every((id) => watched.some((known) => known === id)));
  const before = await read(actor, (tx) => followedBy(tx, actor.accountId));
  const { begins, ends } = changesOf(before, associations);
  for (const id of [...begins, ...ends]) await turn(actor, id, begins.includes(id));
}

/** One association at a time: each keeps its own record of who follows it. */
function turn(actor: Person, id: string, begins: boolean): Promise<void> {
  const association = associationOf(actor, id);
  const key = { associationId: association, accountId: actor.accountId };
  return write(actor, association, async (tx) => {
    if (begins) {
      await tx.associationFollow.createMany({
        data: { ...key, at: nowColumn() },
        skipDuplicates: true,
      });
    } else await tx.associationFollow.deleteMany({ where: key });
    const fact = begins ? "registry/association.followed" : "registry/association.unfollowed";
    await record(tx, actor, association, fact, { accountId: actor.accountId });
  });
}

/**
 * One is away from a day to a day, and a colleague sees one's queue meanwhile; rights stay as they are.
 * @throws DomainError `absence.in-order`, `absence.replacement` when nobody else or himself away.
 */
export function planAbsence(actor: Person, asked: NewAbsence): Promise<string> {
  return write(actor, null, async (tx) => {
    const on = today();
    const colleagues = await listColleagues(tx, actor.accountId, on);
    const mine = colleagues.filter(({ accountId }) => accountId === actor.accountId);
    authorize(mine.length > 0);
    const term = { startsOn: plainDate(asked.startsOn), endsOn: plainDate(asked.endsOn) };
    if (!isInOrder(term, on)) throw new DomainError("absence.in-order", {}, "endsOn");
    const office = colleagues.find(
      ({ accountId, officeId }) =>
        accountId === asked.replacementId &&
        accountId !== actor.accountId &&
        mine.some((me) => me.officeId === officeId),
    );
    const away = await absencesOf(tx, asked.replacementId, on);
    if (!office || away.some((other) => overlap(term, other))) {
      throw new DomainError("absence.replacement", {}, "replacementId");
    }
    const id = newRowId();
    const { replacementId } = asked;
    await tx.absence.create({
      data: {
        ...{ id, officeId: office.officeId, accountId: actor.accountId, replacementId },
        startsOn: toColumn(term.startsOn),
        endsOn: toColumn(term.endsOn),
      },
    });
    await record(tx, actor, null, "registry/absence.planned", { absenceId: id, replacementId });
    return id;
  });
}

/** Back earlier, or not away at all: the queue is one's own again. */
export function cancelAbsence(actor: Person, { absenceId }: AbsenceRef): Promise<void> {
  return write(actor, null, async (tx) => {
    const { count } = await tx.absence.updateMany({
      where: { id: absenceId, accountId: actor.accountId, cancelledAt: null },
      data: { cancelledAt: nowColumn() },
    });
    if (count === 0) throw notFound();
    await record(tx, actor, null, "registry/absence.cancelled", { absenceId });
  });
}
