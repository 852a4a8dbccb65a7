import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { ListDesk, type OwnListProps } from "./list-desk.tsx";
import { RegisterFile } from "./register-file.tsx";
import { RegistryNav } from "./registry-nav.tsx";

/** Whoever acts stands under the name, the rest of an address under the town. */
const BENEATH = { name: ["acting"], town: ["postcode", "street"], email: ["phone"] };

/** The people of the register: what they hold, where they live, how they are convened. */
export function PartyList({ association, isOffice, desk }: OwnListProps) {
  const t = useTranslations("registry");
  const { id, name, slug } = association;
  return (
    <Page
      title={t("parties.title")}
      lead={t("parties.lead", { count: desk.found.total })}
      crumbs={[{ href: `/${slug}`, label: name }]}
      law={
        <>
          <LawNote article="3.87 §3">{t("party.consentLaw")}</LawNote>
          <RegisterFile associationId={id} part="parties" />
        </>
      }
    >
      <RegistryNav slug={slug} here="parties" isOffice={isOffice} />
      <ListDesk
        {...desk}
        empty={<EmptyState>{t("parties.none")}</EmptyState>}
        beneath={BENEATH}
        saying={{ acting: (names) => t("representative.actsFor", { names }) }}
      />
    </Page>
  );
}
