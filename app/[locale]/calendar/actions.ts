"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { ask, type FormState, submit } from "#app/form.ts";
import { env } from "#server/platform/env.ts";

/** The address is shown once, here: only its hash is kept. */
export async function openFeed(_: FormState<string>, form: FormData): Promise<FormState<string>> {
  return ask(form, async () => {
    const { token } = await (await caller()).site.calendar.openFeed();
    return `${env().NEXTAUTH_URL}/api/calendar/${token}.ics`;
  });
}

export async function closeFeed(_: FormState, form: FormData): Promise<FormState> {
  const target = `/${await getLocale()}/calendar`;
  return submit(
    form,
    async () => (await caller()).site.calendar.closeFeed(),
    () => target,
  );
}
