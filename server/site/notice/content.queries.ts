import { toLocale } from "#messages/routing.ts";
import type { HallNoticeAct } from "#server/documents/template/posted.schema.ts";
import { fromColumn, type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { OpeningHours } from "#server/registry/office/hours.schema.ts";
import { consultedAt } from "./notice.rules.ts";

/** What the notice of a mandate says, whatever the day on which it is printed. */
export type NoticeContent = Omit<HallNoticeAct, "madeOn">;
export type NoticeOf = Readonly<{ mandateId: string; endsOn: PlainDate; content: NoticeContent }>;

/** The public page without a language: the reader's telephone asks for its own. */
export function publicAddress(slug: string): string {
  return `${env().NEXTAUTH_URL}/b/${slug}`;
}

/** What is to hang at the entrance: of the mandate in force, and of those still to come. */
export async function noticesToHang(
  tx: Tx,
  associationId: AssociationId,
  on: PlainDate,
): Promise<readonly NoticeOf[]> {
  const mandates = await tx.mandate.findMany({
    where: { associationId, endsOn: { gte: toColumn(on) } },
    include: { office: true, association: true },
    orderBy: [{ startsOn: "asc" }, { id: "asc" }],
  });
  return mandates.map(({ id, appointedOn, startsOn, endsOn, provisional, office, association }) => {
    const { name, enterpriseNumber, street, postcode, town, slug, languages } = association;
    const { consultationAt, consultationNote } = association;
    const content = {
      locale: toLocale(languages[0]),
      association: { name, enterpriseNumber, street, postcode, town },
      syndic: {
        kind: office.kind,
        name: office.name,
        legalForm: office.legalForm,
        profession: office.profession,
        enterpriseNumber: office.enterpriseNumber,
        ipiNumber: office.ipiNumber,
        // At the entrance the domicile of a natural person stands too (art. 3.89 §2).
        lines: [office.street, `${office.postcode} ${office.town}`],
        phone: office.phone,
        email: office.email,
        emergencyPhone: office.emergencyPhone,
        openingHours: OpeningHours.nullable().parse(office.openingHours),
        provisional,
      },
      appointedOn: fromColumn(appointedOn).toString(),
      startsOn: fromColumn(startsOn).toString(),
      consultation: consultedAt(consultationAt, consultationNote, languages),
      url: publicAddress(slug),
    };
    return { mandateId: id, endsOn: fromColumn(endsOn), content };
  });
}
