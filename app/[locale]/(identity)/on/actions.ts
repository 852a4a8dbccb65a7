"use server";

import { caller } from "#app/caller.ts";
import { type FormState, submit } from "#app/form.ts";
import { goOn } from "../sign-in/go-on.ts";

export async function take(_: FormState, form: FormData): Promise<FormState> {
  return submit(
    form,
    async () => {
      const code = `${form.get("code") ?? ""}`;
      const { signedIn, page } = await (await caller()).identity.device.take({ code });
      return goOn(signedIn, page);
    },
    (target) => target,
  );
}
