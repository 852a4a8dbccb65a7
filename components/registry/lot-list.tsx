import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatDate, formatInteger } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { Share } from "#components/ui/share.tsx";
import { Link } from "#messages/navigation.ts";
import { DayControl } from "./day-form.tsx";
import { ListDesk, type OwnListProps } from "./list-desk.tsx";
import { RegisterFile } from "./register-file.tsx";
import { RegistryNav } from "./registry-nav.tsx";

type LotListProps = OwnListProps & {
  /** The day shown, where it is not today. */
  on: string | null;
  today: string;
};

/** The lots of an association with who holds them that day. */
export function LotList({ association, isOffice, desk, on, today }: LotListProps) {
  const t = useTranslations("registry");
  const locale = useLocale();
  const { id, name, slug } = association;
  const { total: count, sums } = desk.found;
  const { shares = "0", declared = "0" } = sums;
  const totals = {
    ...{ count, shares: formatInteger(shares, locale), total: formatInteger(declared, locale) },
  };
  const isNarrowed = Boolean(desk.query.q || desk.query.filter);
  return (
    <Page
      title={t("lots.title")}
      lead={
        <>
          {t("lots.lead", totals)}
          {on ? <strong> {t("movement.onDay", { date: formatDate(on, locale) })}</strong> : null}
        </>
      }
      crumbs={[{ href: `/${slug}`, label: name }]}
      law={
        <>
          <LawNote article="3.85 §1">{t("lots.law")}</LawNote>
          <RegisterFile associationId={id} part="lots" on={on} />
        </>
      }
    >
      <RegistryNav slug={slug} here="lots" isOffice={isOffice} />
      <ListDesk
        {...desk}
        empty={<NoLots slug={slug} isOffice={isOffice} searched={isNarrowed} />}
        cells={{
          code: ({ id: lotId, values }) => (
            <Link
              href={`/${slug}/registry/lots/${lotId}${on ? `?on=${on}` : ""}`}
              className="no-underline"
            >
              <Plate size="small">{values.code}</Plate>
            </Link>
          ),
          shares: ({ values }) => <Share shares={`${values.shares}`} total={declared} bare />,
        }}
      >
        <DayControl on={on} today={today} />
      </ListDesk>
    </Page>
  );
}

function NoLots(props: { slug: string; isOffice: boolean; searched: boolean }) {
  const { slug, isOffice, searched } = props;
  const t = useTranslations("registry.lots");
  if (searched) return <EmptyState>{t("noneFound")}</EmptyState>;
  return isOffice ? (
    <EmptyState action={<LinkButton href={`/${slug}/registry/import`}>{t("import")}</LinkButton>}>
      {t("none")}
    </EmptyState>
  ) : (
    <EmptyState>{t("noneOwner")}</EmptyState>
  );
}
