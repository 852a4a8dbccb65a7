import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { FIELDS, type ImportView } from "#server/registry/import/import.schema.ts";

/** What each column holds: guessed from its name, corrected here, remembered by the office. */
export function ImportColumns({ file, action }: { file: ImportView; action: FormAction }) {
  const t = useTranslations("registry");
  const choices = FIELDS.map((value) => ({ value, label: t(`import.field.${value}`) }));
  return (
    <Section title={t("imports.columns")}>
      <details open={!file.acceptable}>
        <summary className="w-fit py-1 font-semibold text-plate">
          {t("imports.columnsHint")}
        </summary>
        <ActionForm action={action} label={t("imports.columns")} className="mt-4 grid gap-6">
          {file.sheets.map((sheet, position) => (
            <fieldset key={sheet.sheet} className="grid gap-4">
              <legend className="font-semibold">
                {t("imports.columnsSheet", { sheet: sheet.sheet || file.filename })}
              </legend>
              <input type="hidden" name={`sheet.${position}`} value={sheet.sheet} />
              <Field
                name={`header.${position}`}
                label={t("imports.headerRow")}
                inputMode="numeric"
                width="short"
                defaultValue={String(sheet.headerRow)}
              />
              <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
                {sheet.columns.map(({ index, name, sample, field }) => (
                  <Select
                    key={index}
                    name={`column.${position}.${index}`}
                    label={name || `${t("imports.column")} ${index + 1}`}
                    hint={sample ? t("imports.sample", { sample }) : undefined}
                    placeholder={t("imports.ignore")}
                    defaultValue={field ?? ""}
                    choices={choices}
                  />
                ))}
              </div>
            </fieldset>
          ))}
          <Button tone="secondary">{t("imports.map")}</Button>
        </ActionForm>
      </details>
    </Section>
  );
}
