"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";

export async function finishLoss(token: string, _: FormState, form: FormData): Promise<FormState> {
  const target = `/${await getLocale()}/sign-in`;
  return submit(
    form,
    async () => {
      const { recovery } = (await caller()).identity;
      await recovery.finishLoss({ token });
    },
    () => target,
  );
}
