import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { LotActFields } from "#components/registry/lot-act-fields.tsx";
import { MovementPage } from "#components/registry/movement-page.tsx";
import { oneOf } from "../../../list.ts";
import { enterMovement, previewMovement } from "../../../movements/actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/lots/[lot]/[act]">;

const ACTS = ["transfer", "rights", "split", "merge"] as const;

export async function generateMetadata({ params }: Props) {
  const kind = oneOf(ACTS, (await params).act) ?? notFound();
  return { title: (await getTranslations("registry.movement"))(`title.${kind}`) };
}

/** Where an act on one lot is prepared, previewed and entered; for the office. */
export default async function LotActPage({ params }: Props) {
  const { locale, association: slug, lot: lotId, act } = await params;
  const kind = oneOf(ACTS, act) ?? notFound();
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const desk = await view(`/${locale}/${slug}/registry/lots/${lotId}/${act}`, (call) =>
    call.registry.movement.desk({ associationId }),
  );
  const lot = desk.register.lots.find((one) => one.lotId === lotId) ?? notFound();
  const at = { associationId, slug, kind, lotId };
  const [preview, enter] = [previewMovement.bind(null, at), enterMovement.bind(null, at)];
  return (
    <MovementPage {...{ association, kind, lot, preview, enter }}>
      <LotActFields kind={kind} desk={desk} lot={lot} />
    </MovementPage>
  );
}
