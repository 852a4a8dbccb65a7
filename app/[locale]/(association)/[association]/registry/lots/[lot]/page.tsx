import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { LotPage } from "#components/registry/lot-page.tsx";
import { today } from "#server/platform/clock.ts";
import { nameRepresentative } from "../../actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/lots/[lot]">;

async function load(params: Props["params"]) {
  const { locale, association: slug, lot: lotId } = await params;
  const association = await associationAt(slug);
  const lot = await view(`/${locale}/${slug}/registry/lots/${lotId}`, (call) =>
    call.registry.lot.get({ associationId: association.id, lotId }),
  );
  return { association, lot };
}

export async function generateMetadata({ params }: Props) {
  return { title: (await load(params)).lot.code };
}

/** One lot of the register. */
export default async function LotRegistryPage({ params }: Props) {
  const { association, lot } = await load(params);
  const at = { associationId: association.id, slug: association.slug, lotId: lot.id };
  return (
    <LotPage
      association={association}
      isOffice={association.roles.includes("syndic")}
      lot={lot}
      today={today().toString()}
      nameRepresentative={nameRepresentative.bind(null, at)}
    />
  );
}
