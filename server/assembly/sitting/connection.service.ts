import { type Actor, type Person, partiesOf, type SystemActor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { listAdmissions } from "../attendance/admission.queries.ts";
import { holdMeeting } from "../attendance/floor.queries.ts";
import { onTelephone } from "../attendance/telephone.rules.ts";
import { mayAskToVote, mayRunBallot } from "../ballot/ballot.policy.ts";
import { MANY, wasLost } from "./connection.rules.ts";
import { cutOff } from "./interruption.queries.ts";
import type { LineOf, SittingRef } from "./sitting.schema.ts";
import { hasCome, isInProgress, whereabouts } from "./speaking.queries.ts";

type Loss = Readonly<{ partyId: string; lostAt: Date; returnedAt: Date | null }>;

async function keepLoss(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { meetingId, ...loss }: Loss & SittingRef,
): Promise<void> {
  const id = newRowId();
  await tx.connectionLoss.create({ data: { associationId: association, id, meetingId, ...loss } });
  await record(tx, actor, association, "assembly/connection.lost", { meetingId, lossId: id });
}

/**
 * The page of somebody is connected at this moment. Where he takes part at a distance that is noted,
 * in one row however often; one row more for each time he was cut off. Returns whether he does.
 */
export function showConnection(
  actor: Person,
  association: AssociationId,
  { meetingId }: SittingRef,
): Promise<boolean> {
  return write(actor, association, async (tx) => {
    authorize(mayAskToVote(actor, association));
    const parties = partiesOf(actor, association);
    const here = await whereabouts(tx, association, meetingId, parties);
    if (!here) authorize(await hasCome(tx, association, meetingId, parties));
    if (here?.channel !== "remote") return false;
    if (!(await isInProgress(tx, association, meetingId))) return false;
    const { partyId, since } = here;
    const seenAt = nowColumn();
    const key = { associationId: association, meetingId, partyId };
    const before = await tx.remoteConnection.findUnique({
      where: { associationId_meetingId_partyId: key },
    });
    await tx.remoteConnection.upsert({
      where: { associationId_meetingId_partyId: key },
      create: { ...key, seenAt },
      update: { seenAt, lostAt: null },
    });
    const seen = before?.seenAt.getTime();
    const told = before?.lostAt ?? null;
    const wasSilent = async (last: number) => {
      const others = await tx.remoteConnection.count({
        where: { associationId: association, meetingId },
      });
      const line = { seenAt: last, since: since.getTime(), many: others > MANY };
      return wasLost(line, seenAt.getTime());
    };
    const isLost = told !== null || (seen !== undefined && (await wasSilent(seen)));
    if (isLost && before) {
      const loss = { meetingId, partyId, lostAt: told ?? before.seenAt, returnedAt: seenAt };
      await keepLoss(tx, actor, association, loss);
    }
    return true;
  });
}

/**
 * Notes until when several parties were connected, by one statement, of those who take part at a
 * distance in a meeting in progress: of all others nothing is kept. `seen`: each with its moment in
 * milliseconds.
 */
export function noteConnections(
  actor: SystemActor,
  association: AssociationId,
  meetingId: string,
  seen: readonly (readonly [party: string, at: number])[],
): Promise<void> {
  return write(actor, association, async (tx) => {
    const parties = seen.map(([party]) => party);
    const moments = seen.map(([, at]) => new Date(at));
    await tx.$executeRaw`
      INSERT INTO remote_connection (association_id, meeting_id, party_id, seen_at)
      SELECT ${association}::uuid, ${meetingId}::uuid, s.party, s.at
      FROM unnest(${parties}::uuid[], ${moments}::timestamptz[]) AS s (party, at)
      JOIN LATERAL (SELECT kind, channel FROM attendance a
        WHERE a.association_id = ${association}::uuid AND a.meeting_id = ${meetingId}::uuid
          AND a.party_id = s.party ORDER BY a.at DESC, a.id DESC LIMIT 1) last ON true
      WHERE last.kind = 'arrived' AND last.channel = 'remote'
        AND EXISTS (SELECT FROM meeting_opening o WHERE o.association_id = ${association}::uuid
          AND o.meeting_id = ${meetingId}::uuid)
        AND NOT EXISTS (SELECT FROM meeting_closing c WHERE c.association_id = ${association}::uuid
          AND c.meeting_id = ${meetingId}::uuid)
      ON CONFLICT (association_id, meeting_id, party_id)
        DO UPDATE SET seen_at = greatest(remote_connection.seen_at, excluded.seen_at)`;
  });
}

/** Who is on the telephone at this moment, of whom the operator says something. @throws DomainError */
async function heardOf(
  tx: Tx,
  association: AssociationId,
  { meetingId, partyId }: LineOf,
): Promise<void> {
  if (!(await isInProgress(tx, association, meetingId))) {
    throw new DomainError("ballot.meeting-not-open");
  }
  const here = await whereabouts(tx, association, meetingId, [partyId]);
  const telephone = onTelephone(await listAdmissions(tx, association, meetingId));
  if (here?.channel !== "remote" || !telephone.has(partyId)) {
    throw new DomainError("sitting.not-on-telephone");
  }
}

/**
 * The operator hears that the line of somebody on the telephone is dead. Until it is back nothing can
 * be taken down for him; it is a loss of connection like that of a page. Once is enough.
 * @throws DomainError `sitting.not-on-telephone`
 */
export function loseLine(actor: Person, association: AssociationId, line: LineOf): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    await holdMeeting(tx, association, line.meetingId);
    await heardOf(tx, association, line);
    const key = { associationId: association, ...line };
    const lostAt = nowColumn();
    const before = await tx.remoteConnection.findUnique({
      where: { associationId_meetingId_partyId: key },
    });
    if (before?.lostAt) return;
    await tx.remoteConnection.upsert({
      where: { associationId_meetingId_partyId: key },
      create: { ...key, seenAt: lostAt, lostAt },
      update: { lostAt },
    });
    const told = { meetingId: line.meetingId, partyId: line.partyId };
    await record(tx, actor, association, "assembly/line.lost", told);
  });
}

/** He is heard again: from when to when he was not is kept, with the votes of that time. */
export function regainLine(actor: Person, association: AssociationId, line: LineOf): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    await holdMeeting(tx, association, line.meetingId);
    await heardOf(tx, association, line);
    const where = { associationId_meetingId_partyId: { associationId: association, ...line } };
    const before = await tx.remoteConnection.findUnique({ where });
    if (!before?.lostAt) return;
    // What is on the telephone has no page: nothing of it is watched.
    await tx.remoteConnection.delete({ where });
    const loss = { ...line, lostAt: before.lostAt, returnedAt: nowColumn() };
    await keepLoss(tx, actor, association, loss);
  });
}

/** Who had not come back when the meeting closed is kept as lost; the rest is of no use any more. */
export async function endConnections(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  meetingId: string,
): Promise<void> {
  for (const lost of await cutOff(tx, association, meetingId)) {
    await keepLoss(tx, actor, association, { meetingId, ...lost, returnedAt: null });
  }
  await tx.remoteConnection.deleteMany({ where: { associationId: association, meetingId } });
}
