import { getTranslations } from "next-intl/server";
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

async function shown({ params }: Pick<Props, "params">) {
  const { locale, association: slug, lot: lotId } = await params;
  const association = await associationAt(slug);
  const desk = await view(`/${locale}/${slug}/registry/lots/${lotId}/occupants`, (call) =>
    call.registry.occupant.desk({ associationId: association.id, lotId }),
  );
  return { association, desk };
}

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
