"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { AccountLocale } from "#server/identity/account/account.schema.ts";
import { ActingRole } from "#server/identity/session/session.schema.ts";

const saved = async () => `/${await getLocale()}/account?saved=1`;

export async function changeLocale(_: FormState, form: FormData): Promise<FormState> {
  const target = await saved();
  return submit(
    form,
    async () => {
      const locale = AccountLocale.parse(text(form, "locale"));
      await (await caller()).identity.account.changeLocale({ locale });
    },
    () => target,
  );
}

export async function chooseRole(_: FormState, form: FormData): Promise<FormState> {
  const target = await saved();
  return submit(
    form,
    async () => {
      const role = ActingRole.parse({ role: text(form, "role") || null });
      await (await caller()).identity.session.chooseRole(role);
    },
    () => target,
  );
}

export async function askEmail(_: FormState, form: FormData): Promise<FormState> {
  const target = await saved();
  return submit(
    form,
    async () => (await caller()).identity.recovery.askEmail({ email: text(form, "email") }),
    () => target,
  );
}
