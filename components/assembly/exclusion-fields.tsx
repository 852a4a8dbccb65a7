import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Select } from "#components/ui/select.tsx";
import { EXCLUSION_GROUNDS } from "#server/assembly/ballot/exclusion.rules.ts";

type ExclusionFieldsProps = {
  people: readonly Readonly<{ partyId: string; name: string }>[];
};

/** Who may not vote on a text, and why: before the meeting and at the desk the same questions. */
export function ExclusionFields({ people }: ExclusionFieldsProps) {
  const t = useTranslations("assembly.exclusion");
  return (
    <>
      <Select
        name="partyId"
        label={t("who")}
        placeholder={t("choose")}
        choices={people.map(({ partyId, name }) => ({ value: partyId, label: name }))}
      />
      <Radios
        name="ground"
        legend={t("why")}
        choices={EXCLUSION_GROUNDS.map((value) => ({ value, label: t(`ground.${value}`) }))}
      />
      <Field name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={500} />
    </>
  );
}
