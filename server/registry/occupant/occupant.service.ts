import type { Actor } from "#server/kernel/actor.ts";
import { fromColumn, isBefore, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { occupantPolicy } from "./occupant.policy.ts";
import { holdersOf, listOccupants } from "./occupant.queries.ts";
import { asHolderSees } from "./occupant.rules.ts";
import type { NewOccupant, OccupantEnd, OccupantLine } from "./occupant.schema.ts";

/** The occupants of a lot, for its office and its holders of today; nobody's for anybody else. */
export function showOccupants(
  actor: Actor,
  association: AssociationId,
  lotId: string,
): Promise<OccupantLine[]> {
  return read(actor, async (tx) => {
    const holders = await holdersOf(tx, association, lotId, today());
    authorize(occupantPolicy["occupant.read"](actor, association, holders));
    const lines = await listOccupants(tx, association, lotId);
    return occupantPolicy["occupant.keep"](actor, association) ? lines : lines.map(asHolderSees);
  });
}

/**
 * Enters who lives in or uses a lot. @returns the occupant's id.
 * @throws DomainError `occupant.ends-before-start`, `occupant.lot-gone`.
 */
export function addOccupant(
  actor: Actor,
  association: AssociationId,
  { startsOn, endsOn, ...occupant }: NewOccupant,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(occupantPolicy["occupant.keep"](actor, association));
    const key = { associationId: association, id: occupant.lotId };
    const lot = await tx.lot.findUnique({
      where: { associationId_id: key },
      select: { endsOn: true },
    });
    if (!lot) throw notFound();
    if (lot.endsOn) throw new DomainError("occupant.lot-gone");
    if (endsOn && endsOn < startsOn) {
      throw new DomainError("occupant.ends-before-start", {}, "endsOn");
    }
    const id = newRowId();
    await tx.occupant.create({
      data: {
        ...{ associationId: association, id, ...occupant, recordedAt: nowColumn() },
        startsOn: toColumn(plainDate(startsOn)),
        endsOn: endsOn ? toColumn(plainDate(endsOn)) : null,
      },
      select: { id: true },
    });
    await record(tx, actor, association, "registry/occupant.added", { occupantId: id });
    return id;
  });
}

/** Records the last day of a lease or use. @throws DomainError `occupant.ends-before-start`. */
export function endOccupant(
  actor: Actor,
  association: AssociationId,
  { occupantId, endsOn }: OccupantEnd,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(occupantPolicy["occupant.keep"](actor, association));
    const where = { associationId_id: { associationId: association, id: occupantId } };
    const occupant = await tx.occupant.findUnique({ where, select: { startsOn: true } });
    if (!occupant) throw notFound();
    const day = plainDate(endsOn);
    if (isBefore(day, fromColumn(occupant.startsOn))) {
      throw new DomainError("occupant.ends-before-start", {}, "endsOn");
    }
    await tx.occupant.update({ where, data: { endsOn: toColumn(day) }, select: { id: true } });
    await record(tx, actor, association, "registry/occupant.ended", { occupantId });
  });
}
