import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { SeatList } from "#components/registry/seat-list.tsx";
import { today } from "#server/platform/clock.ts";
import { endSeat, takeSeat } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/seats">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry"))("seats.title") };
}

/** The council and the auditor of an association. */
export default async function SeatsPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId, roles } = association;
  const found = await view(`/${locale}/${slug}/registry/seats`, (call) =>
    call.registry.seat.list({ associationId }),
  );
  return (
    <SeatList
      association={association}
      isOffice={roles.includes("syndic")}
      today={today().toString()}
      take={takeSeat.bind(null, { associationId, slug })}
      end={endSeat.bind(null, { associationId, slug })}
      {...found}
    />
  );
}
