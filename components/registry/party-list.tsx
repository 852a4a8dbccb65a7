import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LawNote } from "#components/ui/law-note.tsx";
import { ListFilter } from "#components/ui/list-filter.tsx";
import { Page } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { type ListQuery, withQuery } from "#components/ui/query.ts";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { toLocale } from "#messages/routing.ts";
import type { PartyList as Parties } from "#server/registry/party/party.queries.ts";
import { RegistryNav } from "./registry-nav.tsx";
import { RestrictionMark } from "./restriction-mark.tsx";

type PartyListProps = {
  association: Readonly<{ id: string; name: string; slug: string }>;
  isOffice: boolean;
  parties: Parties;
  query: ListQuery;
};

/** The people of the register: what they hold, where they live, how they are convened. */
export function PartyList({ association, isOffice, parties, query }: PartyListProps) {
  const t = useTranslations("registry");
  const words = useTranslations("ui.languages");
  const { slug } = association;
  return (
    <Page
      title={t("parties.title")}
      lead={t("parties.lead", { count: parties.found })}
      crumbs={[{ href: `/${slug}`, label: association.name }]}
      law={<LawNote article="3.87 §3">{t("party.consentLaw")}</LawNote>}
    >
      <RegistryNav slug={slug} here="parties" isOffice={isOffice} />
      <ListFilter
        label={t("parties.search")}
        query={query}
        csv={`/api/registry/${association.id}/parties${withQuery({}, { q: query.q })}`}
        xlsx={`/api/registry/${association.id}/parties${withQuery({}, { q: query.q, format: "xlsx" })}`}
      />
      <Table
        caption={t("parties.title")}
        captionHidden
        rows={parties.lines}
        rowKey={({ id }) => id}
        query={query}
        empty={<EmptyState>{t("parties.none")}</EmptyState>}
        columns={[
          {
            key: "name",
            header: t("parties.name"),
            names: true,
            sortable: true,
            cell: ({ id, name, acting, restriction }) => (
              <>
                <Link href={`/${slug}/registry/parties/${id}`}>{name}</Link>
                {restriction ? (
                  <RestrictionMark>{t(`restriction.${restriction}`)}</RestrictionMark>
                ) : null}
                {acting ? (
                  <span className="block font-normal text-fine text-quiet">
                    {t("representative.actsFor", { names: acting })}
                  </span>
                ) : null}
              </>
            ),
          },
          { key: "lots", header: t("parties.lots"), sortable: true, cell: ({ lots }) => lots },
          {
            key: "town",
            header: t("parties.town"),
            sortable: true,
            cell: ({ postcode, town }) => [postcode, town].filter(Boolean).join(" "),
          },
          {
            key: "language",
            header: t("parties.language"),
            sortable: true,
            cell: ({ language }) => words(toLocale(language)),
          },
          {
            key: "notices",
            header: t("parties.notices"),
            cell: ({ consents }) =>
              consents === null ? null : t(consents ? "parties.byEmail" : "parties.byLetter"),
          },
        ]}
      />
      <Paging page={parties.page} pages={parties.pages} total={parties.found} query={query} />
    </Page>
  );
}
