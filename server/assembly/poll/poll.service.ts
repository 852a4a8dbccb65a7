import { type Actor, holds } from "#server/kernel/actor.ts";
import { isBefore, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { type HeldPoll, holdPoll, refuseUnlessOpen } from "./held.queries.ts";
import { pollPolicy } from "./poll.policy.ts";
import { firstAlike } from "./poll.rules.ts";
import type { DraftPoll, EditPoll, EndPoll, PollRef } from "./poll.schema.ts";

/** @throws DomainError `poll.ends-past`, `poll.options-alike` */
function refuseUnfit({ options, endsOn }: Pick<DraftPoll, "options" | "endsOn">): void {
  if (isBefore(plainDate(endsOn), today())) throw new DomainError("poll.ends-past", {}, "endsOn");
  const place = firstAlike(options);
  if (place !== null) throw new DomainError("poll.options-alike", {}, `options.${place}`);
}

const optionRows = (association: AssociationId, pollId: string, options: readonly string[]) =>
  options.map((text, index) => ({
    ...{ associationId: association, id: newRowId(), pollId, position: index + 1, text },
  }));

/**
 * Begins a draft of a poll, in the name of the council where its member asks and of the syndic
 * otherwise. Nobody else sees it before it is published.
 * @returns its id. @throws DomainError `poll.ends-past`, `poll.options-alike`
 */
export function draftPoll(
  actor: Actor,
  association: AssociationId,
  { options, endsOn, ...said }: DraftPoll,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(pollPolicy["poll.ask"](actor, association));
    refuseUnfit({ options, endsOn });
    const id = newRowId();
    await tx.poll.create({
      data: {
        ...{ ...said, associationId: association, id, endsOn: toColumn(plainDate(endsOn)) },
        ...{ byCouncil: !holds(actor, association, ["syndic"]), createdAt: nowColumn() },
      },
    });
    await tx.pollOption.createMany({ data: optionRows(association, id, options) });
    await record(tx, actor, association, "assembly/poll.drafted", { pollId: id });
    return id;
  });
}

/** A poll in the hand of who keeps it; for anybody else there is none to keep. */
async function holdKept(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  pollId: string,
): Promise<HeldPoll> {
  authorize(pollPolicy["poll.ask"](actor, association));
  const held = await holdPoll(tx, association, pollId);
  authorize(pollPolicy["poll.keep"](actor, association, held.byCouncil));
  return held;
}

/** @throws DomainError `poll.published`: its words stay, or it is withdrawn and asked again. */
async function holdDraft(tx: Tx, actor: Actor, association: AssociationId, pollId: string) {
  const held = await holdKept(tx, actor, association, pollId);
  if (held.state !== "draft") throw new DomainError("poll.published");
  return held;
}

/** Writes a draft anew. @throws DomainError `poll.published`, `poll.ends-past`, `poll.options-alike` */
export function editPoll(
  actor: Actor,
  association: AssociationId,
  { pollId, options, endsOn, ...said }: EditPoll,
): Promise<void> {
  return write(actor, association, async (tx) => {
    await holdDraft(tx, actor, association, pollId);
    refuseUnfit({ options, endsOn });
    await tx.poll.update({
      where: { associationId_id: { associationId: association, id: pollId } },
      data: { ...said, endsOn: toColumn(plainDate(endsOn)) },
      select: { id: true },
    });
    await tx.pollOption.deleteMany({ where: { associationId: association, pollId } });
    await tx.pollOption.createMany({ data: optionRows(association, pollId, options) });
    await record(tx, actor, association, "assembly/poll.edited", { pollId });
  });
}

/** Throws a draft away. @throws DomainError `poll.published` */
export function discardPoll(
  actor: Actor,
  association: AssociationId,
  { pollId }: PollRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    await holdDraft(tx, actor, association, pollId);
    const where = { associationId_id: { associationId: association, id: pollId } };
    await tx.poll.delete({ where, select: { id: true } });
    await record(tx, actor, association, "assembly/poll.discarded", { pollId });
  });
}

/**
 * Puts a poll to the owners: from now on its words are fixed, and whoever has an access is told.
 * @throws DomainError `poll.published`, `poll.ends-past`
 */
export function publishPoll(
  actor: Actor,
  association: AssociationId,
  { pollId }: PollRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const { endsOn } = await holdDraft(tx, actor, association, pollId);
    if (isBefore(endsOn, today())) throw new DomainError("poll.ends-past");
    await tx.pollPublication.create({
      data: { associationId: association, pollId, at: nowColumn() },
    });
    await record(tx, actor, association, "assembly/poll.published", { pollId });
  });
}

async function endPoll(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { pollId, reason, kind }: EndPoll & Readonly<{ kind: "closed" | "withdrawn" }>,
): Promise<void> {
  refuseUnlessOpen(await holdKept(tx, actor, association, pollId));
  await tx.pollEnd.create({
    data: { associationId: association, pollId, kind, reason, at: nowColumn() },
  });
  await record(tx, actor, association, `assembly/poll.${kind}`, { pollId });
}

/**
 * Ends a poll before its last day, with what was answered until then and a reason everybody reads.
 * @throws DomainError `poll.not-published`, `poll.over`
 */
export function closePoll(actor: Actor, association: AssociationId, input: EndPoll): Promise<void> {
  return write(actor, association, (tx) =>
    endPoll(tx, actor, association, { ...input, kind: "closed" }),
  );
}

/**
 * Takes a poll back: what was answered is shown to nobody. To ask otherwise is to ask again.
 * @throws DomainError `poll.not-published`, `poll.over`
 */
export function withdrawPoll(
  actor: Actor,
  association: AssociationId,
  input: EndPoll,
): Promise<void> {
  return write(actor, association, (tx) =>
    endPoll(tx, actor, association, { ...input, kind: "withdrawn" }),
  );
}
