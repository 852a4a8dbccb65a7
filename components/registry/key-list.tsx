import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatInteger, formatMoment } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { KeyLine, KeyView } from "#server/registry/distribution/distribution.schema.ts";
import { RegistryNav } from "./registry-nav.tsx";

type KeyListProps = {
  association: Readonly<{ name: string; slug: string }>;
  isOffice: boolean;
  keys: readonly KeyLine[];
  /** The key looked at. */
  chosen: KeyView | null;
};

/** How costs are divided: the shares, and the keys of the statutes. */
export function KeyList({ association, isOffice, keys, chosen }: KeyListProps) {
  const t = useTranslations("registry.keys");
  const locale = useLocale();
  const { slug } = association;
  const at = `/${slug}/registry/keys`;
  const add = <LinkButton href={`${at}/new`}>{t("add")}</LinkButton>;
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      crumbs={[{ href: `/${slug}`, label: association.name }]}
      actions={isOffice && keys.length > 0 ? add : null}
      law={
        <>
          <LawNote article="3.81">{t("law")}</LawNote>
          <LawNote article="3.87 §6">{t("lawVote")}</LawNote>
        </>
      }
    >
      <RegistryNav slug={slug} here="keys" isOffice={isOffice} />
      <Table
        caption={t("title")}
        captionHidden
        rows={keys}
        rowKey={({ id }) => id}
        empty={
          <EmptyState action={isOffice ? add : undefined}>
            {t(isOffice ? "none" : "noneOwner")}
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: t("name"),
            names: true,
            cell: ({ id, name }) => <Link href={`${at}?key=${id}`}>{name}</Link>,
          },
          { key: "purpose", header: t("purpose"), cell: (key) => t(`purposes.${key.purpose}`) },
          {
            key: "since",
            header: t("since"),
            cell: ({ startsOn }) => <LegalDate iso={startsOn} style="short" />,
          },
          { key: "lots", header: t("lots"), numeric: true, cell: ({ lots }) => lots },
          {
            key: "weight",
            header: t("total"),
            numeric: true,
            cell: ({ weight }) => formatInteger(weight, locale),
          },
          {
            key: "state",
            header: t("state"),
            cell: ({ ended }) =>
              ended.length > 0 ? (
                <Status tone="waiting">{t("ended", { lots: ended.join(", ") })}</Status>
              ) : (
                <Status tone="done">{t("current")}</Status>
              ),
          },
        ]}
      />
      {chosen ? <Versions slug={slug} isOffice={isOffice} chosen={chosen} /> : null}
    </Page>
  );
}

type VersionsProps = { slug: string; isOffice: boolean; chosen: KeyView };

function Versions({ slug, isOffice, chosen }: VersionsProps) {
  const t = useTranslations("registry.keys");
  const locale = useLocale();
  return (
    <>
      <h2 className="flex flex-wrap items-center justify-between gap-4 text-part">
        {t("versionsOf", { name: chosen.name })}
        {isOffice ? (
          <LinkButton href={`/${slug}/registry/keys/new?key=${chosen.id}`} tone="secondary">
            {t("newVersion")}
          </LinkButton>
        ) : null}
      </h2>
      {chosen.versions.map((version) => (
        <Section key={version.id} title={<Since iso={version.startsOn} />}>
          <p className="text-quiet">
            {t("decided", {
              decision: version.decision,
              moment: formatMoment(version.recordedAt, locale),
              by: version.recordedBy,
            })}
          </p>
          <Table
            caption={t("weights")}
            captionHidden
            rows={version.weights}
            rowKey={({ lotId }) => lotId}
            columns={[
              { key: "lot", header: t("lot"), names: true, cell: ({ code }) => code },
              {
                key: "weight",
                header: t("weight"),
                numeric: true,
                cell: ({ weight }) => formatInteger(weight, locale),
              },
              {
                key: "state",
                header: t("state"),
                cell: ({ ended }) => (ended ? t("lotEnded") : "—"),
              },
            ]}
          />
        </Section>
      ))}
    </>
  );
}

function Since({ iso }: { iso: string }) {
  const t = useTranslations("registry.keys");
  return (
    <>
      {t("from")} <LegalDate iso={iso} />
    </>
  );
}
