import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { CHANNELS, RIGHTS } from "#server/registry/privacy/privacy.schema.ts";

type EnterRequestProps = Readonly<{
  today: string;
  name: string;
  /** Whoever acts or acted for him in law: these ask about their own data. */
  others: readonly Readonly<{ id: string; name: string }>[];
  action: FormAction;
}>;

/** The office notes what somebody asks by letter or telephone about his data. */
export function EnterRequest({ today, name, others, action }: EnterRequestProps) {
  const t = useTranslations("registry.privacy");
  return (
    <Confirm trigger={t("desk.enter")}>
      <p>{t("desk.enterWhat")}</p>
      <ActionForm action={action} label={t("desk.enter")}>
        {others.length > 0 ? (
          <Select
            name="representativeId"
            label={t("desk.about")}
            hint={t("desk.aboutHint")}
            choices={[
              { value: "", label: name },
              ...others.map((one) => ({
                value: one.id,
                label: t("desk.actsForName", { name: one.name, party: name }),
              })),
            ]}
          />
        ) : null}
        <Select
          name="kind"
          label={t("what")}
          choices={RIGHTS.map((value) => ({ value, label: t(`short.${value}`) }))}
        />
        <Select
          name="channel"
          label={t("desk.channel")}
          choices={CHANNELS.filter((channel) => channel !== "online").map((value) => ({
            value,
            label: t(`desk.via.${value}`),
          }))}
        />
        <DateField
          name="receivedOn"
          label={t("desk.receivedOn")}
          max={today}
          defaultValue={today}
        />
        <Textarea name="words" label={t("words")} optional maxLength={4000} />
        <div>
          <Button>{t("desk.save")}</Button>
        </div>
      </ActionForm>
    </Confirm>
  );
}
