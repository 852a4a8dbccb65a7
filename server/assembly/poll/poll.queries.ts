import { Prisma } from "#prisma/client/client.ts";
import { type Actor, partiesOf } from "#server/kernel/actor.ts";
import { fromColumn, legalDate, type PlainDate } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { onlyKept } from "#server/registry/privacy/restriction.queries.ts";
import { treatmentAt } from "#server/registry/privacy/showing.rules.ts";
import { askedOn, holdersAmong } from "./asked.queries.ts";
import { pollPolicy } from "./poll.policy.ts";
import { countOf, isForgotten, resultShown, shownCounts, stateOf } from "./poll.rules.ts";
import type { OptionCount, OwnAnswer, PollLine, PollView } from "./poll.schema.ts";

/** Who looks: whose drafts he sees, for whom he speaks, and whether it is he who looks. */
export type Looking = Readonly<{
  keeps: (byCouncil: boolean) => boolean;
  own: readonly string[];
  /** Somebody of the office who looks with another's eyes is not that person. */
  isHimself: boolean;
}>;

export const lookingAs = (actor: Actor, association: AssociationId): Looking => ({
  keeps: (byCouncil) => pollPolicy["poll.keep"](actor, association, byCouncil),
  own: partiesOf(actor, association),
  isHimself: actor.kind === "person" && !actor.viewing,
});

const dayIn = (moment: Date) => legalDate(Temporal.Instant.fromEpochMilliseconds(moment.getTime()));

type Row = Readonly<{
  id: string;
  question: string;
  explanation: string | null;
  language: string;
  several: boolean;
  named: boolean;
  byCouncil: boolean;
  endsOn: Date;
  isPublished: boolean;
  end: string | null;
  reason: string | null;
  endedAt: Date | null;
  answered: number;
  asked: number;
  isWaiting: boolean;
}>;

/** The polls one may see, the latest first; the counts are those of the last day, or of today. */
function rowsOf(
  tx: Tx,
  association: AssociationId,
  { keeps, own }: Looking,
  today: PlainDate,
  id: string | null,
): Promise<Row[]> {
  const drafts = [true, false].filter((byCouncil) => keeps(byCouncil));
  const on = Prisma.sql`${today.toString()}::date`;
  return tx.$queryRaw<Row[]>`
    SELECT p.id, p.question, p.explanation, p.language, p.several, p.named,
      p.by_council AS "byCouncil", p.ends_on AS "endsOn", u.poll_id IS NOT NULL AS "isPublished",
      e.kind AS "end", e.reason, e.at AS "endedAt",
      (SELECT count(*)::int FROM poll_answer a
        WHERE a.association_id = p.association_id AND a.poll_id = p.id) AS answered,
      (SELECT count(*)::int FROM (
        ${askedOn(Prisma.sql`p.association_id`, Prisma.sql`last."on"`)}
        UNION SELECT a.party_id FROM poll_answer a
          WHERE a.association_id = p.association_id AND a.poll_id = p.id) x) AS asked,
      e.poll_id IS NULL AND u.poll_id IS NOT NULL AND p.ends_on >= ${on} AND EXISTS (
        SELECT FROM (${askedOn(Prisma.sql`p.association_id`, on)}) me
        WHERE me.party_id = ANY (${[...own]}::uuid[]) AND NOT EXISTS (SELECT FROM poll_answer a
          WHERE a.association_id = p.association_id AND a.poll_id = p.id
            AND a.party_id = me.party_id)) AS "isWaiting"
    FROM poll p
    LEFT JOIN poll_publication u ON u.association_id = p.association_id AND u.poll_id = p.id
    LEFT JOIN poll_end e ON e.association_id = p.association_id AND e.poll_id = p.id
    CROSS JOIN LATERAL (SELECT least(${on}, p.ends_on,
      (e.at AT TIME ZONE 'Europe/Brussels')::date) AS "on") last
    WHERE p.association_id = ${association}::uuid AND (${id}::uuid IS NULL OR p.id = ${id}::uuid)
      AND (u.poll_id IS NOT NULL OR p.by_council = ANY (${drafts}::boolean[]))
    ORDER BY p.created_at DESC, p.id DESC LIMIT 100`;
}

function lineOf(row: Row, today: PlainDate): PollLine {
  const { id, question, language, byCouncil, answered, asked, isWaiting } = row;
  const endsOn = fromColumn(row.endsOn);
  const { isPublished, end, endedAt } = row;
  const endedOn = endedAt ? dayIn(endedAt) : endsOn;
  return {
    isForgotten: isPublished && isForgotten(endedOn, today),
    ...{ id, question, language, byCouncil, answered, asked, isWaiting },
    ...{ endsOn: endsOn.toString(), state: stateOf({ isPublished, end, endsOn }, today) },
  };
}

