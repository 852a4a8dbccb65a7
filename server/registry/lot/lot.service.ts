import type { Actor } from "#server/kernel/actor.ts";
import { plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { lotPolicy } from "./lot.policy.ts";
import { findLot } from "./lot.queries.ts";
import type { NamedRepresentative } from "./lot.schema.ts";

/**
 * Records the one person who represents a lot whose right is divided, from a day on; the one
 * before him stops the day before (art. 3.87 §1, R-AG-41). @returns the representation's id.
 * @throws DomainError `lot.one-holder` when nothing is divided that day,
 *   `lot.representative-earlier` when a later designation is already recorded.
 */
export function nameRepresentative(
  actor: Actor,
  association: AssociationId,
  { lotId, partyId, startsOn }: NamedRepresentative,
): Promise<string> {
  return write(actor, association, async (tx) => {
    const day = plainDate(startsOn);
    await tx.$executeRaw`SELECT FROM lot WHERE association_id = ${association}::uuid
      AND id = ${lotId}::uuid FOR UPDATE`;
    const lot = await findLot(tx, association, lotId, day);
    const party = await tx.party.findUnique({
      where: { associationId_id: { associationId: association, id: partyId } },
      select: { id: true },
    });
    authorize(lotPolicy["lot.name-representative"](actor, association) && lot !== null);
    if (!lot || !party) throw notFound();
    const divided = lot.holders.length > 1 || lot.holders.some(({ right }) => right !== "full");
    if (!divided) throw new DomainError("lot.one-holder", { lot: lot.code }, "lotId");
    const where = { associationId: association, lotId };
    const later = await tx.representation.count({
      where: { ...where, startsOn: { gte: toColumn(day) } },
    });
    if (later > 0) throw new DomainError("lot.representative-earlier", {}, "startsOn");
    await tx.representation.updateMany({
      where: { ...where, OR: [{ endsOn: null }, { endsOn: { gte: toColumn(day) } }] },
      data: { endsOn: toColumn(day.subtract({ days: 1 })) },
    });
    const id = newRowId();
    await tx.representation.create({ data: { ...where, id, partyId, startsOn: toColumn(day) } });
    await record(tx, actor, association, "registry/representative.named", { lotId, partyId });
    return id;
  });
}
