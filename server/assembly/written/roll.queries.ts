import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { lotsAt, type RegisterLot } from "#server/registry/holding/holding.queries.ts";
import { deriveRoll, type Head } from "../attendance/roll.rules.ts";

/** A member with a vote on a day, and the codes of his lots. */
export type Member = Head & Readonly<{ codes: readonly string[] }>;

/** The members with a vote of an association that has these lots. */
export function membersOf(lots: readonly RegisterLot[]): readonly Member[] {
  const codes = new Map(lots.map(({ lotId, code }) => [lotId, code]));
  const heads = deriveRoll(
    lots.map(({ lotId, registerNumber, shares, holders, representativeId }) => ({
      ...{ lotId, registerNumber, shares },
      holdings: holders.map(({ partyId, right }) => ({ partyId, right })),
      representatives: representativeId ? [representativeId] : [],
    })),
  );
  return heads.map((head) => ({
    ...head,
    codes: head.lots.map(({ lotId }) => codes.get(lotId) ?? ""),
  }));
}

/** Every member of the association with a vote on a day, as the register has them. */
export async function membersOn(
  tx: Tx,
  association: AssociationId,
  on: PlainDate,
): Promise<readonly Member[]> {
  return membersOf(await lotsAt(tx, association, on));
}
