import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { OfficeFields } from "./office-fields.tsx";
import { TermFields } from "./term-fields.tsx";
import { WayNav } from "./way-nav.tsx";

export const WAYS = ["renew", "here", "outside"] as const;
export type Way = (typeof WAYS)[number];

type MandateFormProps = {
  association: Readonly<{ name: string; slug: string }>;
  /** Whose mandate would be renewed; null where nobody holds one. */
  present: Readonly<{ officeName: string }> | null;
  way: Way;
  /** The day after the last mandate. */
  startsOn: string | undefined;
  action: FormAction;
};

/** An appointment or an express renewal: who, by what decision, for how long. */
export function MandateForm(props: MandateFormProps) {
  const { association, present, way, startsOn, action } = props;
  const t = useTranslations("registry");
  const at = `/${association.slug}/registry/mandates`;
  const ways = WAYS.filter((one) => one !== "renew" || present !== null);
  return (
    <Page
      title={t("newMandate.title")}
      lead={t("newMandate.lead")}
      crumbs={[
        { href: `/${association.slug}`, label: association.name },
        { href: at, label: t("mandates.title") },
      ]}
      law={
        <>
          <LawNote article="3.89 §1">{t("mandates.law")}</LawNote>
          <LawNote article="3.89 §3">{t("newMandate.law")}</LawNote>
        </>
      }
    >
      <WayNav
        label={t("newMandate.who")}
        here={way}
        ways={ways.map((one) => ({
          way: one,
          href: `${at}/new?who=${one}`,
          label: t(`newMandate.way.${one}`, { name: present?.officeName ?? "" }),
        }))}
      />
      <ActionForm key={way} action={action} label={t("newMandate.title")}>
        <input type="hidden" name="who" value={way} />
        {way === "here" ? (
          <Field
            name="officeKey"
            label={t("newMandate.key")}
            hint={t("newMandate.keyHint")}
            width="medium"
          />
        ) : null}
        {way === "outside" ? (
          <Section title={t("newMandate.outside")}>
            <OfficeFields within="outside." />
          </Section>
        ) : null}
        <Section title={t("newMandate.decision")}>
          <TermFields startsOn={startsOn} />
        </Section>
        <div>
          <Button>{t("newMandate.save")}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}
