"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";

export async function confirmConsent(
  token: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/consents/${token}`;
  const agreed = form.get("agreed") === "on";
  return submit(
    form,
    () => call.registry.consent.confirmByLink({ token, agreed }),
    () => back,
  );
}
