"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";

export async function offer(page: string, _: FormState, form: FormData): Promise<FormState> {
  const here = `/${await getLocale()}/continue`;
  const by = form.get("by") === "mail" ? "mail" : "code";
  return submit(
    form,
    async () => (await caller()).identity.device.offer({ page, by }),
    (id) => `${here}?${new URLSearchParams({ offer: id, by })}`,
  );
}
