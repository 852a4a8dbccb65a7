import type { Actor } from "#server/kernel/actor.ts";
import { plainDate, toColumn } from "#server/kernel/calendar.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { officePolicy } from "./office.policy.ts";
import { roleInOffice } from "./office.queries.ts";
import { checkIdentity } from "./office.rules.ts";
import type { NewOffice, NewStaff } from "./office.schema.ts";

/** The columns of an office's identity. @param within where they stand in the input: `office.`. */
function identityOf(office: NewOffice, within = "") {
  const { legalForm, profession, contactName, ...facts } = office;
  return {
    ...{ ...facts, ...checkIdentity(office, within) },
    legalForm: legalForm || null,
    profession: profession || null,
    contactName: contactName || null,
  };
}

/** Inserts an office inside the use case that was authorized. @returns its id. */
export async function insertOffice(tx: Tx, office: NewOffice, within = ""): Promise<string> {
  const id = newRowId();
  await tx.office.create({ data: { ...identityOf(office, within), id, createdAt: nowColumn() } });
  return id;
}

/**
 * Says anew who the office is: what the law has posted follows everywhere it has a mandate.
 * @throws DomainError those of its identity.
 */
export function changeIdentity(
  actor: Actor,
  { officeId, ...office }: NewOffice & Readonly<{ officeId: string }>,
): Promise<void> {
  return write(actor, null, async (tx) => {
    const role = await roleInOffice(tx, actor, officeId, today());
    authorize(officePolicy["office.change-identity"](actor, role));
    await tx.office.update({
      where: { id: officeId },
      data: identityOf(office),
      select: { id: true },
    });
    await record(tx, actor, null, "registry/office.changed", { officeId });
  });
}

/**
 * Makes a syndic's office. @returns its id.
 * @throws DomainError `office.enterprise-number`, `office.ipi-missing`, `office.ipi-malformed`.
 */
export function createOffice(actor: Actor, office: NewOffice): Promise<string> {
  return write(actor, null, async (tx) => {
    authorize(officePolicy["office.create"](actor));
    const id = await insertOffice(tx, office);
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
