import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";

/** The meeting of the address, for whoever convenes it. */
export const convenedAt = cache(async (locale: string, slug: string, meetingId: string) => {
  if (!z.uuid().safeParse(meetingId).success) notFound();
  const { id: associationId } = await associationAt(slug);
  const found = await view(`/${locale}/${slug}/assembly/convening/${meetingId}`, (call) =>
    call.assembly.convening.meeting({ associationId, meetingId }),
  );
  return { associationId, ...found };
});
