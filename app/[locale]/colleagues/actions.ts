"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";

const place = async () => `/${await getLocale()}/colleagues`;
const FOLLOWS = "follows.";

export async function follow(_: FormState, form: FormData): Promise<FormState> {
  const target = await place();
  const associations = [...form.keys()]
    .filter((name) => name.startsWith(FOLLOWS))
    .map((name) => name.slice(FOLLOWS.length));
  return submit(
    form,
    async () => (await caller()).registry.colleague.follow({ associations }),
    () => target,
  );
}

export async function away(_: FormState, form: FormData): Promise<FormState> {
  const target = await place();
  const asked = {
    startsOn: text(form, "startsOn"),
    endsOn: text(form, "endsOn"),
    replacementId: text(form, "replacementId"),
  };
  return submit(
    form,
    async () => (await caller()).registry.colleague.planAbsence(asked),
    () => target,
  );
}

export async function back(_: FormState, form: FormData): Promise<FormState> {
  const target = await place();
  return submit(
    form,
    async () =>
      (await caller()).registry.colleague.cancelAbsence({ absenceId: text(form, "absenceId") }),
    () => target,
  );
}
