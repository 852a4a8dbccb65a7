import type { Actor } from "#server/kernel/actor.ts";
import { legalDate } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { movementPolicy } from "./movement.policy.ts";
import { findMovement, isFollowed } from "./movement.queries.ts";
import { Effects, type Withdrawal } from "./movement.schema.ts";
import { byline } from "./movement.service.ts";

async function restoreHoldings(tx: Tx, associationId: AssociationId, effects: Effects) {
  await tx.holding.deleteMany({ where: { associationId, id: { in: effects.opened } } });
  await tx.$executeRaw`
    UPDATE holding h SET ends_on = x."endsOn", enjoyed_until = x."enjoyedUntil"
    FROM jsonb_to_recordset(${JSON.stringify(effects.closed)}::jsonb)
      AS x("holdingId" uuid, "endsOn" date, "enjoyedUntil" date)
    WHERE h.association_id = ${associationId}::uuid AND h.id = x."holdingId"`;
  await tx.$executeRaw`
    INSERT INTO holding (association_id, id, lot_id, party_id, "right", numerator, denominator,
      starts_on, enjoyed_from)
    SELECT ${associationId}::uuid, "holdingId", "lotId", "partyId", "right", num, den, "startsOn",
      "enjoyedFrom"
    FROM jsonb_to_recordset(${JSON.stringify(effects.dropped)}::jsonb)
      AS x("holdingId" uuid, "lotId" uuid, "partyId" uuid, "right" holding_right, num bigint,
        den bigint, "startsOn" date, "enjoyedFrom" date)`;
}

/** A lot that never was keeps its row and number, for the history; its name is free again. */
async function restoreLots(tx: Tx, association: AssociationId, { ended, created }: Effects) {
  await tx.$executeRaw`
    UPDATE lot SET ends_on = starts_on - 1, code = code || ' ·' || register_number
    WHERE association_id = ${association}::uuid AND id = ANY (${created}::uuid[])`;
  await tx.$executeRaw`
    UPDATE representation SET ends_on = starts_on - 1
    WHERE association_id = ${association}::uuid AND lot_id = ANY (${created}::uuid[])`;
  await tx.$executeRaw`
    UPDATE lot SET ends_on = NULL
    WHERE association_id = ${association}::uuid AND id = ANY (${ended}::uuid[])`;
}

async function restoreShares(
  tx: Tx,
  associationId: AssociationId,
  { reshared, total }: Effects,
  movementId: string,
) {
  await tx.$executeRaw`
    UPDATE lot l SET shares = x.former
    FROM jsonb_to_recordset(${JSON.stringify(reshared)}::jsonb) AS x("lotId" uuid, former bigint)
    WHERE l.association_id = ${associationId}::uuid AND l.id = x."lotId"`;
  await tx.formerShares.deleteMany({ where: { associationId, movementId } });
  if (total === null) return;
  await tx.association.update({
    where: { id: associationId },
    data: { sharesTotal: BigInt(total) },
    select: { id: true },
  });
  await tx.formerTotal.deleteMany({ where: { associationId, movementId } });
}

async function restoreAccess(tx: Tx, association: AssociationId, effects: Effects) {
  const { memberships, representations, consents } = effects;
  await tx.$executeRaw`
    UPDATE membership m SET ends_on = x."endsOn"
    FROM jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) AS x(id uuid, "endsOn" date)
    WHERE m.association_id = ${association}::uuid AND m.id = x.id`;
  await tx.$executeRaw`
    UPDATE representation r SET ends_on = x."endsOn"
    FROM jsonb_to_recordset(${JSON.stringify(representations)}::jsonb) AS x(id uuid, "endsOn" date)
    WHERE r.association_id = ${association}::uuid AND r.id = x.id`;
  await tx.$executeRaw`
    UPDATE consent SET revoked_on = NULL
    WHERE association_id = ${association}::uuid AND id = ANY (${consents}::uuid[])`;
}

/**
 * Takes back an act recorded by mistake the same day, before anything was built on it; the act and
 * the reason stay in the history, and the register is what it was.
 * @throws DomainError `movement.withdrawn`, `movement.too-late`, `movement.followed`.
 */
export function withdrawMovement(
  actor: Actor,
  association: AssociationId,
  { movementId, reason }: Withdrawal,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(movementPolicy["movement.enter"](actor, association));
    await tx.$executeRaw`SELECT FROM association WHERE id = ${association}::uuid FOR UPDATE`;
    const movement = await findMovement(tx, association, movementId);
    if (!movement) throw notFound();
    if (movement.withdrawal) throw new DomainError("movement.withdrawn");
    const recordedOn = legalDate(
      Temporal.Instant.fromEpochMilliseconds(movement.recordedAt.getTime()),
    );
    if (!recordedOn.equals(today())) throw new DomainError("movement.too-late", {}, "reason");
    if (await isFollowed(tx, association, movementId)) throw new DomainError("movement.followed");
    const effects = Effects.parse(movement.effects);
    await restoreHoldings(tx, association, effects);
    await restoreLots(tx, association, effects);
    await restoreShares(tx, association, effects, movementId);
    await restoreAccess(tx, association, effects);
    await tx.movementWithdrawal.create({
      data: { associationId: association, movementId, reason, at: nowColumn(), by: byline(actor) },
      select: { movementId: true },
    });
    await record(tx, actor, association, "registry/movement.withdrawn", { movementId });
  });
}
