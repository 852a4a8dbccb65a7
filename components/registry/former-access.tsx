import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { ACCESS_DAYS } from "#server/registry/mandate/mandate.rules.ts";

type FormerAccessProps = {
  /** Null until the hand-over is recorded. */
  days: number | null;
  /** The present syndic settles it; everybody else reads it. */
  settle?: FormAction | undefined;
};

/** How long whoever was syndic still reads what stood at the end of his mandate. */
export function FormerAccess({ days, settle }: FormerAccessProps) {
  const t = useTranslations("registry.formerAccess");
  const now = days === null ? t("untilHandover") : t("forDays", { days });
  return (
    <Section title={t("title")} id="former-access">
      <p className="max-w-measure">{t("what")}</p>
      {settle ? (
        <ActionForm action={settle} label={t("title")}>
          <Radios
            name="until"
            legend={t("until")}
            defaultValue={days === null ? "handover" : "days"}
            choices={[
              { value: "handover", label: t("handover"), hint: t("handoverHint") },
              { value: "days", label: t("fixed") },
            ]}
          />
          <Field
            name="days"
            label={t("days")}
            hint={t("daysHint", ACCESS_DAYS)}
            inputMode="numeric"
            width="short"
            defaultValue={days === null ? undefined : `${days}`}
            optional
          />
          <div>
            <Button tone="secondary">{t("save")}</Button>
          </div>
        </ActionForm>
      ) : (
        <p>{now}</p>
      )}
    </Section>
  );
}
