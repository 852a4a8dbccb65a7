import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { toHex } from "#server/proof/leaf/leaf.rules.ts";
import { type ParticipationLine, ParticipationRecord } from "./participation.schema.ts";

export const PARTICIPATION = "assembly.participation";

/** The certificates of a meeting that were issued for these people, the latest first. */
export async function listParticipations(
  tx: Tx,
  association: AssociationId,
  parties: readonly string[],
  meetingId: string,
): Promise<readonly ParticipationLine[]> {
  const rows = await tx.issuedAct.findMany({
    where: {
      ...{ associationId: association, kind: PARTICIPATION, subjectId: meetingId },
      partyId: { in: [...parties] },
    },
    orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
    take: 20,
  });
  return rows.map(({ id, issuedAt, fingerprint, content }) => {
    const { votes } = ParticipationRecord.parse(JSON.parse(content));
    return {
      ...{ id, issuedAt: issuedAt.toISOString(), fingerprint: toHex(fingerprint) },
      withVotes: votes.some(({ choice }) => choice !== null),
    };
  });
}

/** A certificate of one's own, as it was issued. @throws notFound for anybody else's */
export async function getParticipation(
  tx: Tx,
  association: AssociationId,
  parties: readonly string[],
  { meetingId, certificateId }: Readonly<{ meetingId: string; certificateId: string }>,
) {
  const row = await tx.issuedAct.findFirst({
    where: {
      ...{ associationId: association, kind: PARTICIPATION, subjectId: meetingId },
      ...{ id: certificateId, partyId: { in: [...parties] } },
    },
    select: { content: true, fingerprint: true },
  });
  if (!row) throw notFound();
  return {
    record: ParticipationRecord.parse(JSON.parse(row.content)),
    fingerprint: toHex(row.fingerprint),
  };
}
