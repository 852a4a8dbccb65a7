import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { associationAt } from "#app/association.ts";
import { view } from "#app/caller.ts";

/** A written decision of the address, and whether the reader has identified himself to sign it. */
export const writtenAt = cache(async (locale: string, slug: string, writtenId: string) => {
  if (!z.uuid().safeParse(writtenId).success) notFound();
  const association = await associationAt(slug);
  const associationId = association.id;
  const isKeeper = association.roles.includes("syndic");
  const purpose = `assembly.written:${writtenId}` as const;
  const back = `/${locale}/${slug}/assembly/written/${writtenId}`;
  const [written, identified, sending, keys] = await view(
    back,
    ({ assembly, identity, registry }) =>
      Promise.all([
        assembly.written.get({ associationId, writtenId }),
        identity.stepUp.done({ purpose }),
        isKeeper ? assembly.written.sending({ associationId, writtenId }) : null,
        isKeeper ? registry.distribution.list({ associationId }) : null,
      ]),
  );
  const identify = `/step-up?${new URLSearchParams({ for: purpose, back })}`;
  return { association, isKeeper, written, identified, identify, sending, keys: keys ?? [] };
});
