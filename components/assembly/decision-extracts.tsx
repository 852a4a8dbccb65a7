import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatMoment } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import type { ExtractLine } from "#server/assembly/extract/extract.schema.ts";

type DecisionExtractsProps = Readonly<{
  associationId: string;
  extracts: readonly ExtractLine[];
  /** Null for who does not keep the register. */
  issue: FormAction | null;
}>;

/** The certified extracts of a decision: printed, read on a page, and where a new one is issued. */
export function DecisionExtracts({ associationId, extracts, issue }: DecisionExtractsProps) {
  const t = useTranslations("assembly.register");
  const locale = useLocale();
  if (extracts.length === 0 && !issue) return null;
  return (
    <Section title={t("extracts")} id="extracts">
      {extracts.length === 0 ? (
        <p className="text-quiet">{t("extractsNone")}</p>
      ) : (
        <ul className="grid gap-2">
          {extracts.map(({ id, issuedAt, fingerprint }) => (
            <li key={id} className="flex flex-wrap gap-x-4">
              <span>{t("extractOf", { date: formatMoment(issuedAt, locale) })}</span>
              <a href={`/api/assembly/${associationId}/decisions/extracts/${id}`}>
                {t("extractPdf")}
              </a>
              <Link href={`/verify/act/${fingerprint}`}>{t("extractPage")}</Link>
            </li>
          ))}
        </ul>
      )}
      {issue ? (
        <ActionForm action={issue} label={t("extractIssue")}>
          <p className="max-w-measure text-quiet">{t("extractWill")}</p>
          <div>
            <Button tone="secondary">{t("extractIssue")}</Button>
          </div>
        </ActionForm>
      ) : null}
    </Section>
  );
}
