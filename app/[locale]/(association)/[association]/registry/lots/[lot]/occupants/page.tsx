import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { OccupantDesk } from "#components/registry/occupant-desk.tsx";
import { today } from "#server/platform/clock.ts";
import {
  correctOccupant,
  eraseOccupant,
  restoreOccupant,
  restrictOccupant,
  withdrawOccupant,
} from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/lots/[lot]/occupants">;

const deskAt = cache(async (locale: string, slug: string, lotId: string) => {
  const association = await associationAt(slug);
  const desk = await view(`/${locale}/${slug}/registry/lots/${lotId}/occupants`, (call) =>
    call.registry.occupant.desk({ associationId: association.id, lotId }),
  );
  return { association, desk };
});

const shown = async ({ params }: Pick<Props, "params">) => {
  const { locale, association, lot } = await params;
  return deskAt(locale, association, lot);
};

export async function generateMetadata(props: Props) {
  const { code } = (await shown(props)).desk;
  return { title: (await getTranslations("registry.occupant"))("deskTitle", { code }) };
}

/** All that is kept of the occupants of a lot, and what the office may do about it. */
export default async function LotOccupantsPage(props: Props) {
  const { association, desk } = await shown(props);
  const at = { associationId: association.id, slug: association.slug, lotId: desk.lotId };
  const actions = {
    correct: correctOccupant.bind(null, at),
    withdraw: withdrawOccupant.bind(null, at),
    restore: restoreOccupant.bind(null, at),
    erase: eraseOccupant.bind(null, at),
    restrict: restrictOccupant.bind(null, at),
  };
  return <OccupantDesk {...{ association, desk, actions }} today={today().toString()} />;
}
