import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { lotCodes } from "../attendance/floor.queries.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { votingLots } from "./proxy.queries.ts";

/** Lots by which a party votes at a meeting: those he may give a proxy for, one by one. */
export type OwnLots = Readonly<{
  partyId: string;
  lots: readonly Readonly<{ lotId: string; code: string; shares: bigint }>[];
}>;

/**
 * The lots of everybody at a meeting, or of those of `parties` who vote by several. @throws notFound
 */
export async function lotsToGive(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  parties: readonly string[] | null,
): Promise<readonly OwnLots[]> {
  const meeting = await tx.meeting.findUnique({
    where: { associationId_id: { associationId: association, id: meetingId } },
    select: { startsAt: true },
  });
  if (!meeting) throw notFound();
  const { lotsOf } = await votingLots(tx, association, dayOf(meeting.startsAt));
  const several = [...lotsOf].filter(
    ([partyId, lots]) => parties === null || (lots.size > 1 && parties.includes(partyId)),
  );
  const codes = await lotCodes(
    tx,
    association,
    several.flatMap(([, lots]) => [...lots.keys()]),
  );
  return several.map(([partyId, lots]) => ({
    partyId,
    lots: [...lots].map(([lotId, shares]) => ({ lotId, shares, code: codes.get(lotId) ?? "" })),
  }));
}
