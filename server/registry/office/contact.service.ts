import { Prisma } from "#prisma/client/client.ts";
import type { Person } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import { authorize } from "#server/platform/access.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import type { OfficeContact } from "./contact.schema.ts";
import { parseDay } from "./hours.rules.ts";
import { OpeningHours, WEEKDAYS } from "./hours.schema.ts";
import { officePolicy } from "./office.policy.ts";
import { roleInOffice } from "./office.queries.ts";

function hoursOf(typed: OfficeContact["hours"]): OpeningHours {
  const open = WEEKDAYS.flatMap((day) => {
    const periods = parseDay(typed[day] ?? "");
    if (!periods) throw new DomainError("office.hours-unreadable", {}, `hours.${day}`);
    return periods.length > 0 ? [[day, periods] as const] : [];
  });
  return OpeningHours.parse(Object.fromEntries(open));
}

/** The agreement given before stays as it was recorded; it is withdrawn by not giving it. */
async function agreement(tx: Tx, actor: Person, { officeId, domicileAgreed }: OfficeContact) {
  const office = await tx.office.findUnique({
    where: { id: officeId },
    select: { kind: true, domicileAgreedAt: true },
  });
  if (!office) throw notFound();
  // A firm has a seat, which is public: there is nothing to agree to.
  const isAgreed = office.kind === "volunteer" && domicileAgreed;
  if (isAgreed && office.domicileAgreedAt) return {};
  return {
    domicileAgreedAt: isAgreed ? nowColumn() : null,
    domicileAgreedBy: isAgreed ? actor.accountId : null,
  };
}

/**
 * Changes how a syndic is called and reached, for all the associations he manages: their public
 * page shows it at once, their notice for the hall is made again.
 * @throws DomainError `office.hours-unreadable`
 */
export function changeContact(actor: Person, contact: OfficeContact): Promise<void> {
  return write(actor, null, async (tx) => {
    const { officeId, hours, domicileAgreed: _, ...facts } = contact;
    const role = await roleInOffice(tx, actor, officeId, today());
    authorize(officePolicy["office.change-contact"](actor, role));
    const open = hoursOf(hours);
    const openingHours = Object.keys(open).length > 0 ? open : Prisma.DbNull;
    const data = { ...facts, openingHours, ...(await agreement(tx, actor, contact)) };
    await tx.office.update({ where: { id: officeId }, data, select: { id: true } });
    await record(tx, actor, null, "registry/office.changed", { officeId });
  });
}
