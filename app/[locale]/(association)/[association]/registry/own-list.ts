import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";
import type { ListQuery } from "#components/ui/query.ts";
import type { OwnListName } from "#server/registry/list/list.schema.ts";
import { viewsAt } from "../../../office/views.ts";

/** A list of an association's register as its address asks for it, with its reader's saved views. */
export async function ownList(list: OwnListName, slug: string, part: string, query: ListQuery) {
  const association = await associationAt(slug);
  const { id: associationId, roles } = association;
  const isOffice = roles.includes("syndic");
  const place = `/${slug}/registry${part}`;
  const [found, views] = await view(place, (call) =>
    Promise.all([
      call.registry.list.own({ ...query, associationId, list }),
      call.registry.view.list({ list }),
    ]),
  );
  const kept = { ...viewsAt(list, place), views, mayShare: isOffice };
  const desk = { list, found, query, place, association: associationId, views: kept };
  return { association, isOffice, desk };
}
