"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";

export async function finishEmail(token: string, _: FormState, form: FormData): Promise<FormState> {
  const target = `/${await getLocale()}/account?saved=1`;
  return submit(
    form,
    async () => {
      const { recovery } = (await caller()).identity;
      await recovery.finishEmail({ token });
    },
    () => target,
  );
}
