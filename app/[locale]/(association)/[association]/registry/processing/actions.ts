"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { trimmed } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string }>;

export async function setRetention(
  { associationId, slug }: At,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/${slug}/registry/processing`;
  const input = {
    ...{ associationId, occupantMonths: trimmed(form, "occupantMonths") },
    faultContactDays: trimmed(form, "faultContactDays"),
  };
  return submit(
    form,
    () => call.registry.privacy.setRetention(input),
    () => back,
  );
}
