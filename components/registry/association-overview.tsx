import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatDayOfYear } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Share } from "#components/ui/share.tsx";
import { toLocale } from "#messages/routing.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";

type AssociationOverviewProps = {
  association: {
    name: string;
    enterpriseNumber: string;
    street: string;
    postcode: string;
    town: string;
    sharesTotal: string;
    fiscalYearStart: string;
    periodStart: string;
    languages: readonly string[];
  };
  /** What is to be done in it, before what it is. */
  children: ReactNode;
};

/** What an association is: the facts that every letter and every act repeats. */
export function AssociationOverview({ association, children }: AssociationOverviewProps) {
  const t = useTranslations("registry.overview");
  const words = useTranslations("ui.languages");
  const locale = useLocale();
  const { street, postcode, town } = association;
  return (
    <Page title={association.name} law={<LawNote article="3.86 §1">{t("law")}</LawNote>}>
      {children}
      <DefinitionList
        items={[
          { term: t("number"), detail: formatEnterpriseNumber(association.enterpriseNumber) },
          { term: t("seat"), detail: `${street}, ${postcode} ${town}` },
          { term: t("shares"), detail: <Share shares={association.sharesTotal} /> },
          { term: t("fiscalYear"), detail: formatDayOfYear(association.fiscalYearStart, locale) },
          { term: t("period"), detail: formatDayOfYear(association.periodStart, locale) },
          {
            term: t("languages"),
            detail: association.languages.map((code) => words(toLocale(code))).join(", "),
          },
        ]}
      />
    </Page>
  );
}
