import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Appointer } from "#server/registry/mandate/mandate.schema.ts";

type TermFieldsProps = {
  term?: Readonly<{
    appointer: Appointer;
    provisional: boolean;
    decision: string | null;
    appointedOn: string;
    startsOn: string;
    endsOn: string;
  }>;
  /** The first day that is proposed where no term is given. */
  startsOn?: string | undefined;
};

/** By whom, from when and until when somebody is syndic. */
export function TermFields({ term, startsOn }: TermFieldsProps) {
  const t = useTranslations("registry.newMandate");
  return (
    <>
      <Select
        name="appointer"
        label={t("appointer")}
        defaultValue={term?.appointer ?? "assembly"}
        choices={Appointer.options.map((value) => ({ value, label: t(`appointers.${value}`) }))}
      />
      <DateField name="appointedOn" label={t("appointedOn")} defaultValue={term?.appointedOn} />
      <Field
        name="decision"
        label={t("reference")}
        hint={t("referenceHint")}
        optional
        defaultValue={term?.decision ?? undefined}
      />
      <DateField name="startsOn" label={t("startsOn")} defaultValue={term?.startsOn ?? startsOn} />
      <DateField
        name="endsOn"
        label={t("endsOn")}
        hint={t("endsHint")}
        defaultValue={term?.endsOn}
      />
      <Checkbox
        name="provisional"
        label={t("provisional")}
        defaultChecked={term?.provisional ?? false}
      />
    </>
  );
}
