"use client";

import { useLocale, useTranslations } from "next-intl";
import { Field } from "./field.tsx";

/** Asked for inside the form that was refused for it: what was typed stays, and is sent with it. */
export function ConfirmField({ by }: { by: "code" | "password" | "page" }) {
  const t = useTranslations("ui.form");
  const locale = useLocale();
  return (
    <fieldset className="grid max-w-measure gap-4 rounded-plate border border-ochre border-s-4 bg-leaf p-4">
      <legend className="px-1 font-semibold">{t("confirmTitle")}</legend>
      <p className="text-fine text-quiet">{t("confirmHint")}</p>
      {by === "page" ? null : (
        <Field
          name="$confirm"
          type={by === "password" ? "password" : "text"}
          label={t(by === "password" ? "confirmPassword" : "confirmCode")}
          autoComplete={by === "password" ? "current-password" : "one-time-code"}
          width="medium"
        />
      )}
      <p>
        <a href={`/${locale}/confirm`} target="_blank" rel="noreferrer">
          {t("confirmOther")}
        </a>
      </p>
    </fieldset>
  );
}
