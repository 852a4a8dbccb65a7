"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";

export async function askReset(_: FormState, form: FormData): Promise<FormState> {
  const here = `/${await getLocale()}/forgotten?sent=1`;
  return submit(
    form,
    async () => {
      const { recovery } = (await caller()).identity;
      await recovery.askReset({ email: `${form.get("email") ?? ""}` });
    },
    () => here,
  );
}
