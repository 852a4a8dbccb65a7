"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { withQuery } from "#components/ui/query.ts";
import type { Viewed } from "#server/registry/view/view.schema.ts";

/** What an action is bound to by its page: a list's name, and where it is shown. */
type At = Readonly<{ list: Viewed; place: string }>;

const KEPT = ["q", "sort", "dir", "filter"] as const;

function kept(form: FormData) {
  const given = KEPT.flatMap((key) => (text(form, key) ? [[key, text(form, key)] as const] : []));
  return Object.fromEntries(given);
}

const target = async ({ place }: At, query = "") => `/${await getLocale()}${place}${query}`;

export async function save(at: At, _: FormState, form: FormData): Promise<FormState> {
  const next = await target(at, withQuery({}, kept(form)));
  const { list } = at;
  const view = { list, name: text(form, "name"), query: kept(form), isShared: form.has("shared") };
  return submit(
    form,
    async () => (await caller()).registry.view.save(view),
    () => next,
  );
}

export async function end(at: At, _: FormState, form: FormData): Promise<FormState> {
  const viewId = text(form, "viewId");
  const next = await target(at, withQuery({}, { ended: viewId }));
  return submit(
    form,
    async () => (await caller()).registry.view.end({ viewId }),
    () => next,
  );
}

export async function restore(at: At, _: FormState, form: FormData): Promise<FormState> {
  const next = await target(at);
  return submit(
    form,
    async () => (await caller()).registry.view.restore({ viewId: text(form, "viewId") }),
    () => next,
  );
}
