import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { LotPage } from "#components/registry/lot-page.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { today } from "#server/platform/clock.ts";
import { nameRepresentative } from "../../actions.ts";
import { dayIn } from "../../list.ts";
import { withdrawMovement } from "../../movements/actions.ts";

type Props = PageProps<"/[locale]/[association]/registry/lots/[lot]">;

async function load({ params, searchParams }: Props) {
  const { locale, association: slug, lot: lotId } = await params;
  const on = dayIn(toListQuery(await searchParams), today().toString());
  const association = await associationAt(slug);
  const { id: associationId } = association;
  return view(`/${locale}/${slug}/registry/lots/${lotId}`, async (call) => {
    const lot = await call.registry.lot.get({ associationId, lotId, ...(on ? { on } : {}) });
    const movements = await call.registry.movement.list({ associationId, lotId });
    return { association, on, lot, movements };
  });
}

export async function generateMetadata(props: Props) {
  return { title: (await load(props)).lot.code };
}

/** One lot of the register, today or on a day of the past. */
export default async function LotRegistryPage(props: Props) {
  const { association, ...shown } = await load(props);
  const { id: associationId, slug, roles } = association;
  const at = { associationId, slug, lotId: shown.lot.id };
  const back = `/${slug}/registry/lots/${shown.lot.id}`;
  const actions = {
    nameRepresentative: nameRepresentative.bind(null, at),
    withdraw: withdrawMovement.bind(null, { associationId, back }),
  };
  const isOffice = roles.includes("syndic");
  return (
    <LotPage {...{ association, isOffice, today: today().toString(), ...shown, ...actions }} />
  );
}
