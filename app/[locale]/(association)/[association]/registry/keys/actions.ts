"use server";

import { getLocale } from "next-intl/server";
import { type Caller, caller } from "#app/caller.ts";
import { trimmed } from "#app/fields.ts";
import { ask, type FormState, submit } from "#app/form.ts";
import type { FoundKey } from "#components/registry/key-form.tsx";
import { linesOf } from "../movement-entry.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<{ associationId: string; slug: string; keyId: string | null }>;

async function versionIn(call: Caller, { associationId }: At, form: FormData) {
  const { register } = await call.registry.movement.desk({ associationId });
  const ids = new Map(register.lots.map(({ code, lotId }) => [code, lotId]));
  // A name that is no lot is refused as such, not passed over.
  const weights = linesOf(trimmed(form, "weights")).map(({ code, value }) => ({
    ...{ lotId: ids.get(code) ?? code, weight: value },
  }));
  return { startsOn: trimmed(form, "startsOn"), decision: trimmed(form, "decision"), weights };
}

/** What each lot would bear; nothing is entered. */
export async function previewKey(
  at: At,
  _: FormState<FoundKey>,
  form: FormData,
): Promise<FormState<FoundKey>> {
  const call = await caller();
  const { associationId, keyId } = at;
  return ask(form, async () => {
    const version = await versionIn(call, at, form);
    const lines = await call.registry.distribution.preview({ associationId, keyId, ...version });
    const names = ["name", "purpose", "startsOn", "decision", "weights"];
    return { lines, fields: Object.fromEntries(names.map((name) => [name, trimmed(form, name)])) };
  });
}

export async function enterKey(at: At, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const { associationId, slug, keyId } = at;
  const back = `/${await getLocale()}/${slug}/registry/keys`;
  const { distribution } = call.registry;
  return submit(
    form,
    async () => {
      const version = { associationId, ...(await versionIn(call, at, form)) };
      if (keyId) await distribution.change({ ...version, keyId });
      const purpose = trimmed(form, "purpose") as "cost";
      return keyId ?? distribution.add({ ...version, name: trimmed(form, "name"), purpose });
    },
    (id) => `${back}?key=${id}`,
  );
}
