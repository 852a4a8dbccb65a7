import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { holdersAmong } from "./asked.queries.ts";
import { holdPoll, refuseUnlessOpen } from "./held.queries.ts";
import { pollPolicy } from "./poll.policy.ts";
import type { AnswerPoll } from "./poll.schema.ts";

/**
 * Answers a poll for a party one speaks for, or says something else than before: the last answer
 * stands in the place of the one before, and a party has one whatever it holds. What is recorded says
 * that an answer was given, never which one.
 * @throws DomainError `poll.over`, `poll.not-asked`, `poll.one-option`
 */
export function answerPoll(
  actor: Actor,
  association: AssociationId,
  { pollId, partyId, optionIds }: AnswerPoll,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(pollPolicy["poll.answer"](actor, association));
    authorize(partiesOf(actor, association).includes(partyId));
    const poll = await holdPoll(tx, association, pollId);
    // A draft is not there for who is asked.
    if (poll.state === "draft") throw notFound();
    refuseUnlessOpen(poll);
    const [holder] = await holdersAmong(tx, association, [partyId], today());
    if (!holder) throw new DomainError("poll.not-asked");
    const chosen = [...new Set(optionIds)];
    const known = await tx.pollOption.count({
      where: { associationId: association, pollId, id: { in: chosen } },
    });
    if (known !== chosen.length) throw notFound();
    if (!poll.several && chosen.length > 1)
      throw new DomainError("poll.one-option", {}, "optionIds");
    const row = { optionIds: chosen, at: nowColumn() };
    await tx.pollAnswer.upsert({
      where: { associationId_pollId_partyId: { associationId: association, pollId, partyId } },
      create: { associationId: association, pollId, partyId, ...row },
      update: row,
      select: { pollId: true },
    });
    await record(tx, actor, association, "assembly/poll.answered", { pollId });
  });
}
