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
  /** Nobody is syndic: an assembly or a judge has decided, and the decision has to be named. */
  isSuccession?: boolean;
};

/** By whom, from when and until when somebody is syndic. */
export function TermFields({ term, startsOn, isSuccession = false }: TermFieldsProps) {
  const t = useTranslations("registry.newMandate");
  const proof = useTranslations("registry.succession");
  const appointers = Appointer.options.filter((one) => !isSuccession || one !== "house_rules");
  return (
    <>
      <Select
        name="appointer"
        label={t("appointer")}
        defaultValue={term?.appointer ?? "assembly"}
        choices={appointers.map((value) => ({ value, label: t(`appointers.${value}`) }))}
      />
      <DateField name="appointedOn" label={t("appointedOn")} defaultValue={term?.appointedOn} />
      <Field
        name="decision"
        label={isSuccession ? proof("reference") : t("reference")}
        hint={isSuccession ? proof("referenceHint") : t("referenceHint")}
        optional={!isSuccession}
        maxLength={200}
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
