"use server";

import { getLocale } from "next-intl/server";
import { forgetSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";

export async function signOut(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  return submit(
    form,
    async () => {
      await (await caller()).identity.session.signOut();
      await forgetSession();
    },
    () => `/${locale}`,
  );
}
