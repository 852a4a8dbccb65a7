"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type At = Readonly<Record<"associationId" | "slug" | "partyId", string>>;

async function pageOf({ slug, partyId }: At): Promise<string> {
  return `/${await getLocale()}/${slug}/registry/parties/${partyId}#representatives`;
}

const namedIn = (form: FormData) => ({
  ...{ name: text(form, "name"), behalf: text(form, "behalf") },
  ...{ court: text(form, "court"), sourceReference: text(form, "sourceReference") },
});

const reachedIn = (form: FormData) => ({
  receivesMail: text(form, "receivesMail") === "him",
  ...{ email: text(form, "email").trim(), phone: text(form, "phone") },
  ...{ street: text(form, "street"), postcode: text(form, "postcode") },
  ...{ town: text(form, "town"), language: text(form, "language") as "fr" },
  ordinaryChannel: text(form, "ordinaryChannel") as "letter",
  ...{ emailAcceptedOn: text(form, "emailAcceptedOn"), acceptedText: text(form, "acceptedText") },
});

export async function addRepresentative(at: At, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const { associationId, partyId } = at;
  const input = {
    ...{ associationId, partyId, ...namedIn(form), ...reachedIn(form) },
    kind: text(form, "kind") as "guardian",
    source: text(form, "source") as "order",
    ...{ sourceOn: text(form, "sourceOn"), overProperty: form.has("overProperty") },
    manner: text(form, "manner") as "alone",
    ...{ startsOn: text(form, "startsOn"), endsOn: text(form, "endsOn") },
  };
  const back = await pageOf(at);
  return submit(
    form,
    () => call.registry.representative.add(input),
    () => back,
  );
}

/** Whose line is put right, besides. */
type Line = At & Readonly<{ representativeId: string }>;

export async function changeRepresentative(
  at: Line,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const { associationId, representativeId } = at;
  const input = { associationId, representativeId, ...namedIn(form), ...reachedIn(form) };
  const back = await pageOf(at);
  return submit(
    form,
    () => call.registry.representative.change(input),
    () => back,
  );
}

export async function endRepresentative(at: At, _: FormState, form: FormData): Promise<FormState> {
  const call = await caller();
  const input = {
    ...{ associationId: at.associationId, representativeId: text(form, "representativeId") },
    ...{ endsOn: text(form, "endsOn"), reason: text(form, "reason") },
  };
  const back = await pageOf(at);
  return submit(
    form,
    () => call.registry.representative.end(input),
    () => back,
  );
}

export async function withdrawRepresentative(
  at: At,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const input = {
    ...{ associationId: at.associationId, representativeId: text(form, "representativeId") },
    reason: text(form, "reason"),
  };
  const back = await pageOf(at);
  return submit(
    form,
    () => call.registry.representative.withdraw(input),
    () => back,
  );
}

/** He acts for the party while his power lasts: an owner's access, bound to it. */
export async function inviteRepresentative(
  { associationId, slug, partyId }: At,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const locale = await getLocale();
  const input = {
    ...{ associationId, partyId, role: "owner" as const, email: text(form, "email") },
    representativeId: text(form, "representativeId"),
  };
  return submit(
    form,
    () => call.registry.invitation.invite(input),
    () => `/${locale}/${slug}/registry/access`,
  );
}
