"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import type { Answer } from "#server/assembly/expected/expected.schema.ts";

export async function answerByLink(
  token: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { expected } = (await caller()).assembly;
  const back = `/${await getLocale()}/coming/${token}`;
  return submit(
    form,
    () => expected.answerByLink({ token, answer: text(form, "answer") as Answer }),
    () => back,
  );
}
