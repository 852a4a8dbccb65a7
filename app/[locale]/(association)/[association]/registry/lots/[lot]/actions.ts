"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string; lotId: string }>;

async function pageOf({ slug, lotId }: At): Promise<string> {
  return `/${await getLocale()}/${slug}/registry/lots/${lotId}`;
}

export async function addOccupant(at: At, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const { associationId, lotId } = at;
  const input = {
    ...{ associationId, lotId, name: text(form, "name"), email: text(form, "email").trim() },
    ...{ phone: text(form, "phone"), language: text(form, "language") as "fr" },
    ...{ startsOn: text(form, "startsOn"), endsOn: text(form, "endsOn") },
  };
  const back = await pageOf(at);
  return submit(
    form,
    () => call.registry.occupant.add(input),
    () => back,
  );
}

export async function endOccupant(at: At, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const { associationId } = at;
  const input = { occupantId: text(form, "occupantId"), endsOn: text(form, "endsOn") };
  const back = await pageOf(at);
  return submit(
    form,
    () => call.registry.occupant.end({ associationId, ...input }),
    () => back,
  );
}
