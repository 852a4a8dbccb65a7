import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatMoment } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Report } from "#server/assembly/minutes/annex.queries.ts";
import { type Block, blocksOf } from "#server/assembly/minutes/report.rules.ts";

type MinutesReportProps = Readonly<{
  /** Where its print is. */
  href: string;
  language: string;
  report: Report | null;
  /** Null for who does not keep the minutes. */
  write: FormAction | null;
}>;

/** The narrative of the meeting: an annex that nobody signs, and no part of the act. */
export function MinutesReport({ href, language, report, write }: MinutesReportProps) {
  const t = useTranslations("assembly.act");
  const locale = useLocale();
  if (!report && !write) return null;
  return (
    <Section title={t("report")} id="report">
      <p className="max-w-measure text-quiet">{t("reportNot")}</p>
      {report ? (
        <>
          <div lang={language} className="grid max-w-measure gap-3">
            {blocksOf(report.text).map((block) => (
              <Part key={block.lines.join(" ")} block={block} />
            ))}
          </div>
          <p className="text-fine text-quiet">
            {t("reportBy", {
              ...{ name: report.writtenBy, date: formatMoment(report.writtenAt, locale) },
            })}
          </p>
          <p className="print:hidden">
            <a href={href}>{t("reportPdf")}</a>
          </p>
        </>
      ) : null}
      {write ? (
        <details className="max-w-measure print:hidden">
          <summary>{t(report ? "reportChange" : "reportWrite")}</summary>
          <ActionForm action={write} label={t("reportSave")}>
            <Textarea
              name="text"
              label={t("report")}
              hint={t("reportHint")}
              defaultValue={report?.text}
              rows={12}
              maxLength={50_000}
              lang={language}
              optional
            />
            <div>
              <Button tone="secondary">{t("reportSave")}</Button>
            </div>
          </ActionForm>
        </details>
      ) : null}
    </Section>
  );
}

function Part({ block: { kind, lines } }: { block: Block }) {
  if (kind === "heading") return <h3>{lines.join(" ")}</h3>;
  if (kind === "paragraph") return <p className="whitespace-pre-line">{lines.join("\n")}</p>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
