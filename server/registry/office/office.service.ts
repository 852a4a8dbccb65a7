import type { Actor } from "#server/kernel/actor.ts";
import { plainDate, toColumn } from "#server/kernel/calendar.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { officePolicy } from "./office.policy.ts";
import { roleInOffice } from "./office.queries.ts";
import { checkIdentity } from "./office.rules.ts";
import type { NewOffice, NewStaff } from "./office.schema.ts";

/**
 * Makes a syndic's office. @returns its id.
 * @throws DomainError `office.enterprise-number`, `office.ipi-missing`, `office.ipi-malformed`.
 */
export function createOffice(actor: Actor, office: NewOffice): Promise<string> {
  return write(actor, null, async (tx) => {
    authorize(officePolicy["office.create"](actor));
    const id = newRowId();
    const data = { ...office, ...checkIdentity(office), id, createdAt: nowColumn() };
    await tx.office.create({ data });
    await record(tx, actor, null, "registry/office.created", { officeId: id });
    return id;
  });
}

/** Takes an account into an office's staff from a day on. @returns the id of that engagement. */
export function addStaff(actor: Actor, staff: NewStaff): Promise<string> {
  return write(actor, null, async (tx) => {
    const role = await roleInOffice(tx, actor, staff.officeId, today());
    authorize(officePolicy["office.add-staff"](actor, role));
    const id = newRowId();
    const startsOn = toColumn(plainDate(staff.startsOn));
    await tx.officeStaff.create({ data: { ...staff, id, startsOn } });
    const { officeId, accountId } = staff;
    await record(tx, actor, null, "registry/staff.added", { officeId, accountId });
    return id;
  });
}
