"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import { Field, type Mapping } from "#server/registry/import/import.schema.ts";

type Place = Readonly<{ associationId: string; slug: string }>;
type Address = Place & Readonly<{ importId: string }>;

export async function uploadRegister(
  { associationId, slug }: Place,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const locale = await getLocale();
  const file = form.get("file");
  const chosen = file instanceof File ? file : new File([], "register.csv");
  return submit(
    form,
    async () => {
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const filename = chosen.name.slice(-200) || "register.csv";
      return call.registry.import.upload({ associationId, filename, bytes });
    },
    (importId) => `/${locale}/${slug}/registry/import/${importId}`,
  );
}

/** The mapping as its form sends it: `sheet.0`, `header.0`, `column.0.3`. */
function mappingOf(form: FormData): Mapping {
  const sheets: Mapping["sheets"] = [];
  for (let position = 0; form.has(`sheet.${position}`); position++) {
    const prefix = `column.${position}.`;
    const columns = [...form].flatMap(([name, value]) => {
      const field = Field.safeParse(value);
      if (!name.startsWith(prefix) || !field.success) return [];
      return [{ index: Number.parseInt(name.slice(prefix.length), 10), field: field.data }];
    });
    sheets.push({
      sheet: String(form.get(`sheet.${position}`)),
      headerRow: Number.parseInt(String(form.get(`header.${position}`)), 10),
      columns,
    });
  }
  return { sheets };
}

export async function mapColumns(
  { associationId, slug, importId }: Address,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/${slug}/registry/import/${importId}`;
  const input = { associationId, importId, mapping: mappingOf(form) };
  return submit(
    form,
    () => call.registry.import.mapColumns(input),
    () => back,
  );
}

export async function applyImport(
  { associationId, slug, importId }: Address,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/${slug}/registry`;
  return submit(
    form,
    () => call.registry.import.enter({ associationId, importId }),
    () => back,
  );
}
