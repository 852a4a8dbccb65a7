"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";

const saved = async () => `/${await getLocale()}/account/sessions?saved=1`;

export async function revokeSession(
  sessionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const target = await saved();
  return submit(
    form,
    async () => (await caller()).identity.session.revoke({ sessionId }),
    () => target,
  );
}

export async function revokeOthers(_: FormState, form: FormData): Promise<FormState> {
  const target = await saved();
  return submit(
    form,
    async () => (await caller()).identity.session.revokeOthers(),
    () => target,
  );
}
