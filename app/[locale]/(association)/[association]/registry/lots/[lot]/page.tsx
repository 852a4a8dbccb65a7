import { LotPage } from "#components/registry/lot-page.tsx";
import { today } from "#server/platform/clock.ts";
import { nameRepresentative } from "../../actions.ts";
import { withdrawMovement } from "../../movements/actions.ts";
import { addOccupant, endOccupant } from "./actions.ts";
import { lotShown } from "./lot.ts";

type Props = PageProps<"/[locale]/[association]/registry/lots/[lot]">;

export async function generateMetadata(props: Props) {
  return { title: (await lotShown(props)).lot.code };
}

/** One lot of the register, today or on a day of the past. */
export default async function LotRegistryPage(props: Props) {
  const { association, ...shown } = await lotShown(props);
  const { id: associationId, slug, roles } = association;
  const at = { associationId, slug, lotId: shown.lot.id };
  const back = `/${slug}/registry/lots/${shown.lot.id}`;
  const actions = {
    nameRepresentative: nameRepresentative.bind(null, at),
    addOccupant: addOccupant.bind(null, at),
    endOccupant: endOccupant.bind(null, at),
    withdraw: withdrawMovement.bind(null, { associationId, back }),
  };
  const isOffice = roles.includes("syndic");
  return (
    <LotPage {...{ association, isOffice, today: today().toString(), ...shown, ...actions }} />
  );
}
