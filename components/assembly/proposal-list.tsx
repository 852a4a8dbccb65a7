import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { ProposalView } from "#server/assembly/proposal/proposal.schema.ts";
import { ProposalStatus } from "./proposal-status.tsx";

type ProposalListProps = {
  association: Readonly<{ name: string; slug: string; roles: readonly string[] }>;
  proposals: readonly ProposalView[];
};

/** What was asked to be put on the agenda; what waits comes first. */
export function ProposalList({ association, proposals }: ProposalListProps) {
  const t = useTranslations("assembly");
  const { name, slug, roles } = association;
  const isSyndic = roles.includes("syndic");
  const start = (
    <LinkButton href={`/${slug}/assembly/proposals/new`}>
      {t(isSyndic ? "proposals.encode" : "proposals.new")}
    </LinkButton>
  );
  return (
    <Page
      title={t("proposals.title")}
      lead={t(isSyndic ? "proposals.lead" : "proposals.leadOwn")}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
      ]}
      actions={start}
      law={<LawNote article="3.87 §3">{t("proposals.law")}</LawNote>}
    >
      <Table
        caption={t("proposals.title")}
        captionHidden
        rows={proposals}
        rowKey={({ id }) => id}
        empty={
          <EmptyState action={start}>
            {t(isSyndic ? "proposals.noneSyndic" : "proposals.none")}
          </EmptyState>
        }
        columns={[
          {
            key: "item",
            header: t("proposals.item"),
            names: true,
            cell: ({ id, title }) => (
              <Link href={`/${slug}/assembly/proposals/${id}`}>{title}</Link>
            ),
          },
          {
            key: "author",
            header: t("proposals.author"),
            cell: ({ author, byCouncil }) =>
              byCouncil ? t("proposals.council", { name: author }) : author,
          },
          {
            key: "received",
            header: t("proposals.receivedOn"),
            cell: ({ receivedOn }) => <LegalDate iso={receivedOn} />,
          },
          {
            key: "state",
            header: t("proposals.state"),
            cell: ({ state }) => <ProposalStatus state={state} />,
          },
        ]}
      />
    </Page>
  );
}
