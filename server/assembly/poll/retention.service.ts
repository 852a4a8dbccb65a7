import { toColumn } from "#server/kernel/calendar.ts";
import { dueBefore } from "#server/registry/privacy/retention.rules.ts";
import type { Remover } from "#server/registry/privacy/retention.service.ts";

/** Forgets what people answered, so long after a poll has ended: the question stays, nobody's answer. */
export const removePollAnswers: Remover = async (tx, associationId, day) => {
  const lt = toColumn(dueBefore("polls", day) ?? day);
  const { count } = await tx.pollAnswer.deleteMany({
    where: { associationId, poll: { OR: [{ endsOn: { lt } }, { end: { at: { lt } } }] } },
  });
  return { kind: "polls", count };
};
