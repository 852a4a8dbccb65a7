import type { Actor } from "#server/kernel/actor.ts";
import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import type { Tx } from "#server/platform/db.ts";
import type { StaffRole } from "./office.schema.ts";

export type OfficeView = Readonly<{ id: string; name: string; role: StaffRole }>;

/** Staff of a day: started, and not ended before it. */
function on(day: PlainDate) {
  const date = toColumn(day);
  return { startsOn: { lte: date }, OR: [{ endsOn: null }, { endsOn: { gte: date } }] };
}

/** What a person is in an office on a day; null for nothing, and for machines. */
export async function roleInOffice(
  tx: Tx,
  actor: Actor,
  officeId: string,
  day: PlainDate,
): Promise<StaffRole | null> {
  if (actor.kind !== "person") return null;
  const staff = await tx.officeStaff.findFirst({
    where: { officeId, accountId: actor.accountId, ...on(day) },
    orderBy: { role: "asc" },
    select: { role: true },
  });
  return staff?.role ?? null;
}

/** The offices an account works for on a day. */
export async function listOffices(
  tx: Tx,
  accountId: string,
  day: PlainDate,
): Promise<readonly OfficeView[]> {
  const staff = await tx.officeStaff.findMany({
    where: { accountId, ...on(day) },
    orderBy: [{ office: { name: "asc" } }, { officeId: "asc" }],
    select: { role: true, office: { select: { id: true, name: true } } },
  });
  return staff.map(({ role, office }) => ({ ...office, role }));
}
