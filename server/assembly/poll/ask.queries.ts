import { Prisma } from "#prisma/client/client.ts";
import { type Person, partiesOf } from "#server/kernel/actor.ts";
import { fromColumn, noonOf, type PlainDate } from "#server/kernel/calendar.ts";
import type { Tx } from "#server/platform/db.ts";
import type { AskLine } from "../task/task.schema.ts";
import { askedOn } from "./asked.queries.ts";

type Row = Readonly<{ id: string; endsOn: Date; associationName: string; slug: string }>;

/** The polls that wait for a person's answer, in all his associations, each by its last day. */
export async function listPollAsks(tx: Tx, actor: Person, today: PlainDate): Promise<AskLine[]> {
  const parties = actor.scope.flatMap((association) => partiesOf(actor, association));
  const on = Prisma.sql`${today.toString()}::date`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT p.id, p.ends_on AS "endsOn", o.name AS "associationName", o.slug
    FROM party me
    JOIN poll p ON p.association_id = me.association_id
    JOIN poll_publication u ON u.association_id = p.association_id AND u.poll_id = p.id
    JOIN association o ON o.id = p.association_id
    WHERE me.id = ANY (${parties}::uuid[]) AND p.ends_on >= ${on}
      AND NOT EXISTS (SELECT FROM poll_end e
        WHERE e.association_id = p.association_id AND e.poll_id = p.id)
      AND NOT EXISTS (SELECT FROM poll_answer a
        WHERE a.association_id = p.association_id AND a.poll_id = p.id AND a.party_id = me.id)
      AND me.id IN (${askedOn(Prisma.sql`p.association_id`, on)})
    ORDER BY p.ends_on, p.id`;
  return rows.map(({ id, endsOn, ...association }) => {
    const noon = Temporal.Instant.fromEpochMilliseconds(noonOf(fromColumn(endsOn)));
    const line = { ask: "answer", meetingId: id, startsAt: noon.toString(), ballots: 0 } as const;
    return { ...line, ...association };
  });
}
