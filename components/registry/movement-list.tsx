import { useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import type { MovementLine } from "#server/registry/movement/movement.schema.ts";
import { MovementHistory } from "./movement-history.tsx";
import { RegistryNav } from "./registry-nav.tsx";

type MovementListProps = {
  association: Readonly<{ name: string; slug: string }>;
  isOffice: boolean;
  movements: readonly MovementLine[];
  withdraw?: FormAction | undefined;
};

/** The history of an association's lots. */
export function MovementList({ association, isOffice, movements, withdraw }: MovementListProps) {
  const t = useTranslations("registry.movement");
  const { slug } = association;
  return (
    <Page
      title={t("listTitle")}
      lead={t("listLead")}
      crumbs={[{ href: `/${slug}`, label: association.name }]}
      actions={
        isOffice ? (
          <LinkButton href={`/${slug}/registry/shares`} tone="secondary">
            {t("changeShares")}
          </LinkButton>
        ) : null
      }
      law={<LawNote article="3.94 §3">{t("law.transfer")}</LawNote>}
    >
      <RegistryNav slug={slug} here="movements" isOffice={isOffice} />
      <Section title={t("history")}>
        <MovementHistory movements={movements} withdraw={withdraw} />
      </Section>
    </Page>
  );
}
