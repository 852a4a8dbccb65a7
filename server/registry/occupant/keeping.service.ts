import type { Actor } from "#server/kernel/actor.ts";
import { plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { byline } from "../movement/movement.service.ts";
import { keptUntil } from "../privacy/retention.rules.ts";
import { retentionSettings } from "../privacy/settings.queries.ts";
import { occupantPolicy } from "./occupant.policy.ts";
import { occupantFiles } from "./occupant.queries.ts";
import { changedFields, erasureOf } from "./occupant.rules.ts";
import type {
  OccupantChange,
  OccupantDesk,
  OccupantMistake,
  OccupantRef,
  OccupantRestriction,
} from "./occupant.schema.ts";

/** All that is kept of the occupants of a lot, with what was corrected and taken back: the office's. */
export function showOccupantDesk(
  actor: Actor,
  association: AssociationId,
  lotId: string,
): Promise<OccupantDesk> {
  return read(actor, async (tx) => {
    authorize(occupantPolicy["occupant.keep"](actor, association));
    const where = { associationId_id: { associationId: association, id: lotId } };
    const lot = await tx.lot.findUnique({ where, select: { code: true } });
    if (!lot) throw notFound();
    const settings = await retentionSettings(tx, association);
    const files = await occupantFiles(tx, association, lotId);
    return {
      ...{ lotId, code: lot.code },
      occupants: files.map((file) => {
        const { withdrawal, endsOn } = file;
        const until = withdrawal
          ? keptUntil("withdrawn-occupants", plainDate(withdrawal.on))
          : endsOn && keptUntil("occupants", plainDate(endsOn), settings);
        return { ...file, keptUntil: until?.toString() ?? null };
      }),
    };
  });
}

/** Held until the transaction ends: an occupant is changed by one at a time. */
async function lockOccupant(tx: Tx, association: AssociationId, occupantId: string) {
  const rows = await tx.$queryRaw<{ lotId: string }[]>`
    SELECT lot_id AS "lotId" FROM occupant
    WHERE association_id = ${association}::uuid AND id = ${occupantId}::uuid FOR UPDATE`;
  const lotId = rows[0]?.lotId;
  const files = lotId ? await occupantFiles(tx, association, lotId) : [];
  const occupant = files.find(({ id }) => id === occupantId);
  if (!occupant) throw notFound();
  return { occupant, where: { associationId_id: { associationId: association, id: occupantId } } };
}

/** The same, of one who was not taken back. @throws DomainError `occupant.withdrawn`. */
async function lockKept(tx: Tx, association: AssociationId, occupantId: string) {
  const found = await lockOccupant(tx, association, occupantId);
  if (found.occupant.withdrawal) throw new DomainError("occupant.withdrawn");
  return found;
}

/**
 * Corrects who he is, how he is reached or his days; what stood is kept with the reason.
 * @throws DomainError `occupant.ends-before-start`, `occupant.withdrawn`.
 */
export function correctOccupant(
  actor: Actor,
  association: AssociationId,
  { occupantId, reason, ...is }: OccupantChange,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(occupantPolicy["occupant.keep"](actor, association));
    const { occupant, where } = await lockKept(tx, association, occupantId);
    if (is.endsOn && is.endsOn < is.startsOn) {
      throw new DomainError("occupant.ends-before-start", {}, "endsOn");
    }
    if (changedFields(occupant, is).length === 0) return;
    const { name, email, phone, language, startsOn, endsOn } = occupant;
    await tx.occupantCorrection.create({
      data: {
        ...{ associationId: association, id: newRowId(), occupantId, reason },
        before: { name, email, phone, language, startsOn, endsOn },
        ...{ at: nowColumn(), by: byline(actor) },
      },
    });
    await tx.occupant.update({
      where,
      data: {
        ...is,
        startsOn: toColumn(plainDate(is.startsOn)),
        endsOn: is.endsOn ? toColumn(plainDate(is.endsOn)) : null,
      },
      select: { id: true },
    });
    await record(tx, actor, association, "registry/occupant.corrected", { occupantId });
  });
}

/**
 * Takes back one who was entered by mistake: he is nowhere any more but among what the office took
 * back, until the retention job removes him. @throws DomainError `occupant.withdrawn`.
 */
export function withdrawOccupant(
  actor: Actor,
  association: AssociationId,
  { occupantId, reason }: OccupantMistake,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(occupantPolicy["occupant.keep"](actor, association));
    await lockKept(tx, association, occupantId);
    const said = { reason, at: nowColumn(), by: byline(actor) };
    await tx.occupantWithdrawal.create({
      data: { associationId: association, occupantId, ...said },
    });
    await record(tx, actor, association, "registry/occupant.withdrawn", { occupantId });
  });
}

/** Puts him back as he stood. @throws notFound where he was not taken back or is kept no more. */
export function restoreOccupant(
  actor: Actor,
  association: AssociationId,
  { occupantId }: OccupantRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(occupantPolicy["occupant.keep"](actor, association));
    await lockOccupant(tx, association, occupantId);
    const where = { associationId: association, occupantId };
    const { count } = await tx.occupantWithdrawal.deleteMany({ where });
    if (count === 0) throw notFound();
    await record(tx, actor, association, "registry/occupant.restored", { occupantId });
  });
}

/**
 * Erases at his request what nothing holds (GDPR art. 17): all of one who left or was taken back; of
 * one who lives there, telephone and e-mail, also in what stood before.
 */
export function eraseOccupant(
  actor: Actor,
  association: AssociationId,
  { occupantId }: OccupantRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(occupantPolicy["occupant.keep"](actor, association));
    const { occupant, where } = await lockOccupant(tx, association, occupantId);
    if (occupant.withdrawal || erasureOf(occupant, today().toString()) === "everything") {
      await tx.occupant.delete({ where, select: { id: true } });
    } else {
      const none = { email: null, phone: null };
      await tx.occupant.update({ where, data: none, select: { id: true } });
      await tx.$executeRaw`
        UPDATE occupant_correction SET before = before || ${JSON.stringify(none)}::jsonb
        WHERE association_id = ${association}::uuid AND occupant_id = ${occupantId}::uuid`;
    }
    await record(tx, actor, association, "registry/occupant.erased", { occupantId });
  });
}

/**
 * From today his data are only kept, or are used again (GDPR art. 18): nothing is written to him and
 * the holders of his lot see his name alone. @throws DomainError `occupant.withdrawn`.
 */
export function restrictOccupant(
  actor: Actor,
  association: AssociationId,
  { occupantId, restricted }: OccupantRestriction,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(occupantPolicy["occupant.keep"](actor, association));
    const { occupant, where } = await lockKept(tx, association, occupantId);
    if ((occupant.restrictedOn !== null) === restricted) return;
    const restrictedOn = restricted ? toColumn(today()) : null;
    await tx.occupant.update({ where, data: { restrictedOn }, select: { id: true } });
    const fact = restricted ? "registry/occupant.restricted" : "registry/occupant.released";
    await record(tx, actor, association, fact, { occupantId });
  });
}
