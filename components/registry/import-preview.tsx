import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatInteger } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import type { ImportView, Problem } from "#server/registry/import/import.schema.ts";
import { ImportColumns } from "./import-columns.tsx";

type ImportPreviewProps = {
  association: Readonly<{ name: string; slug: string }>;
  file: ImportView;
  map: FormAction;
  apply: FormAction;
};

/** What a file would enter, with every remark by row and column, before anything is. */
export function ImportPreview({ association, file, map, apply }: ImportPreviewProps) {
  const t = useTranslations("registry");
  const { name, slug } = association;
  return (
    <Page
      title={t("imports.preview")}
      lead={file.filename}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/registry/import`, label: t("imports.title") },
      ]}
    >
      <Verdict file={file} apply={apply} />
      <Problems problems={file.problems} />
      {file.appliedAt ? null : <ImportColumns file={file} action={map} />}
      <Section title={t("imports.lots")}>
        <Table
          caption={t("imports.lots")}
          captionHidden
          rows={file.lots}
          rowKey={({ row, code }) => `${row} ${code}`}
          columns={[
            { key: "code", header: t("lots.code"), names: true, cell: ({ code }) => code },
            { key: "kind", header: t("lots.kind"), cell: ({ kind }) => t(`kind.${kind}`) },
            {
              key: "shares",
              header: t("lots.shares"),
              numeric: true,
              cell: ({ shares }) => shares,
            },
            {
              key: "holders",
              header: t("lots.holders"),
              cell: ({ holders }) =>
                holders
                  .map(({ name: holder, right, part }) =>
                    right === "full" && part === "1/1"
                      ? holder
                      : `${holder} (${t(`right.${right}`)}, ${part})`,
                  )
                  .join(" · "),
            },
          ]}
        />
      </Section>
    </Page>
  );
}

function Verdict({ file, apply }: { file: ImportView; apply: FormAction }) {
  const t = useTranslations("registry.imports");
  const locale = useLocale();
  const { lots, parties } = file.counts;
  if (file.appliedAt) return <Notice tone="done">{t("done")}</Notice>;
  if (!file.acceptable) return <Notice tone="danger">{t("notReady")}</Notice>;
  return (
    <Notice tone="done">
      <p>{t("ready", { lots, parties, shares: formatInteger(file.sharesSum, locale) })}</p>
      <ActionForm action={apply} label={t("apply", { lots, parties })} className="mt-3 grid gap-2">
        <Button>{t("apply", { lots, parties })}</Button>
        <p className="text-fine">{t("applyWhole")}</p>
      </ActionForm>
    </Notice>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  const t = useTranslations("registry.imports");
  const sentence = useTranslations("registry.import.problem");
  const sorted = [...problems].sort((a, b) => a.severity.localeCompare(b.severity));
  return (
    <Section title={t("problems")}>
      <Table
        caption={t("problems")}
        captionHidden
        rows={sorted.slice(0, 100)}
        rowKey={({ sheet, row, column, code }) => `${sheet} ${row} ${column} ${code}`}
        empty={t("noProblems")}
        columns={[
          {
            key: "row",
            header: t("row"),
            names: true,
            cell: ({ sheet, row }) =>
              row === null ? t("wholeFile") : [sheet, row].filter(Boolean).join(" · "),
          },
          { key: "column", header: t("column"), cell: ({ column }) => column ?? "—" },
          { key: "what", header: t("what"), cell: ({ code, details }) => sentence(code, details) },
          {
            key: "weight",
            header: t("weight"),
            cell: ({ severity }) => (
              <Status tone={severity === "error" ? "danger" : "waiting"}>{t(severity)}</Status>
            ),
          },
        ]}
      />
    </Section>
  );
}
