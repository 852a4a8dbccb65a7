"use server";

import { getLocale } from "next-intl/server";
import { keepLook } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type Of = Readonly<{ associationId: string; slug: string; partyId: string }>;

export async function startViewing(
  { associationId, slug, partyId }: Of,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const locale = await getLocale();
  return submit(
    form,
    async () => keepLook(await call.registry.viewing.start({ associationId, partyId })),
    () => `/${locale}/${slug}`,
  );
}

export async function endViewing(_: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const locale = await getLocale();
  return submit(
    form,
    async () => {
      // What is over already is over: the browser forgets it in any case.
      await keepLook(null);
      await call.registry.viewing.end();
    },
    () => `/${locale}/home`,
  );
}
