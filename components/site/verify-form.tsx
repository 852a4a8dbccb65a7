"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Verification } from "#server/proof/receipt/receipt.schema.ts";
import { VerifyAnswer } from "./verify-answer.tsx";

/** A receipt to verify, as a file or as its text; what was found stands before it. */
export function VerifyForm({ action }: { action: FormAction<Verification> }) {
  const t = useTranslations("proof.verify");
  return (
    <ActionForm
      action={action}
      label={t("form")}
      answer={(found) => <VerifyAnswer found={found} />}
    >
      <FileField
        name="file"
        label={t("file")}
        hint={t("fileHint")}
        accept=".json,application/json"
        optional
      />
      <Textarea name="text" label={t("text")} hint={t("textHint")} rows={6} optional />
      <div>
        <Button>{t("submit")}</Button>
      </div>
    </ActionForm>
  );
}
