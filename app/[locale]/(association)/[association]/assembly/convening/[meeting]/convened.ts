import { cache } from "react";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";

/** The meeting of the address, for whoever convenes it. */
export const convenedAt = cache(async (locale: string, slug: string, meetingId: string) => {
  const { id: associationId } = await associationAt(slug);
  const found = await view(`/${locale}/${slug}/assembly/convening/${meetingId}`, (call) =>
    call.assembly.convening.meeting({ associationId, meetingId }),
  );
  return { associationId, ...found };
});
