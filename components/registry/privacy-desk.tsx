import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Page } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { RequestLine } from "#server/registry/privacy/privacy.schema.ts";
import { PrivacyLaw } from "./privacy-law.tsx";
import { RequestState } from "./privacy-parts.tsx";
import { RegistryNav } from "./registry-nav.tsx";

type PrivacyDeskProps = {
  association: Readonly<{ name: string; slug: string }>;
  requests: readonly RequestLine[];
};

/** Every request about personal data, the open ones first, the nearest term first. */
export function PrivacyDesk({ association, requests }: PrivacyDeskProps) {
  const t = useTranslations("registry.privacy");
  const { slug } = association;
  return (
    <Page
      title={t("desk.title")}
      lead={t("desk.lead")}
      crumbs={[{ href: `/${slug}`, label: association.name }]}
      law={<PrivacyLaw />}
    >
      <RegistryNav slug={slug} here="privacy" isOffice />
      {requests.length === 0 ? (
        <EmptyState>
          <p>{t("desk.none")}</p>
        </EmptyState>
      ) : (
        <Table
          caption={t("desk.title")}
          captionHidden
          rows={requests}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "person",
              header: t("desk.person"),
              names: true,
              cell: ({ id, name, actsFor }) => (
                <>
                  <Link href={`/${slug}/registry/privacy?request=${id}`}>{name}</Link>
                  {actsFor ? (
                    <span className="block text-fine text-quiet">
                      {t("desk.actsFor", { party: actsFor })}
                    </span>
                  ) : null}
                </>
              ),
            },
            { key: "what", header: t("what"), cell: ({ kind }) => t(`short.${kind}`) },
            {
              key: "via",
              header: t("desk.channel"),
              cell: ({ channel }) => t(`desk.via.${channel}`),
            },
            {
              key: "due",
              header: t("due"),
              cell: ({ dueOn }) => <LegalDate iso={dueOn} style="short" />,
            },
            {
              key: "state",
              header: t("state"),
              cell: (request) => <RequestState request={request} />,
            },
          ]}
        />
      )}
      <p>
        <Link href={`/${slug}/registry/processing`}>{t("processing.title")}</Link>
      </p>
    </Page>
  );
}
