"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";

export async function offer(page: string, _: FormState, form: FormData): Promise<FormState> {
  const here = `/${await getLocale()}/continue`;
  return submit(
    form,
    async () => (await caller()).identity.device.offer({ page }),
    (id) => `${here}?offer=${id}`,
  );
}
