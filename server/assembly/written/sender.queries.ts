import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { postalLines } from "../convocation/act.rules.ts";

/** The syndic in office on a day, as letters name him, and the association's address on screen. */
export async function senderOn(tx: Tx, association: AssociationId, on: PlainDate) {
  const day = toColumn(on);
  const mandate = await tx.mandate.findFirst({
    where: { associationId: association, startsOn: { lte: day }, endsOn: { gte: day } },
    select: { office: true, association: { select: { slug: true } } },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
  });
  if (!mandate) throw new DomainError("convocation.no-syndic");
  const { office } = mandate;
  const { name, email, phone, ipiNumber, town } = office;
  const { slug } = mandate.association;
  return { name, email, phone, ipiNumber, town, slug, lines: postalLines(office) };
}
