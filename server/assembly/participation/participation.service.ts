import { type Person, partiesOf } from "#server/kernel/actor.ts";
import { legalDate } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { issueAct } from "#server/proof/act/act.service.ts";
import { leafOf, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { loadFloor, partyNames } from "../attendance/floor.queries.ts";
import { type Floor, isConcernedBy } from "../attendance/floor.rules.ts";
import { mayAskToVote } from "../ballot/ballot.policy.ts";
import { findOwnVote, listReceipts } from "../ballot/receipt.queries.ts";
import { issuerOf } from "../decision/decision.queries.ts";
import { listWithoutScreen } from "./letter.queries.ts";
import { mayPrintForOthers } from "./participation.policy.ts";
import { PARTICIPATION } from "./participation.queries.ts";
import { presencesOf } from "./participation.rules.ts";
import type {
  IssueParticipation,
  ParticipationRecord,
  PrintLetter,
} from "./participation.schema.ts";

const iso = (millis: number) => new Date(millis).toISOString();

/** What was voted by these people, and in their names: the receipt always, the direction if asked. */
async function votesOf(
  tx: Tx,
  association: AssociationId,
  parties: readonly string[],
  { meetingId, withVotes }: IssueParticipation,
): Promise<ParticipationRecord["votes"]> {
  const receipts = await listReceipts(tx, association, parties, meetingId);
  const votes = receipts.map(async ({ resolutionId, entitlementId, item, text, ...line }) => {
    const at = { meetingId, resolutionId, entitlementId, sequence: line.sequence };
    const names = line.lots.length > 0 ? `${line.names} (${line.lots.join(", ")})` : line.names;
    const event = await findOwnVote(tx, association, parties, at);
    if (!event) return [];
    const choice = withVotes ? event.choice : null;
    return [{ item, text, names, choice, receipt: toHex(leafOf(event)) }];
  });
  return (await Promise.all(votes)).flat();
}

/** When each of these people was there himself. */
function presencesIn(
  floor: Floor,
  parties: readonly string[],
  names: ReadonlyMap<string, string>,
  closedAt: number,
): ParticipationRecord["presences"] {
  const openedAt = floor.opening?.at ?? floor.startsAt;
  return parties.flatMap((party) => {
    const events = floor.events.filter(({ partyId }) => partyId === party);
    return presencesOf(events, openedAt, closedAt).map(({ from, to, channel }) => ({
      ...{ name: names.get(party) ?? "", from: iso(from), to: iso(to), channel },
    }));
  });
}

/** What is certified to these people, judged by what was recorded. Returns the certificate's id. */
async function certify(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  {
    parties,
    floor,
    ...input
  }: IssueParticipation & Readonly<{ parties: readonly string[]; floor: Floor }>,
): Promise<string> {
  const { meetingId } = input;
  const { closedAt } = floor;
  if (closedAt === null) throw new DomainError("minutes.meeting-not-closed");
  const names = await partyNames(tx, association);
  const presences = presencesIn(floor, parties, names, closedAt);
  const votes = await votesOf(tx, association, parties, input);
  if (presences.length === 0 && votes.length === 0) throw new DomainError("participation.none");
  const { kind, session } = await tx.meeting.findUniqueOrThrow({
    where: { associationId_id: { associationId: association, id: meetingId } },
    select: { kind: true, session: true },
  });
  const day = legalDate(Temporal.Instant.fromEpochMilliseconds(floor.startsAt));
  const content: Omit<ParticipationRecord, "id"> = {
    v: "koprogo.participation/1",
    association: await issuerOf(tx, association),
    meeting: { kind, session, on: day.toString(), ...(floor.onPaper && { onPaper: true }) },
    people: parties.flatMap((party) => names.get(party) ?? []),
    ...{ presences, votes, issuedOn: today().toString() },
  };
  const [partyId = null] = parties;
  const id = await issueAct(tx, association, {
    ...{ kind: PARTICIPATION, subjectId: meetingId, partyId, day, content },
  });
  await record(tx, actor, association, "assembly/participation.issued", { meetingId, id });
  return id;
}

/**
 * Certifies to a person that he took part in a meeting: when he was there, and the receipts of what was
 * voted by him or in his name. Each for himself; a direction only where he asks for it. @returns its id
 * @throws DomainError `minutes.meeting-not-closed`, `participation.none`
 */
export function issueParticipation(
  actor: Person,
  association: AssociationId,
  input: IssueParticipation,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayAskToVote(actor, association));
    const parties = partiesOf(actor, association);
    const floor = await loadFloor(tx, association, input.meetingId);
    authorize(isConcernedBy(floor, parties));
    return certify(tx, actor, association, { ...input, parties, floor });
  });
}

/**
 * Prints for somebody who has no screen what the others fetch themselves: his receipts, with what was
 * recorded as his vote, so that he can hold it against what he said. @returns the certificate's id
 * @throws notFound for who can fetch it himself
 */
export function printLetter(
  actor: Person,
  association: AssociationId,
  { meetingId, partyId }: PrintLetter,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayPrintForOthers(actor, association));
    const floor = await loadFloor(tx, association, meetingId);
    const people = await listWithoutScreen(tx, association, meetingId);
    if (!people.some((one) => one.partyId === partyId)) throw notFound();
    const asked = { meetingId, withVotes: true, parties: [partyId], floor };
    return certify(tx, actor, association, asked);
  });
}
