import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import type { SignedSheet } from "#server/assembly/minutes/signature.queries.ts";

type MinutesSheetsProps = {
  associationId: string;
  sheets: readonly SignedSheet[];
  /** Null for who does not keep the minutes. */
  file: FormAction | null;
};

/** The sheet that was signed by hand: its scans with their fingerprints, and where one is filed. */
export function MinutesSheets({ associationId, sheets, file }: MinutesSheetsProps) {
  const t = useTranslations("assembly.act");
  if (sheets.length === 0 && !file) return null;
  return (
    <Section title={t("sheet")} id="sheet">
      {sheets.length > 0 ? (
        <ul>
          {sheets.map(({ id, title, sha256 }) => (
            <li key={id}>
              <a href={`/api/documents/${associationId}/${id}`}>{title}</a>
              <p className="break-all text-fine text-quiet">{t("sheetHash", { hash: sha256 })}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {file ? (
        <ActionForm action={file} label={t("sheetSave")}>
          <FileField
            name="scan"
            label={t("sheetFile")}
            hint={t("sheetHint")}
            accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
          />
          <div>
            <Button tone="secondary">{t("sheetSave")}</Button>
          </div>
        </ActionForm>
      ) : null}
    </Section>
  );
}
