"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type Mine = Readonly<{ associationId: string; slug: string; partyId: string }>;

async function page({ slug, partyId }: Mine): Promise<string> {
  return `/${await getLocale()}/${slug}/me?party=${partyId}`;
}

export async function changeOwnDetails(
  mine: Mine,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId, partyId } = mine;
  const call = await caller();
  const back = await page(mine);
  const input = {
    ...{ associationId, partyId },
    email: text(form, "email").trim(),
    phone: text(form, "phone"),
    street: text(form, "street"),
    postcode: text(form, "postcode"),
    town: text(form, "town"),
    language: text(form, "language") as "fr",
    ordinaryChannel: text(form, "ordinaryChannel") as "",
    mailFormat: text(form, "mailFormat") as "html",
  };
  return submit(
    form,
    () => call.registry.party.changeContact(input),
    () => back,
  );
}

export async function askConsent(mine: Mine, _: FormState, form: FormData): Promise<FormState> {
  const { associationId, partyId } = mine;
  const call = await caller();
  const back = await page(mine);
  const agreed = form.get("agreed") === "on";
  const input = { associationId, partyId, email: text(form, "consentEmail").trim(), agreed };
  return submit(
    form,
    () => call.registry.consent.ask(input),
    () => back,
  );
}

export async function withdrawConsent(
  mine: Mine,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const { associationId, partyId } = mine;
  const call = await caller();
  const back = await page(mine);
  return submit(
    form,
    () => call.registry.consent.revoke({ associationId, partyId }),
    () => back,
  );
}
