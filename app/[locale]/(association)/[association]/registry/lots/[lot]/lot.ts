import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import { type ListQuery, toListQuery } from "#components/ui/query.ts";
import { today } from "#server/platform/clock.ts";
import { dayIn } from "../../list.ts";

type Props = Pick<
  PageProps<"/[locale]/[association]/registry/lots/[lot]">,
  "params" | "searchParams"
>;

/** What a lot's page shows: the lot on the day asked about, its acts, and its occupants of today. */
export async function lotShown({ params, searchParams }: Props) {
  const { locale, association: slug, lot: lotId } = await params;
  const query: ListQuery = toListQuery(await searchParams);
  const on = dayIn(query, today().toString());
  const association = await associationAt(slug);
  const { id: associationId, parties, roles } = association;
  return view(`/${locale}/${slug}/registry/lots/${lotId}`, async (call) => {
    const lot = await call.registry.lot.get({ associationId, lotId, ...(on ? { on } : {}) });
    const movements = await call.registry.movement.list({ associationId, lotId });
    // Nobody else has any business with a holder's tenant.
    const isHolder = lot.holders.some(({ partyId }) => parties.includes(partyId));
    const mayAsk = !on && (isHolder || roles.includes("syndic"));
    const occupants = mayAsk ? await call.registry.occupant.list({ associationId, lotId }) : null;
    const links = on ? [] : await call.registry.partial.ofLot({ associationId, lotId });
    return { association, on, lot, movements, occupants, links };
  });
}
