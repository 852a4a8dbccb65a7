import { listAccounts } from "#server/identity/account/account.queries.ts";
import { ACTS } from "#server/kernel/acts.ts";
import { fromColumn, type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import type { Tx } from "#server/platform/db.ts";
import type { StaffLine } from "./staff.schema.ts";

/** The staff of a day: managers first, then by name. */
export async function listStaff(
  tx: Tx,
  officeId: string,
  day: PlainDate,
): Promise<readonly StaffLine[]> {
  const date = toColumn(day);
  const rows = await tx.officeStaff.findMany({
    where: { officeId, startsOn: { lte: date }, OR: [{ endsOn: null }, { endsOn: { gte: date } }] },
    orderBy: [{ role: "asc" }, { startsOn: "asc" }, { id: "asc" }],
    take: 200,
  });
  const accounts = await listAccounts(
    tx,
    rows.map(({ accountId }) => accountId),
  );
  return rows.map((row): StaffLine => {
    const account = accounts.get(row.accountId);
    return {
      ...{ id: row.id, accountId: row.accountId, role: row.role, everywhere: row.everywhere },
      name: account?.displayName ?? "",
      email: account?.email ?? "",
      startsOn: fromColumn(row.startsOn).toString(),
      endsOn: row.endsOn && fromColumn(row.endsOn).toString(),
      acts: row.role === "manager" ? ACTS : ACTS.filter((act) => row.acts.includes(act)),
    };
  });
}

/** Who was invited and has not answered yet. */
export async function listInvited(tx: Tx, officeId: string, moment: Date) {
  const rows = await tx.staffInvitation.findMany({
    where: { officeId, usedAt: null, expiresAt: { gt: moment } },
    select: { id: true, name: true, email: true, role: true, expiresAt: true },
    orderBy: { id: "asc" },
    take: 100,
  });
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() }));
}

/** What a member of the staff may do where something was said of it, in the actor's associations. */
export async function listGrants(tx: Tx, staffId: string) {
  const rows = await tx.staffGrant.findMany({
    where: { staffId },
    select: { associationId: true, acts: true },
  });
  return rows.map(({ associationId, acts }) => ({
    associationId,
    acts: ACTS.filter((act) => acts.includes(act)),
  }));
}

/** The associations an office has a mandate for on a day, among those one acts in. */
export function listManaged(tx: Tx, officeId: string, day: PlainDate) {
  const date = toColumn(day);
  return tx.association.findMany({
    where: { mandates: { some: { officeId, startsOn: { lte: date }, endsOn: { gte: date } } } },
    select: { id: true, name: true, slug: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}
