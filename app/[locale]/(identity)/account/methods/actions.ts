"use server";

import { getLocale } from "next-intl/server";
import { currentSession, forgetCodes, keepCodes } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { text } from "#app/fields.ts";
import { type FormState, submit } from "#app/form.ts";
import { type AskedToAdd, Registration } from "#server/identity/passkey/passkey.schema.ts";
import { safeBack } from "#server/identity/step-up/step-up.rules.ts";
import { jsonIn, orNull } from "../../passkey.ts";

const METHODS = "/account/methods";
const saved = async () => `/${await getLocale()}${METHODS}?saved=1`;

export async function changePassword(_: FormState, form: FormData): Promise<FormState> {
  const target = await saved();
  return submit(
    form,
    async () =>
      (await caller()).identity.account.changePassword({
        current: text(form, "current"),
        next: text(form, "next"),
      }),
    () => target,
  );
}

export async function unbindIdentity(id: string, _: FormState, form: FormData): Promise<FormState> {
  const target = await saved();
  return submit(
    form,
    async () => (await caller()).identity.provider.unbind({ id }),
    () => target,
  );
}

export async function removeFactor(id: string, _: FormState, form: FormData): Promise<FormState> {
  const target = await saved();
  return submit(
    form,
    async () => (await caller()).identity.secondFactor.remove({ id }),
    () => target,
  );
}

export async function renewRecoveryCodes(_: FormState, form: FormData): Promise<FormState> {
  return submit(
    form,
    async () => showCodes(await (await caller()).identity.secondFactor.renewRecoveryCodes()),
    (target) => target,
  );
}

/** Leads to the page that shows codes just made, and from there on. */
async function showCodes(codes: readonly string[], back?: string): Promise<string> {
  const methods = `/${await getLocale()}${METHODS}`;
  const target = safeBack(back, methods);
  const session = await currentSession();
  if (codes.length === 0 || !session) return target;
  await keepCodes(session.sessionId, codes);
  return `${methods}/codes?${new URLSearchParams({ back: target })}`;
}

export async function startTotp(_: FormState, form: FormData): Promise<FormState> {
  const here = `/${await getLocale()}${METHODS}/application`;
  const back = text(form, "back");
  return submit(
    form,
    async () => (await caller()).identity.secondFactor.startTotp(),
    () => `${here}${back ? `?${new URLSearchParams({ back })}` : ""}`,
  );
}

export async function confirmTotp(
  back: string | undefined,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return submit(
    form,
    async () => {
      const asked = { code: text(form, "code"), name: text(form, "name") };
      return showCodes(await (await caller()).identity.secondFactor.confirmTotp(asked), back);
    },
    (target) => target,
  );
}

export async function codesKept(
  back: string | undefined,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const methods = `/${await getLocale()}${METHODS}`;
  return submit(form, forgetCodes, () => safeBack(back, methods));
}

/** What the browser is asked for a new passkey; null where the form itself says why not. */
export async function askToAdd(): Promise<AskedToAdd | null> {
  return orNull(async () => (await caller()).identity.passkey.askToAdd());
}

export async function addPasskey(
  back: string | undefined,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return submit(
    form,
    async () => {
      const { passkey } = (await caller()).identity;
      const asked = { sealed: text(form, "sealed"), name: text(form, "name") };
      const answer = Registration.parse(jsonIn(form));
      return showCodes(await passkey.add({ ...asked, answer }), back);
    },
    (target) => target,
  );
}
