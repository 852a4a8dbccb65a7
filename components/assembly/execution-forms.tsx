import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { STEPS } from "#server/assembly/effect/effect.schema.ts";

type FormProps = Readonly<{ today: string; action: FormAction }>;

/** Where the office says that something is to be done, by whom and by when. */
export function OpenExecutionForm({ item, today, action }: FormProps & { item: string }) {
  const t = useTranslations("assembly.followUp");
  return (
    <Confirm trigger={t("open")}>
      <p>{t("openWill")}</p>
      <ActionForm action={action} label={t("open")}>
        <Field name="what" label={t("what")} defaultValue={item} maxLength={500} />
        <Field name="responsible" label={t("who")} maxLength={200} />
        <DateField name="dueOn" label={t("due")} min={today} />
        <Button>{t("open")}</Button>
      </ActionForm>
    </Confirm>
  );
}

/** Where it says how far it is. */
export function StepForm({ isFinished, today, action }: FormProps & { isFinished: boolean }) {
  const t = useTranslations("assembly.followUp");
  const kinds = STEPS.filter((kind) => (kind === "reopened") === isFinished);
  return (
    <Confirm trigger={t("take")}>
      <ActionForm action={action} label={t("take")}>
        <Select
          name="kind"
          label={t("kind")}
          choices={kinds.map((value) => ({ value, label: t(`taken.${value}`) }))}
        />
        <DateField name="on" label={t("on")} defaultValue={today} max={today} />
        <DateField name="dueOn" label={t("newDue")} hint={t("newDueHint")} optional />
        <Textarea name="note" label={t("note")} hint={t("noteHint")} rows={2} optional />
        <Button>{t("take")}</Button>
      </ActionForm>
    </Confirm>
  );
}
