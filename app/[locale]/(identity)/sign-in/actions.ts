"use server";

import { getLocale } from "next-intl/server";
import { keepDevice, keepSession, knownDevice } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import { safeBack } from "#server/identity/step-up/step-up.rules.ts";

export async function signIn(
  back: string | undefined,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const home = `/${await getLocale()}/home`;
  return submit(
    form,
    async () => {
      const opened = await (await caller()).identity.session.signIn({
        email: `${form.get("email") ?? ""}`,
        password: `${form.get("password") ?? ""}`,
        device: await knownDevice(),
      });
      await keepSession(opened.secret);
      await keepDevice(opened.device);
    },
    () => safeBack(back, home),
  );
}
