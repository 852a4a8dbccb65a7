import { type Person, partiesOf } from "#server/kernel/actor.ts";
import { noonOf, type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import type { Tx } from "#server/platform/db.ts";
import type { AskLine } from "../task/task.schema.ts";
import { listPolls, lookingAs } from "./poll.queries.ts";

/** The polls that wait for a person's answer, in all his associations, each by its last day. */
export async function listPollAsks(tx: Tx, actor: Person, today: PlainDate): Promise<AskLine[]> {
  const asks: AskLine[] = [];
  for (const association of actor.scope) {
    if (partiesOf(actor, association).length === 0) continue;
    const polls = await listPolls(tx, association, lookingAs(actor, association), today);
    const waiting = polls.filter(({ isWaiting }) => isWaiting);
    if (waiting.length === 0) continue;
    const { name, slug } = await tx.association.findUniqueOrThrow({
      where: { id: association },
      select: { name: true, slug: true },
    });
    for (const { id, endsOn } of waiting) {
      const noon = Temporal.Instant.fromEpochMilliseconds(noonOf(plainDate(endsOn)));
      asks.push({
        ...{ ask: "answer", meetingId: id, startsAt: noon.toString() },
        ...{ associationName: name, slug, ballots: 0 },
      });
    }
  }
  return asks;
}
