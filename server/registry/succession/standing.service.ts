import { capacitiesIn, holds, type Person, partiesOf } from "#server/kernel/actor.ts";
import type { Fraction } from "#server/kernel/fraction.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { lotsAt, type RegisterLot } from "../holding/holding.queries.ts";
import type { Known } from "../mandate/mandate.rules.ts";
import { declaredTotal, lastChair, officeIdentity } from "./succession.queries.ts";
import { lastMandate, sharesHeldBy, standingOf } from "./succession.rules.ts";
import type { Standing } from "./succession.schema.ts";

/** What the register says of who comes with a successor. */
export type Ground = Readonly<{
  standing: Standing | null;
  /** His own parties that hold shares. */
  parties: readonly string[];
  held: Fraction;
  lots: readonly RegisterLot[];
  total: bigint;
  /** Who was syndic last; null where nobody ever was. */
  last: Readonly<{ id: string; enterpriseNumber: string | null }> | null;
}>;

/** As what somebody speaks for an association without a syndic, today. */
export async function groundOf(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  all: readonly Known[],
): Promise<Ground> {
  const lots = await lotsAt(tx, association, today());
  const total = await declaredTotal(tx, association, today());
  const known = lastMandate(all);
  const last = known ? await officeIdentity(tx, known.officeId) : null;
  const chair = await lastChair(tx, association);
  const parties = partiesOf(actor, association);
  const held = sharesHeldBy(parties, lots);
  const standing = standingOf({
    wasLast: capacitiesIn(actor, association).some(
      ({ role, officeId }) => role === "former_syndic" && officeId === last?.id,
    ),
    isCouncil: holds(actor, association, ["council"]),
    isChair: chair !== null && parties.includes(chair),
    ...{ held, total },
  });
  const holding = parties.filter((party) => sharesHeldBy([party], lots).num > 0n);
  return { standing, parties: holding, held, lots, total, last };
}
