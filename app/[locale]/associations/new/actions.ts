"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { LOCALES } from "#messages/routing.ts";

/** The one that is authoritative, then the others; each once. */
function languagesIn(form: FormData) {
  const first = LOCALES.filter((code) => code === text(form, "language"));
  const also = LOCALES.filter((code) => form.get(`also.${code}`) !== null);
  return [...new Set([...first, ...also])];
}

export async function createAssociation(_: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const locale = await getLocale();
  const input = {
    officeId: text(form, "officeId"),
    name: text(form, "name"),
    enterpriseNumber: text(form, "enterpriseNumber"),
    street: text(form, "street"),
    postcode: text(form, "postcode"),
    town: text(form, "town"),
    sharesTotal: text(form, "sharesTotal"),
    fiscalYearStart: text(form, "fiscalYearStart"),
    periodStart: text(form, "periodStart"),
    languages: languagesIn(form),
    mandate: {
      appointedOn: text(form, "appointedOn"),
      startsOn: text(form, "startsOn"),
      endsOn: text(form, "endsOn"),
    },
  };
  const created = () => call.registry.association.create(input);
  return submit(form, created, ({ slug }) => `/${locale}/${slug}/registry/import`);
}
