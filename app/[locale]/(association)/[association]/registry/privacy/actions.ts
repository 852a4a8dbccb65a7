"use server";

import { getLocale } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";

/** What an action is bound to by its page; the procedure proves the right to it. */
type Case = Readonly<{
  associationId: string;
  slug: string;
  requestId: string;
  partyId: string;
  representativeId: string | null;
}>;

async function page({ slug, requestId }: Pick<Case, "slug" | "requestId">): Promise<string> {
  return `/${await getLocale()}/${slug}/registry/privacy?request=${requestId}`;
}

export async function enterRequest(
  { associationId, slug, partyId }: Omit<Case, "requestId" | "representativeId">,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const call = await caller();
  const locale = await getLocale();
  const input = {
    ...{ associationId, partyId, words: text(form, "words") },
    representativeId: text(form, "representativeId") || null,
    kind: text(form, "kind") as "access",
    channel: text(form, "channel") as "letter",
    receivedOn: text(form, "receivedOn"),
  };
  return submit(
    form,
    () => call.registry.privacy.ask(input),
    (id) => `/${locale}/${slug}/registry/privacy?request=${id}`,
  );
}

export async function proveIdentity(of: Case, _: FormState, form: FormData): Promise<FormState> {
  const { associationId, requestId } = of;
  const call = await caller();
  const back = await page(of);
  const proof = text(form, "proof") as "card-shown";
  return submit(
    form,
    () => call.registry.privacy.proveIdentity({ associationId, requestId, proof }),
    () => back,
  );
}

export async function extendRequest(of: Case, _: FormState, form: FormData): Promise<FormState> {
  const { associationId, requestId } = of;
  const call = await caller();
  const back = await page(of);
  const reason = text(form, "reason");
  return submit(
    form,
    () => call.registry.privacy.extend({ associationId, requestId, reason }),
    () => back,
  );
}

export async function decideRequest(of: Case, _: FormState, form: FormData): Promise<FormState> {
  const { associationId, requestId } = of;
  const call = await caller();
  const back = await page(of);
  const outcome = text(form, "outcome") as "granted";
  const answer = text(form, "answer");
  return submit(
    form,
    () => call.registry.privacy.decide({ associationId, requestId, outcome, answer }),
    () => back,
  );
}

export async function prepareExport(of: Case, _: FormState, form: FormData): Promise<FormState> {
  const { associationId, partyId, representativeId } = of;
  const call = await caller();
  const back = await page(of);
  return submit(
    form,
    () => call.registry.privacy.askExport({ associationId, partyId, representativeId }),
    () => back,
  );
}

export async function liftRestriction(of: Case, _: FormState, form: FormData): Promise<FormState> {
  const { associationId, partyId, representativeId } = of;
  const call = await caller();
  const back = await page(of);
  return submit(
    form,
    () => call.registry.privacy.liftRestriction({ associationId, partyId, representativeId }),
    () => back,
  );
}
