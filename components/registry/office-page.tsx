import { useTranslations } from "next-intl";
import { OfficeNav } from "#components/site/office-nav.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Steps } from "#components/ui/steps.tsx";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import type { StaffLine } from "#server/registry/staff/staff.schema.ts";
import { OfficeFields, type OfficeValues } from "./office-fields.tsx";
import { OfficeStaff } from "./office-staff.tsx";

export type ShownOffice = OfficeValues &
  Readonly<{
    id: string;
    profession: string | null;
    contactName: string | null;
    mayChange: boolean;
    staff: readonly StaffLine[];
    invited: readonly Readonly<{
      id: string;
      name: string;
      email: string;
      role: StaffLine["role"];
    }>[];
    associations: readonly Readonly<{ id: string; name: string; slug: string }>[];
  }>;

type OfficePageProps = {
  office: ShownOffice;
  changeIdentity: FormAction;
  invite: FormAction;
};

/** An office: who it is, who works there, and what to do first where it is new. */
export function OfficePage({ office, changeIdentity, invite }: OfficePageProps) {
  const t = useTranslations("registry.office");
  const isNew = office.associations.length === 0 && office.mayChange;
  return (
    <Page
      title={office.name}
      lead={isNew ? t("begin") : t("lead")}
      law={<LawNote article="3.89 §2">{t("law")}</LawNote>}
    >
      <OfficeNav here="office" />
      {isNew ? <FirstSteps /> : null}
      <Section title={t("identity")}>
        <Identity office={office} />
        {office.mayChange ? (
          <Confirm trigger={t("change")}>
            <p>{t("changeWill")}</p>
            <ActionForm action={changeIdentity} label={t("change")}>
              <OfficeFields
                office={{ ...office, legalForm: office.legalForm ?? office.profession }}
              />
              <Field
                name="contactName"
                label={t("contactName")}
                optional
                defaultValue={office.contactName ?? undefined}
              />
              <div>
                <Button>{t("save")}</Button>
              </div>
            </ActionForm>
          </Confirm>
        ) : null}
      </Section>
      <OfficeStaff office={office} invite={invite} />
    </Page>
  );
}

function FirstSteps() {
  const t = useTranslations("registry.office");
  return (
    <div className="grid gap-6">
      <Steps
        label={t("steps")}
        steps={[
          { label: t("step.office"), state: "done" },
          { label: t("step.staff"), state: "current" },
          { label: t("step.association"), state: "ahead", href: "/associations/new" },
          { label: t("step.register"), state: "ahead" },
        ]}
      />
      <p>
        <LinkButton href="/associations/new">{t("add")}</LinkButton>
      </p>
    </div>
  );
}

function Identity({ office }: { office: ShownOffice }) {
  const t = useTranslations("registry");
  const called = [office.name, office.legalForm ?? office.profession].filter(Boolean).join(", ");
  const rows: readonly (readonly [string, string | null])[] = [
    [t("officeFields.name"), called],
    [t("officeFields.kind"), t(`officeFields.${office.kind}`)],
    [
      t("officeFields.number"),
      office.enterpriseNumber && formatEnterpriseNumber(office.enterpriseNumber),
    ],
    [t("officeFields.ipi"), office.ipiNumber],
    [t("mandate.address"), `${office.street}, ${office.postcode} ${office.town}`],
    [t("mandate.contact"), `${office.phone} · ${office.email}`],
    [t("office.contactName"), office.contactName],
  ];
  return (
    <DefinitionList items={rows.flatMap(([term, detail]) => (detail ? [{ term, detail }] : []))} />
  );
}
