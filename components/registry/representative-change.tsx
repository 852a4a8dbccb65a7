import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import type { RepresentativeLine } from "#server/registry/representative/representative.schema.ts";
import { RepresentativeMail } from "./representative-form.tsx";

type RepresentativeChangeProps = {
  association: Readonly<{ name: string; slug: string }>;
  party: Readonly<{ id: string; name: string }>;
  line: RepresentativeLine;
  action: FormAction;
};

/** What is wrong of somebody who acts for a party is put right; his power and its days stay. */
export function RepresentativeChange(props: RepresentativeChangeProps) {
  const { association, party, line, action } = props;
  const t = useTranslations("registry");
  const words = useTranslations("registry.representative");
  const { slug } = association;
  return (
    <Page
      title={words("changeOf", { name: line.name, party: party.name })}
      lead={words("changeWhat")}
      crumbs={[
        { href: `/${slug}`, label: association.name },
        { href: `/${slug}/registry/parties`, label: t("parties.title") },
        { href: `/${slug}/registry/parties/${party.id}`, label: party.name },
      ]}
      law={<LawNote article="3.87 §3">{words("changeLaw")}</LawNote>}
    >
      <ActionForm action={action} label={words("change")}>
        <Section title={words("who")}>
          <Field name="name" label={words("name")} defaultValue={line.name} maxLength={200} />
          {line.kind === "permanent_representative" ? (
            <Field
              name="behalf"
              label={words("behalf")}
              defaultValue={line.behalf ?? undefined}
              maxLength={200}
            />
          ) : null}
          {line.source === "order" ? (
            <Field
              name="court"
              label={words("court")}
              defaultValue={line.court ?? undefined}
              maxLength={200}
            />
          ) : null}
          <Field
            name="sourceReference"
            label={words("reference")}
            defaultValue={line.sourceReference ?? undefined}
            optional
            maxLength={200}
          />
        </Section>
        <RepresentativeMail language={line.language} known={line} />
        <div>
          <Button>{words("change")}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}
