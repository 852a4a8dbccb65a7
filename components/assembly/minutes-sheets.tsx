import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import type { SignatureView, SignedSheet } from "#server/assembly/minutes/signature.queries.ts";

type MinutesSheetsProps = {
  associationId: string;
  meetingId: string;
  /** Who has neither signed nor is noted as not having. */
  open: readonly SignatureView[];
  sheets: readonly SignedSheet[];
  /** Null for who does not keep the minutes. */
  file: FormAction | null;
};

/** The sheet that was signed by hand: its scans with their fingerprints, and where one is filed. */
export function MinutesSheets({
  associationId,
  meetingId,
  open,
  sheets,
  file,
}: MinutesSheetsProps) {
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
        <p className="print:hidden">
          <a href={`/api/assembly/${associationId}/${meetingId}/signature-sheet`}>
            {t("sheetPrint")}
          </a>
        </p>
      ) : null}
      {file ? (
        <ActionForm action={file} label={t("sheetSave")}>
          <FileField
            name="scan"
            label={t("sheetFile")}
            hint={t("sheetHint")}
            accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
          />
          {open.length > 0 ? (
            <Fieldset id="signers" legend={t("sheetSigners")} hint={t("sheetSignersHint")} optional>
              {open.map(({ capacity, partyId, name }) => (
                <Checkbox
                  key={`${capacity} ${partyId ?? ""}`}
                  name={`signer ${capacity} ${partyId ?? ""}`}
                  label={t("sheetSigner", { name, capacity: t(capacity) })}
                />
              ))}
            </Fieldset>
          ) : null}
          <div>
            <Button tone="secondary">{t("sheetSave")}</Button>
          </div>
        </ActionForm>
      ) : null}
    </Section>
  );
}
