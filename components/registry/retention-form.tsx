import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { periodOf } from "#server/registry/privacy/processing.rules.ts";
import type { RetentionSettings } from "#server/registry/privacy/retention.rules.ts";

type RetentionFormProps = { settings: RetentionSettings; action: FormAction };

/** How long the association keeps what no law dates. */
export function RetentionForm({ settings, action }: RetentionFormProps) {
  const t = useTranslations("registry.privacy.setting");
  const { occupantMonths, faultContactDays } = settings;
  const usual = (kind: "occupants" | "fault-contacts") => ({ count: periodOf(kind).count });
  return (
    <Confirm trigger={t("trigger")}>
      <p>{t("what")}</p>
      <ActionForm action={action} label={t("trigger")}>
        <Field
          name="occupantMonths"
          label={t("occupantMonths")}
          hint={t("occupantHint", usual("occupants"))}
          inputMode="numeric"
          width="short"
          maxLength={3}
          optional
          defaultValue={occupantMonths === null ? "" : `${occupantMonths}`}
        />
        <Field
          name="faultContactDays"
          label={t("faultContactDays")}
          hint={t("faultHint", usual("fault-contacts"))}
          inputMode="numeric"
          width="short"
          maxLength={3}
          optional
          defaultValue={faultContactDays === null ? "" : `${faultContactDays}`}
        />
        <Button>{t("save")}</Button>
      </ActionForm>
    </Confirm>
  );
}
