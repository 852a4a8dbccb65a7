import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Radios } from "#components/ui/radios.tsx";
import { Select } from "#components/ui/select.tsx";
import {
  BUDGETS,
  type EffectChoices,
  type EffectKind,
} from "#server/assembly/effect/effect.schema.ts";

type EffectFormsProps = { choices: EffectChoices; decidedOn: string; action: FormAction };

/** What the decision may bring about by its type, each to be confirmed; then that it needs nothing. */
export function EffectForms({ choices, decidedOn, action }: EffectFormsProps) {
  const t = useTranslations("assembly.followUp");
  const term = useTermWords();
  const known = [
    ...choices.knownMandates.map((one) => ({ value: `known-mandate ${one.id}`, label: term(one) })),
    ...choices.knownSeats.map(({ id, name }) => ({ value: `known-seat ${id}`, label: name })),
  ];
  const of = (kind: EffectKind) => (
    <EffectForm key={kind} kind={kind} action={action}>
      <Fields kind={kind} choices={choices} decidedOn={decidedOn} />
    </EffectForm>
  );
  return (
    <div className="flex flex-wrap items-start gap-3">
      {known.length > 0 ? (
        <Confirm trigger={t("give.known")}>
          <p>{t("will.known")}</p>
          <ActionForm action={action} label={t("give.known")}>
            <Select name="known" label={t("field.known")} choices={known} />
            <Button>{t("give.known")}</Button>
          </ActionForm>
        </Confirm>
      ) : null}
      {choices.proposed.map(of)}
      {of("none")}
    </div>
  );
}

/** Whose mandate, and its days: an office may have had several. */
function useTermWords() {
  const t = useTranslations("assembly.followUp");
  const locale = useLocale();
  const day = (iso: string) => formatDate(iso, locale, "short");
  return ({ name, startsOn, endsOn }: EffectChoices["mandates"][number]) =>
    t("term", { name, from: day(startsOn), to: day(endsOn) });
}

function EffectForm(props: { kind: EffectKind; action: FormAction; children: ReactNode }) {
  const { kind, action, children } = props;
  const t = useTranslations("assembly.followUp");
  return (
    <Confirm trigger={t(`give.${kind}`)}>
      <p>{t(`will.${kind}`)}</p>
      <ActionForm action={action} label={t(`give.${kind}`)}>
        <input type="hidden" name="kind" value={kind} />
        {children}
        <Button>{t(`give.${kind}`)}</Button>
      </ActionForm>
    </Confirm>
  );
}

type FieldsProps = Omit<EffectFormsProps, "action"> & { kind: EffectKind };

function Fields({ kind, choices, decidedOn }: FieldsProps) {
  const t = useTranslations("assembly.followUp.field");
  const term = useTermWords();
  switch (kind) {
    case "mandate":
      return (
        <>
          <Days from={decidedOn} />
          <Field
            name="officeKey"
            label={t("office")}
            hint={t("officeHint")}
            maxLength={200}
            optional
          />
        </>
      );
    case "mandate-end":
      return (
        <>
          <Select
            name="mandateId"
            label={t("mandate")}
            choices={choices.mandates.map((one) => ({ value: one.id, label: term(one) }))}
          />
          <DateField name="lastDay" label={t("lastDay")} min={decidedOn} />
        </>
      );
    case "council":
    case "auditor":
      return (
        <>
          <Select
            name="partyId"
            label={t("party")}
            placeholder={t("choose")}
            choices={choices.parties.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Days from={decidedOn} isEndOptional />
        </>
      );
    case "budget":
      return (
        <>
          <Radios
            name="budget"
            legend={t("budget")}
            defaultValue="ordinary"
            choices={BUDGETS.map((value) => ({ value, label: t(value) }))}
          />
          <Days />
          <Field name="amount" label={t("amount")} width="medium" inputMode="decimal" suffix="€" />
        </>
      );
    case "none":
      return null;
    default:
      return kind satisfies never;
  }
}

/** The days it holds for; a mandate or a seat never begins before it was given. */
function Days({ from, isEndOptional = false }: { from?: string; isEndOptional?: boolean }) {
  const t = useTranslations("assembly.followUp.field");
  return (
    <>
      <DateField
        name="startsOn"
        label={t("startsOn")}
        {...(from ? { min: from, defaultValue: from } : {})}
      />
      <DateField
        name="endsOn"
        label={t("endsOn")}
        {...(from ? { min: from } : {})}
        optional={isEndOptional}
      />
    </>
  );
}
