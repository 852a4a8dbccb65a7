"use server";

import { getLocale } from "next-intl/server";
import { keepSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import { toLocale } from "#messages/routing.ts";

export async function joinByPassword(
  token: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = toLocale(await getLocale());
  return submit(
    form,
    async () => {
      const password = `${form.get("password") ?? ""}`;
      const { staff } = (await caller()).registry;
      const opened = await staff.joinByPassword({ token, password, locale });
      await keepSession(opened.secret);
    },
    () => `/${locale}/home`,
  );
}

export async function joinAsPerson(
  token: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = await getLocale();
  return submit(
    form,
    async () => (await caller()).registry.staff.joinAsPerson({ token }),
    () => `/${locale}/home`,
  );
}
