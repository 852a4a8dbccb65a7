import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Share } from "#components/ui/share.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { RequestView } from "#server/assembly/request/request.schema.ts";
import { RequestStatus } from "./request-status.tsx";
import { requestTitle } from "./request-title.ts";

type RequestListProps = {
  association: Readonly<{ name: string; slug: string; roles: readonly string[] }>;
  requests: readonly RequestView[];
};

/** The meetings that owners ask for together; the latest first. */
export function RequestList({ association, requests }: RequestListProps) {
  const t = useTranslations("assembly");
  const { name, slug, roles } = association;
  const isSyndic = roles.includes("syndic");
  const start =
    isSyndic || roles.includes("owner") ? (
      <LinkButton href={`/${slug}/assembly/requests/new`}>
        {t(isSyndic ? "requests.encode" : "requests.new")}
      </LinkButton>
    ) : null;
  return (
    <Page
      title={t("requests.title")}
      lead={t("requests.lead")}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
      ]}
      actions={
        <>
          {start}
          <LinkButton href={`/${slug}/assembly/convening`} tone="secondary">
            {t("convening.title")}
          </LinkButton>
        </>
      }
      law={<LawNote article="3.87 §2">{t("requests.law")}</LawNote>}
    >
      <Table
        caption={t("requests.title")}
        captionHidden
        rows={requests}
        rowKey={({ id }) => id}
        empty={
          <EmptyState action={start}>
            {t(isSyndic ? "requests.noneSyndic" : "requests.none")}
          </EmptyState>
        }
        columns={[
          {
            key: "reason",
            header: t("requests.reason"),
            names: true,
            cell: ({ id, reason }) => (
              <Link href={`/${slug}/assembly/requests/${id}`}>{requestTitle(reason)}</Link>
            ),
          },
          {
            key: "since",
            header: t("requests.since"),
            cell: ({ recordedAt }) => <LegalMoment iso={recordedAt} style="short" />,
          },
          {
            key: "signed",
            header: t("requests.signed"),
            numeric: true,
            cell: ({ held, total }) => <Share shares={held} total={total} bare />,
          },
          {
            key: "state",
            header: t("requests.state"),
            cell: ({ state }) => <RequestStatus state={state} />,
          },
        ]}
      />
    </Page>
  );
}
