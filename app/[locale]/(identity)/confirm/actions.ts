"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import { safeBack } from "#server/identity/step-up/step-up.rules.ts";

export async function confirm(
  back: string | undefined,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const home = `/${await getLocale()}/confirm?done=1`;
  return submit(
    form,
    async () => {
      const given = `${form.get("code") ?? form.get("password") ?? ""}`;
      await (await caller()).identity.confirmation.confirm({ given });
    },
    () => safeBack(back, home),
  );
}
