"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { today } from "#server/platform/clock.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At<Key extends string> = Readonly<Record<"associationId" | "slug" | Key, string>>;

export async function nameRepresentative(
  { associationId, slug, lotId }: At<"lotId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const input = {
    ...{ associationId, lotId },
    ...{ partyId: text(form, "partyId"), startsOn: text(form, "startsOn") },
  };
  const back = `/${await getLocale()}/${slug}/registry/lots/${lotId}`;
  return submit(
    form,
    () => call.registry.lot.nameRepresentative(input),
    () => back,
  );
}

async function partyPage(slug: string, partyId: string): Promise<string> {
  return `/${await getLocale()}/${slug}/registry/parties/${partyId}`;
}

export async function changeContact(
  { associationId, slug, partyId }: At<"partyId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const input = {
    ...{ associationId, partyId },
    email: text(form, "email").trim(),
    phone: text(form, "phone"),
    street: text(form, "street"),
    postcode: text(form, "postcode"),
    town: text(form, "town"),
    language: text(form, "language") as "fr",
  };
  const back = await partyPage(slug, partyId);
  return submit(
    form,
    () => call.registry.party.changeContact(input),
    () => back,
  );
}

export async function giveConsent(
  { associationId, slug, partyId }: At<"partyId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const acceptedText = text(form, "acceptedText");
  const acceptedOn = text(form, "acceptedOn") || today().toString();
  const input = { associationId, partyId, acceptedText, acceptedOn };
  const back = await partyPage(slug, partyId);
  return submit(
    form,
    () => call.registry.consent.give(input),
    () => back,
  );
}

export async function inviteToConsent(
  { associationId, slug, partyId }: At<"partyId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const via = text(form, "via") === "letter" ? ("letter" as const) : ("email" as const);
  const input = { associationId, partyId, email: text(form, "consentEmail").trim(), via };
  const back = `/${await getLocale()}/${slug}/registry/consents`;
  return submit(
    form,
    () => call.registry.consent.invite(input),
    () => back,
  );
}

export async function recordOralAnswer(
  { associationId, slug }: At<never>,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const answer = text(form, "answer") as "accepted";
  const input = { associationId, code: text(form, "consentDigits"), answer };
  const back = `/${await getLocale()}/${slug}/registry/consents`;
  return submit(
    form,
    () => call.registry.consent.recordOralAnswer(input),
    () => back,
  );
}

export async function confirmOnPaper(
  { associationId, slug, requestId }: At<"requestId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const facts = { signedOn: text(form, "signedOn"), kept: text(form, "kept") };
  const back = `/${await getLocale()}/${slug}/registry/consents`;
  return submit(
    form,
    () => call.registry.consent.confirmOnPaper({ associationId, requestId, ...facts }),
    () => back,
  );
}

export async function closeConsentRequest(
  { associationId, slug }: At<never>,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = `/${await getLocale()}/${slug}/registry/consents`;
  return submit(
    form,
    () => call.registry.consent.closeRequest({ associationId, requestId: text(form, "requestId") }),
    () => back,
  );
}

export async function revokeConsent(
  { associationId, slug, partyId }: At<"partyId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = await partyPage(slug, partyId);
  return submit(
    form,
    () => call.registry.consent.revoke({ associationId, partyId }),
    () => back,
  );
}

export async function inviteParty(
  { associationId, slug, partyId }: At<"partyId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const locale = await getLocale();
  const role = text(form, "role") as "owner";
  const input = { associationId, partyId, role, email: text(form, "email") };
  return submit(
    form,
    () => call.registry.invitation.invite(input),
    () => `/${locale}/${slug}/registry/access`,
  );
}

export async function recordIdentityLetter(
  { associationId, slug, partyId }: At<"partyId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const back = await partyPage(slug, partyId);
  return submit(
    form,
    () => call.registry.invitation.recordIdentityLetter({ associationId, partyId }),
    () => back,
  );
}

export async function endMembership(
  { associationId, slug }: At<never>,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const input = { associationId, membershipId: text(form, "membershipId") };
  const back = `/${await getLocale()}/${slug}/registry/access`;
  return submit(
    form,
    () => call.registry.membership.end(input),
    () => back,
  );
}
