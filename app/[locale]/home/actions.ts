"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { optional, text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";

const home = async (query = "") => `/${await getLocale()}/home${query}`;
const term = (form: FormData) => ({
  associationId: text(form, "associationId"),
  deadlineId: text(form, "deadlineId"),
});

export async function finish(_: FormState, form: FormData): Promise<FormState> {
  const { associationId, deadlineId } = term(form);
  const target = await home(`?done=${associationId}.${deadlineId}`);
  return submit(
    form,
    async () => {
      const doneOn = optional(form, "doneOn");
      await (await caller()).registry.deadline.finish({ ...term(form), doneOn });
    },
    () => target,
  );
}

export async function reopen(_: FormState, form: FormData): Promise<FormState> {
  const target = await home();
  return submit(
    form,
    async () => (await caller()).registry.deadline.reopen(term(form)),
    () => target,
  );
}

export async function putOff(_: FormState, form: FormData): Promise<FormState> {
  const target = await home();
  const asked = { ...term(form), until: text(form, "until") };
  return submit(
    form,
    async () => (await caller()).registry.deadline.putOff(asked),
    () => target,
  );
}

export async function assign(_: FormState, form: FormData): Promise<FormState> {
  const target = await home(`?term=${term(form).deadlineId}`);
  const asked = { ...term(form), accountId: text(form, "accountId") };
  return submit(
    form,
    async () => (await caller()).registry.deadline.assign(asked),
    () => target,
  );
}

export async function dismiss(_: FormState, form: FormData): Promise<FormState> {
  const target = await home();
  const asked = { associationId: text(form, "associationId"), failureId: text(form, "failureId") };
  return submit(
    form,
    async () => (await caller()).site.morning.dismissFailure(asked),
    () => target,
  );
}
