"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import { withQuery } from "#components/ui/query.ts";
import { ListName } from "#server/registry/list/list.schema.ts";

const text = (form: FormData, name: string) => `${form.get(name) ?? ""}`;
const KEPT = ["q", "sort", "dir", "filter"] as const;

function kept(form: FormData) {
  const given = KEPT.flatMap((key) => (text(form, key) ? [[key, text(form, key)] as const] : []));
  return Object.fromEntries(given);
}

const place = async (list: string, query = "") => `/${await getLocale()}/office/${list}${query}`;
const listOf = (form: FormData) => ListName.parse(text(form, "list"));

export async function save(_: FormState, form: FormData): Promise<FormState> {
  const list = listOf(form);
  const target = await place(list, withQuery({}, kept(form)));
  const view = { list, name: text(form, "name"), query: kept(form), isShared: form.has("shared") };
  return submit(
    form,
    async () => (await caller()).registry.view.save(view),
    () => target,
  );
}

export async function end(_: FormState, form: FormData): Promise<FormState> {
  const viewId = text(form, "viewId");
  const target = await place(listOf(form), `?ended=${viewId}`);
  return submit(
    form,
    async () => (await caller()).registry.view.end({ viewId }),
    () => target,
  );
}

export async function restore(_: FormState, form: FormData): Promise<FormState> {
  const target = await place(listOf(form));
  return submit(
    form,
    async () => (await caller()).registry.view.restore({ viewId: text(form, "viewId") }),
    () => target,
  );
}
