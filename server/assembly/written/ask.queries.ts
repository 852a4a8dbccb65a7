import { type Person, partiesOf } from "#server/kernel/actor.ts";
import { fromColumn, noonOf, type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { votersOf } from "../attendance/roll.rules.ts";
import type { AskLine } from "../task/task.schema.ts";
import { membersOn } from "./roll.queries.ts";
import { hasSigned } from "./written.rules.ts";

/** What waits for a person's signature, in all his associations: its last day is the day it is asked for. */
export async function listWritings(tx: Tx, actor: Person, today: PlainDate): Promise<AskLine[]> {
  const open = await tx.writtenDecision.findMany({
    where: { opening: { isNot: null }, end: null, answerBy: { gte: toColumn(today) } },
    select: {
      ...{ id: true, associationId: true, answerBy: true },
      signatures: { select: { partyId: true } },
    },
    orderBy: { id: "asc" },
    take: 20,
  });
  const asks: AskLine[] = [];
  for (const { id, associationId, answerBy, signatures } of open) {
    const association = provenAssociation(associationId);
    const own = partiesOf(actor, association);
    if (own.length === 0) continue;
    const signers = new Set(signatures.map(({ partyId }) => partyId));
    const members = await membersOn(tx, association, today);
    const isAsked = members.some(
      (one) => votersOf(one).some((party) => own.includes(party)) && !hasSigned(one, signers),
    );
    if (!isAsked) continue;
    const { name, slug } = await tx.association.findUniqueOrThrow({
      where: { id: association },
      select: { name: true, slug: true },
    });
    const startsAt = Temporal.Instant.fromEpochMilliseconds(
      noonOf(fromColumn(answerBy)),
    ).toString();
    asks.push({ ask: "write", meetingId: id, startsAt, associationName: name, slug, ballots: 0 });
  }
  return asks;
}
