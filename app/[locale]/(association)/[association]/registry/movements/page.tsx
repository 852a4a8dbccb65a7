import { getTranslations } from "next-intl/server";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { MovementList } from "#components/registry/movement-list.tsx";
import { withdrawMovement } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/movements">;

export async function generateMetadata() {
  return { title: (await getTranslations("registry.movement"))("listTitle") };
}

/** All that changed in the register of lots. */
export default async function MovementsPage({ params }: Props) {
  const { locale, association: slug } = await params;
  const association = await associationAt(slug);
  const { id: associationId } = association;
  const back = `/${slug}/registry/movements`;
  const movements = await view(`/${locale}${back}`, (call) =>
    call.registry.movement.list({ associationId }),
  );
  const isOffice = association.roles.includes("syndic");
  const withdraw = isOffice ? withdrawMovement.bind(null, { associationId, back }) : undefined;
  return <MovementList {...{ association, isOffice, movements, withdraw }} />;
}
