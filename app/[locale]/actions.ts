"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { ActingRole } from "#server/identity/session/session.schema.ts";
import { forgetSession } from "../actor.ts";
import { caller } from "../caller.ts";
import { type FormState, submit } from "../form.ts";

/** Ends the session and forgets its cookie, also when the session had ended by itself. */
export async function signOut(): Promise<FormState> {
  const call = await caller();
  await call.identity.session.signOut().catch(() => undefined);
  await forgetSession();
  redirect(`/${await getLocale()}`);
}

/** Acts in another role, from the home it gives. An unknown one is all of them. */
export async function chooseRole(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const asked = ActingRole.safeParse({ role: form.get("role") || null });
  return submit(
    form,
    async () => {
      const call = await caller();
      await call.identity.session.chooseRole(asked.success ? asked.data : { role: null });
    },
    () => `/${locale}/home`,
  );
}
