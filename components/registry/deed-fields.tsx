import { useTranslations } from "next-intl";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";

type DeedFieldsProps = {
  today: string;
  /** A deed passes what is held; a decision of the assembly what the lots are. */
  proof: "deed" | "decision";
};

/** When an act took effect, and what proves it. */
export function DeedFields({ today, proof }: DeedFieldsProps) {
  const t = useTranslations("registry.movement");
  const isDecided = proof === "decision";
  return (
    <>
      <DateField name="act.on" label={t("on")} hint={t("onHint")} max={today} />
      {isDecided ? (
        <Field name="decision" label={t("decision")} hint={t("decisionHint")} maxLength={500} />
      ) : null}
      <Field
        name="notary"
        label={t("notary")}
        hint={isDecided ? undefined : t("notaryHint")}
        optional
        maxLength={500}
      />
      <Field name="reason" label={t("reason")} hint={t("reasonHint")} optional maxLength={500} />
    </>
  );
}
