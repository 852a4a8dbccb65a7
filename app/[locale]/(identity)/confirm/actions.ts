"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import { type AskedToUse, Assertion } from "#server/identity/passkey/passkey.schema.ts";
import { safeBack } from "#server/identity/step-up/step-up.rules.ts";
import { jsonIn, orNull } from "../passkey.ts";

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

/** What the browser is asked for a passkey of one's own account. */
export async function askForPasskey(): Promise<AskedToUse | null> {
  return orNull(async () => (await caller()).identity.passkey.askToConfirm());
}

export async function confirmByPasskey(
  back: string | undefined,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const home = `/${await getLocale()}/confirm?done=1`;
  return submit(
    form,
    async () => {
      const asked = {
        sealed: `${form.get("sealed") ?? ""}`,
        answer: Assertion.parse(jsonIn(form)),
      };
      await (await caller()).identity.passkey.confirm(asked);
    },
    () => safeBack(back, home),
  );
}
