import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { CHANNELS, RIGHTS } from "#server/registry/privacy/privacy.schema.ts";

/** The office notes what somebody asks by letter or telephone about his data. */
export function EnterRequest({ today, action }: { today: string; action: FormAction }) {
  const t = useTranslations("registry.privacy");
  return (
    <Confirm trigger={t("desk.enter")}>
      <p>{t("desk.enterWhat")}</p>
      <ActionForm action={action} label={t("desk.enter")}>
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
