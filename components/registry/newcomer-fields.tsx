import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { LOCALES } from "#messages/routing.ts";

const KINDS = ["natural", "legal", "estate"] as const;

/** Somebody the register does not know yet; left empty, nobody is entered. */
export function NewcomerFields({ index }: { index: number }) {
  const t = useTranslations("registry.movement");
  const party = useTranslations("registry.party");
  const words = useTranslations("ui.languages");
  const at = `newcomers.${index}`;
  return (
    <details className="rounded-plate border border-edge p-4">
      <summary className="cursor-pointer font-semibold">{t("newcomer", { n: index + 1 })}</summary>
      <div className="mt-4 grid gap-6">
        <Select
          name={`${at}.kind`}
          label={t("newKind")}
          hint={t("estateHint")}
          defaultValue="natural"
          choices={KINDS.map((kind) => ({ value: kind, label: t(`partyKind.${kind}`) }))}
        />
        <Field name={`${at}.name`} label={t("newName")} hint={t("newNameHint")} />
        <Field name={`${at}.givenName`} label={t("newGivenName")} optional />
        <Field name={`${at}.enterpriseNumber`} label={party("number")} optional width="medium" />
        <Field name={`${at}.email`} type="email" label={party("email")} optional />
        <Field name={`${at}.street`} label={party("street")} />
        <Field name={`${at}.postcode`} label={party("postcode")} width="short" />
        <Field name={`${at}.town`} label={party("town")} width="medium" />
        <Select
          name={`${at}.language`}
          label={party("language")}
          defaultValue="fr"
          choices={LOCALES.map((code) => ({ value: code, label: words(code) }))}
        />
      </div>
    </details>
  );
}
