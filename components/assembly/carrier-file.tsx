"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { BadRow } from "#server/assembly/convocation/posting.rules.ts";

type Found = Readonly<{ recorded: number; known: number; bad: readonly BadRow[] }>;
type CarrierFileProps = { action: FormAction<Found>; on: string; today: string };

/** The carrier's list of numbers; what became of its rows stands before the form. */
export function CarrierFile({ action, on, today }: CarrierFileProps) {
  const t = useTranslations("assembly.letters");
  return (
    <ActionForm
      action={action}
      label={t("file")}
      answer={(found) => <CarrierAnswer found={found} />}
    >
      <p className="max-w-measure text-quiet">{t("fileHint")}</p>
      <FileField name="file" label={t("fileField")} accept=".csv,text/csv" />
      <DateField name="depositedOn" label={t("fileOn")} defaultValue={on} max={today} />
      <div>
        <Button tone="secondary">{t("fileSend")}</Button>
      </div>
    </ActionForm>
  );
}

function CarrierAnswer({ found: { recorded, known, bad } }: { found: Found }) {
  const t = useTranslations("assembly.letters");
  const sentence = useTranslations("errors");
  return (
    <Notice tone={bad.length === 0 ? "done" : "danger"} live>
      <p>{t("fileDone", { recorded, known })}</p>
      {bad.length > 0 ? (
        <>
          <p>{t("fileBad", { count: bad.length })}</p>
          <ul className="grid gap-1">
            {bad.map(({ line, reference, number, refusal }) => (
              <li key={line}>
                <strong>{t("fileLine", { line, reference, number })}</strong>{" "}
                {refusal === "convocation.deposit-impossible" ? t("fileDay") : sentence(refusal)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Notice>
  );
}
