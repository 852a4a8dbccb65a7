import type { Actor, Person } from "#server/kernel/actor.ts";
import { toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { officePolicy } from "../office/office.policy.ts";
import { roleInOffice } from "../office/office.queries.ts";
import { listGrants, listInvited, listManaged, listStaff } from "./staff.queries.ts";
import { leavesNoManager } from "./staff.rules.ts";
import type { StaffGrant, StaffRef, StaffRights } from "./staff.schema.ts";

const IDENTITY = {
  id: true,
  kind: true,
  name: true,
  legalForm: true,
  profession: true,
  contactName: true,
  enterpriseNumber: true,
  ipiNumber: true,
  email: true,
  phone: true,
  street: true,
  postcode: true,
  town: true,
} as const;

/** An office as those who work there see it: who it is, who works there, for whom. */
export function showOffice(actor: Person, officeId: string) {
  return read(actor, async (tx) => {
    const role = await roleInOffice(tx, actor, officeId, today());
    authorize(officePolicy["office.read"](actor, role));
    const office = await tx.office.findUniqueOrThrow({ where: { id: officeId }, select: IDENTITY });
    return {
      ...office,
      mayChange: officePolicy["office.change-staff"](actor, role),
      staff: await listStaff(tx, officeId, today()),
      invited: await listInvited(tx, officeId, nowColumn()),
      associations: await listManaged(tx, officeId, today()),
    };
  });
}

/** One colleague with his rights, everywhere and association by association. */
export function showColleague(actor: Person, { officeId, staffId }: StaffRef) {
  return read(actor, async (tx) => {
    const role = await roleInOffice(tx, actor, officeId, today());
    authorize(officePolicy["office.change-staff"](actor, role));
    const staff = await listStaff(tx, officeId, today());
    const colleague = staff.find(({ id }) => id === staffId);
    if (!colleague) throw notFound();
    const grants = await listGrants(tx, staffId);
    const associations = await listManaged(tx, officeId, today());
    return {
      ...colleague,
      isLastManager: colleague.role === "manager" && leavesNoManager(staff, staffId),
      associations: associations.map((association) => ({
        ...association,
        granted: grants.find(({ associationId }) => associationId === association.id)?.acts ?? null,
      })),
    };
  });
}

/** The colleague, with the staff under lock: two managers must not remove one another. */
async function lockColleague(tx: Tx, actor: Actor, { officeId, staffId }: StaffRef) {
  await tx.$executeRaw`SELECT FROM office WHERE id = ${officeId}::uuid FOR UPDATE`;
  const role = await roleInOffice(tx, actor, officeId, today());
  authorize(officePolicy["office.change-staff"](actor, role));
  const staff = await listStaff(tx, officeId, today());
  const colleague = staff.find(({ id }) => id === staffId);
  if (!colleague) throw notFound();
  return { staff, colleague };
}

/**
 * Ends an engagement yesterday, so that it holds nothing from now on.
 * @throws DomainError `staff.last-manager`.
 */
export function endEngagement(actor: Person, ref: StaffRef): Promise<void> {
  return write(actor, null, async (tx) => {
    const { staff, colleague } = await lockColleague(tx, actor, ref);
    if (colleague.role === "manager" && leavesNoManager(staff, colleague.id)) {
      throw new DomainError("staff.last-manager");
    }
    await tx.officeStaff.update({
      where: { id: colleague.id },
      data: { endsOn: toColumn(today().subtract({ days: 1 })) },
      select: { id: true },
    });
    const { officeId } = ref;
    await record(tx, actor, null, "registry/staff.ended", { officeId, staffId: colleague.id });
  });
}

/**
 * Says what a colleague is, and what he may do where nothing else is said of an association.
 * @throws DomainError `staff.last-manager`.
 */
export function changeRights(actor: Person, rights: StaffRights): Promise<void> {
  return write(actor, null, async (tx) => {
    const { staff, colleague } = await lockColleague(tx, actor, rights);
    const { officeId, role, everywhere, acts } = rights;
    const wasManager = colleague.role === "manager" && role !== "manager";
    if (wasManager && leavesNoManager(staff, colleague.id)) {
      throw new DomainError("staff.last-manager", {}, "role");
    }
    await tx.officeStaff.update({
      where: { id: colleague.id },
      data: { role, everywhere, acts },
      select: { id: true },
    });
    await record(tx, actor, null, "registry/staff.rights-changed", {
      ...{ officeId, staffId: colleague.id, role, everywhere },
      acts: acts.join(" "),
    });
  });
}

/** Says what a colleague may do in one association; null: what he may everywhere, if anything. */
export function grantActs(
  actor: Person,
  association: AssociationId,
  { officeId, staffId, acts }: StaffGrant,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const { colleague } = await lockColleague(tx, actor, { officeId, staffId });
    const managed = await listManaged(tx, officeId, today());
    if (!managed.some(({ id }) => id === association)) throw notFound();
    const key = { associationId: association, staffId: colleague.id };
    if (acts === null) await tx.staffGrant.deleteMany({ where: key });
    else {
      await tx.staffGrant.upsert({
        where: { associationId_staffId: key },
        create: { ...key, id: newRowId(), acts },
        update: { acts },
        select: { id: true },
      });
    }
    await record(tx, actor, association, "registry/staff.granted", {
      staffId: colleague.id,
      acts: acts?.join(" ") ?? null,
    });
  });
}
