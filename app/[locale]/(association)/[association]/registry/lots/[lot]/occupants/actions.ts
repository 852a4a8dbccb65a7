"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string; lotId: string }>;
type Call = Awaited<ReturnType<typeof caller>>["registry"]["occupant"];

/** Which occupant of the lot a form is about, as every form of the page says. */
const of = ({ associationId }: At, form: FormData) => ({
  associationId,
  occupantId: text(form, "occupantId"),
});

async function run(
  { slug, lotId }: At,
  form: FormData,
  act: (call: Call) => Promise<void>,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/${slug}/registry/lots/${lotId}/occupants`;
  return submit(
    form,
    () => act(call.registry.occupant),
    () => back,
  );
}

export async function correctOccupant(at: At, _: FormState, form: FormData): Promise<FormState> {
  const input = {
    ...{ ...of(at, form), name: text(form, "name"), email: text(form, "email").trim() },
    ...{ phone: text(form, "phone"), language: text(form, "language") as "fr" },
    ...{ startsOn: text(form, "startsOn"), endsOn: text(form, "endsOn") },
    reason: text(form, "reason"),
  };
  return run(at, form, (call) => call.correct(input));
}

export async function withdrawOccupant(at: At, _: FormState, form: FormData): Promise<FormState> {
  const input = { ...of(at, form), reason: text(form, "reason") };
  return run(at, form, (call) => call.withdraw(input));
}

export async function restoreOccupant(at: At, _: FormState, form: FormData): Promise<FormState> {
  return run(at, form, (call) => call.restore(of(at, form)));
}

export async function eraseOccupant(at: At, _: FormState, form: FormData): Promise<FormState> {
  return run(at, form, (call) => call.erase(of(at, form)));
}

export async function restrictOccupant(at: At, _: FormState, form: FormData): Promise<FormState> {
  const input = { ...of(at, form), restricted: text(form, "restricted") === "yes" };
  return run(at, form, (call) => call.restrict(input));
}
