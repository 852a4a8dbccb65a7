import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { MovementPage } from "#components/registry/movement-page.tsx";
import { SharesFields } from "#components/registry/shares-fields.tsx";
import { enterMovement, previewMovement } from "../movements/actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/shares">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry.movement"))("title.shares") };
}

/** Where other shares are entered by the deed that sets them; for the office. */
export default async function SharesPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const desk = await view(`/${locale}/${slug}/registry/shares`, (call) =>
    call.registry.movement.desk({ associationId }),
  );
  const at = { associationId, slug, kind: "shares" as const, lotId: "" };
  const [preview, enter] = [previewMovement.bind(null, at), enterMovement.bind(null, at)];
  return (
    <MovementPage {...{ association, kind: "shares", preview, enter }}>
      <SharesFields desk={desk} />
    </MovementPage>
  );
}
