import { fromColumn, type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Known } from "./mandate.rules.ts";
import type { Appointer } from "./mandate.schema.ts";

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
    orderBy: [{ provisional: "asc" }, { startsOn: "desc" }, { id: "desc" }],
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

/** Takes the mandates of an association for oneself: two terms could both find a period free. */
export async function lockMandates(
  tx: Tx,
  associationId: AssociationId,
): Promise<readonly (Known & Readonly<{ appointer: Appointer }>)[]> {
  await tx.$executeRaw`SELECT FROM association WHERE id = ${associationId}::uuid FOR UPDATE`;
  return knownMandates(tx, associationId);
}

/** All the mandates of an association, the earliest first. */
export async function knownMandates(
  tx: Tx,
  associationId: AssociationId,
): Promise<readonly (Known & Readonly<{ appointer: Appointer }>)[]> {
  const rows = await tx.mandate.findMany({
    where: { associationId },
    select: {
      id: true,
      officeId: true,
      startsOn: true,
      endsOn: true,
      provisional: true,
      appointer: true,
    },
    orderBy: [{ startsOn: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    ...row,
    startsOn: fromColumn(row.startsOn),
    endsOn: fromColumn(row.endsOn),
  }));
}

/** One mandate under lock. @throws notFound */
export async function lockMandate(tx: Tx, associationId: AssociationId, mandateId: string) {
  const all = await lockMandates(tx, associationId);
  const mandate = all.find(({ id }) => id === mandateId);
  if (!mandate) throw notFound();
  return { mandate, all };
}

/**
 * The office of this installation that an enterprise number or an exact e-mail address names; one
 * without staff works elsewhere. There is no list of them to look through.
 */
export async function findOffice(tx: Tx, number: string | null, email: string) {
  return tx.office.findFirst({
    where: {
      staff: { some: {} },
      OR: [
        ...(number ? [{ enterpriseNumber: number }] : []),
        { email: { equals: email, mode: "insensitive" as const } },
      ],
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
}
