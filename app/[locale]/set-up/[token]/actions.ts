"use server";

import { getLocale } from "next-intl/server";
import { keepSession } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import { officeIn } from "#app/office-form.ts";
import { toLocale } from "#messages/routing.ts";

export async function completeSetUp(
  token: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const locale = toLocale(await getLocale());
  const text = (name: string) => String(form.get(`manager.${name}`) ?? "");
  const manager = {
    name: text("name"),
    email: text("email"),
    password: text("password"),
    locale,
  };
  const office = { ...officeIn(form, "office."), contactName: manager.name };
  return submit(
    form,
    async () => {
      const { setUp } = (await caller()).registry;
      const { secret, officeId } = await setUp.complete({ token, office, manager });
      await keepSession(secret);
      return officeId;
    },
    (officeId) => `/${locale}/offices/${officeId}`,
  );
}
