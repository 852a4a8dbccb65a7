import { fromColumn, type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";

/** Who is syndic, for how long; days in ISO, `endsOn` included. */
export type MandateView = Readonly<{
  id: string;
  officeId: string;
  officeName: string;
  officeEmail: string;
  officePhone: string;
  appointedOn: string;
  startsOn: string;
  endsOn: string;
}>;

/** The mandate in force on a day, or null: an association may be without syndic. */
export async function mandateAt(
  tx: Tx,
  associationId: AssociationId,
  day: PlainDate,
): Promise<MandateView | null> {
  const date = toColumn(day);
  const row = await tx.mandate.findFirst({
    where: { associationId, startsOn: { lte: date }, endsOn: { gte: date } },
    include: { office: { select: { name: true, email: true, phone: true } } },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
  });
  if (!row) return null;
  const { id, officeId, office } = row;
  return {
    id,
    officeId,
    officeName: office.name,
    officeEmail: office.email,
    officePhone: office.phone,
    appointedOn: fromColumn(row.appointedOn).toString(),
    startsOn: fromColumn(row.startsOn).toString(),
    endsOn: fromColumn(row.endsOn).toString(),
  };
}

/** Whether another mandate covers a day of the term. */
export async function overlapsMandate(
  tx: Tx,
  associationId: AssociationId,
  startsOn: PlainDate,
  endsOn: PlainDate,
): Promise<boolean> {
  const where = {
    associationId,
    startsOn: { lte: toColumn(endsOn) },
    endsOn: { gte: toColumn(startsOn) },
  };
  return (await tx.mandate.count({ where })) > 0;
}
