import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Radios } from "#components/ui/radios.tsx";

export type OfficeValues = Readonly<{
  kind: "firm" | "volunteer";
  name: string;
  legalForm: string | null;
  enterpriseNumber: string | null;
  ipiNumber: string | null;
  email: string;
  phone: string;
  street: string;
  postcode: string;
  town: string;
}>;

type OfficeFieldsProps = {
  /** Where these fields stand in the procedure's input: `outside.`. */
  within?: string;
  office?: OfficeValues;
};

/** Who a syndic is, as the law has it posted. */
export function OfficeFields({ within = "", office }: OfficeFieldsProps) {
  const t = useTranslations("registry.officeFields");
  const at = (name: string) => `${within}${name}`;
  return (
    <>
      <Radios
        name={at("kind")}
        legend={t("kind")}
        defaultValue={office?.kind ?? "firm"}
        choices={[
          { value: "firm", label: t("firm") },
          { value: "volunteer", label: t("volunteer") },
        ]}
        inline
      />
      <Field name={at("name")} label={t("name")} maxLength={200} defaultValue={office?.name} />
      <Field
        name={at("legalForm")}
        label={t("legalForm")}
        optional
        width="medium"
        defaultValue={office?.legalForm ?? undefined}
      />
      <Field
        name={at("enterpriseNumber")}
        label={t("number")}
        hint={t("numberHint")}
        optional
        width="medium"
        defaultValue={office?.enterpriseNumber ?? undefined}
      />
      <Field
        name={at("ipiNumber")}
        label={t("ipi")}
        hint={t("ipiHint")}
        optional
        inputMode="numeric"
        width="short"
        defaultValue={office?.ipiNumber ?? undefined}
      />
      <Field
        name={at("email")}
        type="email"
        label={t("email")}
        width="medium"
        defaultValue={office?.email}
      />
      <Field
        name={at("phone")}
        type="tel"
        label={t("phone")}
        width="medium"
        defaultValue={office?.phone}
      />
      <Field name={at("street")} label={t("street")} defaultValue={office?.street} />
      <Field
        name={at("postcode")}
        label={t("postcode")}
        width="short"
        defaultValue={office?.postcode}
      />
      <Field name={at("town")} label={t("town")} width="medium" defaultValue={office?.town} />
    </>
  );
}
