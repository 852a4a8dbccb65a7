"use server";

import { getLocale } from "next-intl/server";
import { keptHalf, knownDevice } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import { type AskedToUse, Assertion } from "#server/identity/passkey/passkey.schema.ts";
import { jsonIn, orNull } from "../passkey.ts";
import { goOn } from "./go-on.ts";

export async function signIn(
  back: string | undefined,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return submit(
    form,
    async () => {
      const signedIn = await (await caller()).identity.session.signIn({
        email: `${form.get("email") ?? ""}`,
        password: `${form.get("password") ?? ""}`,
        device: await knownDevice(),
      });
      return goOn(signedIn, back);
    },
    (target) => target,
  );
}

export async function passFactor(
  back: string | undefined,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return submit(
    form,
    async () => {
      const signedIn = await (await caller()).identity.session.passFactor({
        half: await keptHalf(),
        code: `${form.get("code") ?? ""}`,
        device: await knownDevice(),
      });
      return goOn(signedIn, back);
    },
    (target) => target,
  );
}

export async function askForLoss(
  back: string | undefined,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const asked = new URLSearchParams({ asked: "1", ...(back ? { back } : {}) });
  const target = `/${await getLocale()}/sign-in/factor?${asked}`;
  return submit(
    form,
    async () => (await caller()).identity.recovery.askForLoss({ half: await keptHalf() }),
    () => target,
  );
}

/** What the browser is asked for a passkey that signs in by itself. */
export async function askForPasskey(): Promise<AskedToUse | null> {
  return orNull(async () => (await caller()).identity.passkey.askToSignIn());
}

export async function signInByPasskey(
  back: string | undefined,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return submit(
    form,
    async () => {
      const asked = {
        sealed: `${form.get("sealed") ?? ""}`,
        answer: Assertion.parse(jsonIn(form)),
      };
      return goOn(await (await caller()).identity.passkey.signIn(asked), back);
    },
    (target) => target,
  );
}

/** What the browser is asked for a passkey of the account whose password was right. */
export async function askForFactorKey(): Promise<AskedToUse | null> {
  const half = await keptHalf();
  return orNull(async () => (await caller()).identity.passkey.askForFactor({ half }));
}

export async function passByPasskey(
  back: string | undefined,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return submit(
    form,
    async () => {
      const { passkey } = (await caller()).identity;
      const asked = {
        sealed: `${form.get("sealed") ?? ""}`,
        answer: Assertion.parse(jsonIn(form)),
      };
      return goOn(await passkey.passFactor({ ...asked, half: await keptHalf() }), back);
    },
    (target) => target,
  );
}