/** What the owners were asked, the latest first; drafts for who keeps them. */
export async function listPolls(
  tx: Tx,
  association: AssociationId,
  looking: Looking,
  today: PlainDate,
): Promise<readonly PollLine[]> {
  return (await rowsOf(tx, association, looking, today, null)).map((row) => lineOf(row, today));
}

type Named = Readonly<{ id: string; name: string }>;

/** The names of some parties, in their order. */
function namesOf(tx: Tx, association: AssociationId, parties: readonly string[]): Promise<Named[]> {
  return tx.$queryRaw<Named[]>`
    SELECT p.id, coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name
    FROM party p
    WHERE p.association_id = ${association}::uuid AND p.id = ANY (${[...parties]}::uuid[])
    ORDER BY name, p.id`;
}

type Answers = readonly Readonly<{ partyId: string; optionIds: readonly string[]; at: Date }>[];

/** For whom the reader may answer today, or has answered, with what he said. */
async function ownAnswers(
  tx: Tx,
  association: AssociationId,
  { own, isHimself }: Looking,
  poll: Readonly<{ named: boolean; isOpen: boolean; answers: Answers }>,
  today: PlainDate,
): Promise<readonly OwnAnswer[]> {
  const holders = poll.isOpen ? await holdersAmong(tx, association, own, today) : [];
  const given = new Map(poll.answers.map((answer) => [answer.partyId, answer]));
  const parties = own.filter((party) => holders.includes(party) || given.has(party));
  return (await namesOf(tx, association, parties)).map(({ id, name }) => {
    const answer = given.get(id);
    return {
      ...{ partyId: id, name, at: answer?.at.toISOString() ?? null },
      optionIds: isHimself || poll.named ? (answer?.optionIds ?? null) : null,
    };
  });
}

type Options = PollView["options"];

async function countsOf(
  tx: Tx,
  association: AssociationId,
  poll: Readonly<{ named: boolean; several: boolean; options: Options; answers: Answers }>,
  today: PlainDate,
): Promise<readonly OptionCount[]> {
  const { named, options, answers } = poll;
  const ids = options.map(({ id }) => id);
  const counts = shownCounts(countOf(ids, answers), answers.length, poll);
  const kept = named ? await onlyKept(tx, association, today) : new Set<string>();
  const isShown = (party: string) =>
    treatmentAt("assembly.polls", kept.has(party) ? "all" : null) !== "absent";
  const people = named
    ? await namesOf(
        tx,
        association,
        answers.map(({ partyId }) => partyId).filter((party) => isShown(party)),
      )
    : [];
  const whoChose = (option: string) =>
    people.flatMap(({ id, name }) =>
      answers.some((one) => one.partyId === id && one.optionIds.includes(option)) ? [name] : [],
    );
  return options.map(({ id, text }) => ({
    ...{ id, text, ...(counts.get(id) ?? { count: 0, between: null }), names: whoChose(id) },
  }));
}

/**
 * One poll as its reader may see it. Where it is without names nothing in it ties anybody but the
 * reader himself to an answer. @throws notFound where there is none, or none that one may see.
 */
export async function getPoll(
  tx: Tx,
  association: AssociationId,
  looking: Looking,
  today: PlainDate,
  id: string,
): Promise<PollView> {
  const [row] = await rowsOf(tx, association, looking, today, id);
  if (!row) throw notFound();
  const line = lineOf(row, today);
  const { explanation, several, named, reason, endedAt, byCouncil } = row;
  const options = await tx.pollOption.findMany({
    where: { associationId: association, pollId: id },
    select: { id: true, text: true },
    orderBy: { position: "asc" },
  });
  const answers = await tx.pollAnswer.findMany({
    where: { associationId: association, pollId: id },
    select: { partyId: true, optionIds: true, at: true },
  });
  const { state } = line;
  const shown = resultShown({ state, named, isForgotten: line.isForgotten }, answers.length);
  const poll = { named, several, options, answers, isOpen: state === "open" };
  return {
    ...{ ...line, explanation, several, named, options, shown },
    end: reason && endedAt ? { reason, at: endedAt.toISOString() } : null,
    own: state === "draft" ? [] : await ownAnswers(tx, association, looking, poll, today),
    result: shown === "shown" ? await countsOf(tx, association, poll, today) : [],
    isKeeper: looking.keeps(byCouncil),
  };
}
