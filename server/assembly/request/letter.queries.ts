import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { postalLines } from "../convocation/act.rules.ts";

/** To whom a request is posted, and whose it is. */
export type LetterHead = Readonly<{
  association: Readonly<{ name: string; enterpriseNumber: string; lines: readonly string[] }>;
  /** The syndic of the day; null while there is none, and nobody to write to. */
  syndic: Readonly<{ name: string; lines: readonly string[] }> | null;
  on: string;
}>;

/** The head of the registered letter that a request becomes on paper (art. 3.87 §2, AD-06). */
export async function letterHead(
  tx: Tx,
  association: AssociationId,
  on: PlainDate,
): Promise<LetterHead> {
  const day = toColumn(on);
  const issuer = await tx.association.findUniqueOrThrow({
    where: { id: association },
    include: {
      mandates: {
        where: { startsOn: { lte: day }, endsOn: { gte: day } },
        include: { office: true },
        orderBy: [{ startsOn: "desc" }, { id: "desc" }],
        take: 1,
      },
    },
  });
  const office = issuer.mandates[0]?.office;
  const { name, enterpriseNumber } = issuer;
  return {
    association: { name, enterpriseNumber, lines: postalLines(issuer) },
    syndic: office ? { name: office.name, lines: postalLines(office) } : null,
    on: on.toString(),
  };
}
