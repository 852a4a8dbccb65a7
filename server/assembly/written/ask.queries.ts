import { Prisma } from "#prisma/client/client.ts";
import { type Person, partiesOf } from "#server/kernel/actor.ts";
import { fromColumn, noonOf, type PlainDate } from "#server/kernel/calendar.ts";
import type { Tx } from "#server/platform/db.ts";
import { type HoldingRow, lotRows, lotsOf } from "#server/registry/holding/holding.queries.ts";
import { votersOf } from "../attendance/roll.rules.ts";
import type { AskLine } from "../task/task.schema.ts";
import { membersOf } from "./roll.queries.ts";
import { missingOf } from "./written.rules.ts";

type Row = HoldingRow &
  Readonly<{
    id: string;
    answerBy: Date;
    associationName: string;
    slug: string;
    signers: readonly string[];
  }>;

/** What is open in the associations of the parties, with the lots of each and those who have signed. */
const openRows = (tx: Tx, associations: readonly string[], on: Prisma.Sql) => tx.$queryRaw<Row[]>`
  SELECT w.id, w.answer_by AS "answerBy", a.name AS "associationName", a.slug,
    ARRAY(SELECT s.party_id FROM written_signature s
      WHERE s.association_id = w.association_id AND s.written_id = w.id) AS signers, l.*
  FROM written_decision w
  JOIN written_opening o ON o.association_id = w.association_id AND o.written_id = w.id
  JOIN association a ON a.id = w.association_id
  JOIN LATERAL (${lotRows(Prisma.sql`w.association_id`, on)}) l ON true
  WHERE w.association_id = ANY (${associations}::uuid[]) AND w.answer_by >= ${on}
    AND NOT EXISTS (SELECT FROM written_end e
      WHERE e.association_id = w.association_id AND e.written_id = w.id)
  ORDER BY w.answer_by, w.id, l."registerNumber", l."holdingId"`;

/** What waits for a person's signature, in all his associations, each by its last day. */
export async function listWritings(tx: Tx, actor: Person, today: PlainDate): Promise<AskLine[]> {
  const associations = actor.scope.filter((one) => partiesOf(actor, one).length > 0);
  const own = new Set(associations.flatMap((one) => partiesOf(actor, one)));
  const rows = await openRows(tx, associations, Prisma.sql`${today.toString()}::date`);
  const waiting = [...Map.groupBy(rows, ({ id }) => id).values()].filter((all) => {
    const signers = new Set(all[0]?.signers);
    const missing = missingOf(membersOf(lotsOf(all)), signers);
    return missing.some((one) => votersOf(one).some((party) => own.has(party)));
  });
  return waiting.flatMap(([first]) => {
    if (!first) return [];
    const { id, answerBy, associationName, slug } = first;
    const noon = Temporal.Instant.fromEpochMilliseconds(noonOf(fromColumn(answerBy)));
    const line = { ask: "write", meetingId: id, startsAt: noon.toString(), ballots: 0 } as const;
    return [{ ...line, associationName, slug }];
  });
}
