"use server";

import { cookies } from "next/headers";
import { getLocale } from "next-intl/server";
import { type FormState, submit } from "#app/form.ts";
import { checkKeys, KEYS_COOKIE, USUAL_KEYS, writeKeys } from "#components/ui/shortcuts.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { cookieOptions } from "#server/platform/auth.ts";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Keeps the keys in this browser: another keyboard may want others. */
export async function changeKeys(_: FormState, form: FormData): Promise<FormState> {
  const target = `/${await getLocale()}/shortcuts`;
  const typed = (name: "search" | "help" | "go") =>
    `${form.get(name) ?? ""}`.trim() || USUAL_KEYS[name];
  return submit(
    form,
    async () => {
      const keys = {
        on: form.get("on") === "on",
        search: typed("search"),
        help: typed("help"),
        go: typed("go"),
      };
      const found = checkKeys(keys);
      if (found !== "fine") throw new DomainError(`shortcut.${found}`, {}, "search");
      (await cookies()).set(KEYS_COOKIE, writeKeys(keys), {
        ...cookieOptions(),
        maxAge: YEAR_SECONDS,
      });
    },
    () => target,
  );
}
