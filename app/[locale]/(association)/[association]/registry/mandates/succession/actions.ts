"use server";

import { getLocale } from "next-intl/server";
import { type Caller, caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { outsideIn, termIn } from "../typed.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string }>;
type AtOne = At & Readonly<{ successionId: string }>;
type Run = (
  succession: Caller["registry"]["succession"],
) => Promise<Readonly<{ mandateId: string | null }>>;

/** Leads to the mandate that came of it, or back to where the name waits. */
async function toMandate({ slug }: At, form: FormData, run: Run): Promise<FormState> {
  const call = await caller();
  const mandates = `/${await getLocale()}/${slug}/registry/mandates`;
  return submit(
    form,
    () => run(call.registry.succession),
    ({ mandateId }) => `${mandates}/${mandateId ?? "succession"}`,
  );
}

export async function record(at: At, _: FormState, form: FormData): Promise<FormState> {
  const isOutside = text(form, "who") === "outside";
  const who = isOutside ? { outside: outsideIn(form) } : { officeKey: text(form, "officeKey") };
  const said = { ...who, ...termIn(form), declared: form.get("declared") !== null };
  const { associationId } = at;
  return toMandate(at, form, (succession) => succession.record({ associationId, ...said }));
}

export async function back(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { associationId, successionId } = at;
  return toMandate(at, form, (succession) => succession.back({ associationId, successionId }));
}

export async function withdraw(at: AtOne, _: FormState, form: FormData): Promise<FormState> {
  const { associationId, successionId } = at;
  return toMandate(at, form, async (succession) => {
    await succession.withdraw({ associationId, successionId });
    return { mandateId: null };
  });
}
