import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { RegistryNav } from "./registry-nav.tsx";

type Sent = Readonly<{ id: string; filename: string; createdAt: string; appliedAt: string | null }>;

type ImportDeskProps = {
  association: Readonly<{ name: string; slug: string }>;
  files: readonly Sent[];
  upload: FormAction;
};

/** Where a register comes in: one file, read before anything is entered. */
export function ImportDesk({ association: { name, slug }, files, upload }: ImportDeskProps) {
  const t = useTranslations("registry.imports");
  return (
    <Page title={t("title")} lead={t("lead")} crumbs={[{ href: `/${slug}`, label: name }]}>
      <RegistryNav slug={slug} here="import" isOffice />
      <ActionForm action={upload} label={t("title")}>
        <FileField
          name="file"
          label={t("file")}
          hint={t("fileHint")}
          accept=".csv,.txt,.tsv,.xlsx"
        />
        <Button>{t("send")}</Button>
      </ActionForm>
      <Section title={t("earlier")}>
        <Table
          caption={t("earlier")}
          captionHidden
          rows={files}
          rowKey={({ id }) => id}
          empty={t("noEarlier")}
          columns={[
            {
              key: "file",
              header: t("filename"),
              names: true,
              cell: ({ id, filename }) => (
                <Link href={`/${slug}/registry/import/${id}`}>{filename}</Link>
              ),
            },
            {
              key: "when",
              header: t("when"),
              cell: ({ createdAt }) => <LegalMoment iso={createdAt} />,
            },
            {
              key: "state",
              header: t("state"),
              cell: ({ appliedAt }) => (
                <Status tone={appliedAt ? "done" : "waiting"}>
                  {t(appliedAt ? "applied" : "waiting")}
                </Status>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  );
}
