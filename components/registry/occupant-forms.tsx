import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { LOCALES } from "#messages/routing.ts";
import { erasureOf } from "#server/registry/occupant/occupant.rules.ts";
import type { ShownOccupant } from "./occupant-desk.tsx";

export type OccupantFormActions = Readonly<
  Record<"correct" | "withdraw" | "restore" | "erase" | "restrict", FormAction>
>;

type FormProps = { occupant: ShownOccupant; actions: OccupantFormActions };

/** Which of the page's occupants a form is about. */
function Whom({ occupant }: { occupant: ShownOccupant }) {
  return <input type="hidden" name="occupantId" value={occupant.id} />;
}

/** What may be done about one occupant, each with what will follow. */
export function OccupantActions({ occupant, today, actions }: FormProps & { today: string }) {
  const t = useTranslations("registry.occupant");
  const { name, restrictedOn } = occupant;
  const restricting = restrictedOn ? "release" : "restrict";
  return (
    <div className="flex flex-wrap items-start gap-4">
      <Correct {...{ occupant, actions }} />
      <Confirm trigger={t("withdraw", { name })}>
        <p>{t("withdrawWill")}</p>
        <ActionForm action={actions.withdraw} label={t("withdraw", { name })}>
          <Whom occupant={occupant} />
          <Textarea name="reason" label={t("reason")} rows={2} maxLength={500} />
          <Button tone="danger">{t("withdrawDo")}</Button>
        </ActionForm>
      </Confirm>
      <Confirm trigger={t(restricting, { name })}>
        <p>{t(`${restricting}Will`)}</p>
        <ActionForm action={actions.restrict} label={t(restricting, { name })}>
          <Whom occupant={occupant} />
          <input type="hidden" name="restricted" value={restrictedOn ? "no" : "yes"} />
          <Button>{t(`${restricting}Do`)}</Button>
        </ActionForm>
      </Confirm>
      <Confirm trigger={t("erase", { name })}>
        <p>{t(`eraseWill.${erasureOf(occupant, today)}`)}</p>
        <ActionForm action={actions.erase} label={t("erase", { name })}>
          <Whom occupant={occupant} />
          <Button tone="danger">{t("eraseDo")}</Button>
        </ActionForm>
      </Confirm>
    </div>
  );
}

function Correct({ occupant, actions }: FormProps) {
  const t = useTranslations("registry.occupant");
  const words = useTranslations("ui.languages");
  const { name, email, phone, language, startsOn, endsOn } = occupant;
  return (
    <Confirm trigger={t("correct", { name })}>
      <p>{t("correctWill")}</p>
      <ActionForm action={actions.correct} label={t("correct", { name })}>
        <Whom occupant={occupant} />
        <Field name="name" label={t("name")} maxLength={200} defaultValue={name} />
        <Field name="email" type="email" label={t("email")} optional defaultValue={email ?? ""} />
        <Field
          name="phone"
          type="tel"
          label={t("phone")}
          optional
          width="medium"
          defaultValue={phone ?? ""}
        />
        <Select
          name="language"
          label={t("language")}
          defaultValue={language}
          choices={LOCALES.map((code) => ({ value: code, label: words(code) }))}
        />
        <DateField name="startsOn" label={t("startsOn")} defaultValue={startsOn} />
        <DateField name="endsOn" label={t("endsOn")} optional defaultValue={endsOn ?? ""} />
        <Textarea name="reason" label={t("reason")} rows={2} maxLength={500} />
        <Button>{t("correctDo")}</Button>
      </ActionForm>
    </Confirm>
  );
}

/** Whoever was taken back can be put back while he is still kept. */
export function Restore({ occupant, actions }: FormProps) {
  const t = useTranslations("registry.occupant");
  return (
    <ActionForm
      action={actions.restore}
      label={t("restore", { name: occupant.name })}
      className="grid justify-items-start"
    >
      <Whom occupant={occupant} />
      <Button tone="secondary">{t("restore", { name: occupant.name })}</Button>
    </ActionForm>
  );
}
