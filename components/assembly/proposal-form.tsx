import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { MEDIA } from "#server/assembly/proposal/proposal.schema.ts";

type Association = Readonly<{ name: string; slug: string; roles: readonly string[] }>;

type ProposalFormProps = { association: Association; action: FormAction };

/** Where an owner, or a member of the council, asks to put something on the agenda. */
export function ProposalForm({ association, action }: ProposalFormProps) {
  const t = useTranslations("assembly");
  const { roles } = association;
  const isBoth = roles.includes("owner") && roles.includes("council");
  return (
    <Frame association={association} title={t("proposals.new")}>
      <ActionForm action={action} label={t("proposals.new")}>
        {isBoth ? (
          <CapacityField />
        ) : (
          <input type="hidden" name="as" value={roles.includes("council") ? "council" : "owner"} />
        )}
        <Words />
        <p className="max-w-measure">{t("proposal.willOnline")}</p>
        <div>
          <Button>{t("proposal.send")}</Button>
        </div>
      </ActionForm>
    </Frame>
  );
}

type EncodeProposalFormProps = ProposalFormProps & {
  people: readonly Readonly<{ partyId: string; name: string }>[];
  today: string;
};

/** Where the syndic enters what reached him otherwise. */
export function EncodeProposalForm(props: EncodeProposalFormProps) {
  const { association, people, today, action } = props;
  const t = useTranslations("assembly");
  return (
    <Frame association={association} title={t("proposals.encode")}>
      <ActionForm action={action} label={t("proposals.encode")}>
        <Select
          name="partyId"
          label={t("proposal.author")}
          placeholder={t("proposal.choose")}
          choices={people.map(({ partyId, name }) => ({ value: partyId, label: name }))}
        />
        <CapacityField />
        <Radios
          name="medium"
          legend={t("proposal.how")}
          inline
          defaultValue="letter"
          choices={MEDIA.map((value) => ({ value, label: t(`proposal.medium.${value}`) }))}
        />
        <DateField
          name="receivedOn"
          label={t("proposal.receivedField")}
          hint={t("proposal.receivedHint")}
          defaultValue={today}
          max={today}
        />
        <Words />
        <div>
          <Button>{t("proposal.keep")}</Button>
        </div>
      </ActionForm>
    </Frame>
  );
}

function Frame(props: { association: Association; title: string; children: ReactNode }) {
  const { association, title, children } = props;
  const t = useTranslations("assembly");
  const { name, slug } = association;
  return (
    <Page
      title={title}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
        { href: `/${slug}/assembly/proposals`, label: t("proposals.title") },
      ]}
      law={<LawNote article="3.87 §3">{t("proposals.law")}</LawNote>}
    >
      {children}
    </Page>
  );
}

/** For whom somebody speaks. */
function CapacityField() {
  const t = useTranslations("assembly.proposal");
  return (
    <Radios
      name="as"
      legend={t("as")}
      inline
      defaultValue="owner"
      choices={[
        { value: "owner", label: t("asOwner") },
        { value: "council", label: t("asCouncil") },
      ]}
    />
  );
}

function Words() {
  const t = useTranslations("assembly.proposal");
  return (
    <>
      <Field name="title" label={t("titleField")} hint={t("titleHint")} maxLength={200} />
      <Textarea name="explanation" label={t("explanation")} optional rows={5} maxLength={5000} />
      <Textarea
        name="motion"
        label={t("motion")}
        hint={t("motionHint")}
        optional
        rows={3}
        maxLength={5000}
      />
    </>
  );
}
