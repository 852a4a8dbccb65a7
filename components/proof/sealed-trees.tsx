import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatInteger, formatMoment } from "#components/ui/format.ts";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { SealedTree } from "#server/proof/tree/tree.schema.ts";

const TONE = {
  sealed: "waiting",
  queued: "waiting",
  sent: "waiting",
  included: "info",
  final: "done",
} as const;

/** What an association sealed, and how far each seal is on its way to the chain. */
export function SealedTrees({ slug, trees }: { slug: string; trees: readonly SealedTree[] }) {
  const t = useTranslations("proof.trees");
  const locale = useLocale();
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={<LinkButton href="/verify">{t("verify")}</LinkButton>}
    >
      <Table
        caption={t("caption")}
        rows={trees}
        rowKey={({ id }) => id}
        empty={<EmptyState>{t("empty")}</EmptyState>}
        columns={[
          {
            key: "sealed",
            header: t("column.sealed"),
            names: true,
            cell: ({ subjectId, sealedAt }) => (
              <Link href={`/${slug}/assembly/meetings/${subjectId}`}>
                <LegalMoment iso={sealedAt} />
              </Link>
            ),
          },
          {
            key: "votes",
            header: t("column.votes"),
            numeric: true,
            cell: ({ size }) => formatInteger(size, locale),
          },
          {
            key: "state",
            header: t("column.state"),
            cell: ({ state }) => <Status tone={TONE[state]}>{t(`state.${state}`)}</Status>,
          },
          {
            key: "where",
            header: t("column.where"),
            cell: ({ anchored }) =>
              anchored
                ? t("block", {
                    block: String(anchored.block),
                    moment: formatMoment(anchored.at, locale, "short"),
                  })
                : t("none"),
          },
          {
            key: "root",
            header: t("column.root"),
            cell: ({ root }) => <code className="break-all text-fine">{root}</code>,
          },
        ]}
      />
    </Page>
  );
}
