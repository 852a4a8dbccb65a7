import type { Actor } from "#server/kernel/actor.ts";
import { plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { mandatePolicy } from "./mandate.policy.ts";
import { overlapsMandate } from "./mandate.queries.ts";
import { judgeTerm, latestEnd } from "./mandate.rules.ts";
import type { Appointment } from "./mandate.schema.ts";

/**
 * Opens a mandate inside a use case that was authorized. @returns its id.
 * @throws DomainError `mandate.too-long`, `mandate.ends-before-start`,
 *   `mandate.starts-before-appointment`.
 */
export async function openMandate(
  tx: Tx,
  associationId: AssociationId,
  appointment: Appointment,
): Promise<string> {
  const appointedOn = plainDate(appointment.appointedOn);
  const startsOn = plainDate(appointment.startsOn);
  const endsOn = plainDate(appointment.endsOn);
  const verdict = judgeTerm(appointedOn, startsOn, endsOn);
  if (verdict !== "lawful") {
    const field = verdict === "starts-before-appointment" ? "startsOn" : "endsOn";
    throw new DomainError(`mandate.${verdict}`, { latest: latestEnd(startsOn).toString() }, field);
  }
  const id = newRowId();
  await tx.$executeRaw`
    INSERT INTO mandate (association_id, id, office_id, appointed_on, starts_on, ends_on)
    VALUES (${associationId}::uuid, ${id}::uuid, ${appointment.officeId}::uuid,
            ${toColumn(appointedOn)}::date, ${toColumn(startsOn)}::date, ${toColumn(endsOn)}::date)`;
  return id;
}

/**
 * Records the appointment of a syndic by the assembly or the judge. @returns the mandate's id.
 * @throws DomainError `mandate.overlaps`, and those of `openMandate`.
 */
export function appoint(
  actor: Actor,
  association: AssociationId,
  appointment: Appointment,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mandatePolicy["mandate.appoint"](actor, association));
    // One appointment at a time, or two terms could both find the period free.
    await tx.$executeRaw`SELECT FROM association WHERE id = ${association}::uuid FOR UPDATE`;
    const { officeId, startsOn, endsOn } = appointment;
    const office = await tx.office.findUnique({ where: { id: officeId }, select: { id: true } });
    if (!office) throw notFound();
    if (await overlapsMandate(tx, association, plainDate(startsOn), plainDate(endsOn))) {
      throw new DomainError("mandate.overlaps", {}, "startsOn");
    }
    const mandateId = await openMandate(tx, association, appointment);
    await record(tx, actor, association, "registry/syndic.appointed", { mandateId, officeId });
    return mandateId;
  });
}
