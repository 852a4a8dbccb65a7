import { cache } from "react";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";

/** A request of the address, with where its points can go for who plans meetings. */
export const requestAt = cache(async (locale: string, slug: string, requestId: string) => {
  const association = await associationAt(slug);
  const associationId = association.id;
  const isSyndic = association.roles.includes("syndic");
  const [request, places] = await view(
    `/${locale}/${slug}/assembly/requests/${requestId}`,
    ({ assembly }) =>
      Promise.all([
        assembly.request.get({ associationId, requestId }),
        isSyndic ? assembly.proposal.places({ associationId }) : null,
      ]),
  );
  return { association, request, places };
});
