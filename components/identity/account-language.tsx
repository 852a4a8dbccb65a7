import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";

/** Each language in its own words. */
const NAMES = [
  { value: "fr", label: "Français" },
  { value: "nl", label: "Nederlands" },
  { value: "de", label: "Deutsch" },
  { value: "en", label: "English" },
];

/** The language of what is sent to the account's holder. */
export function AccountLanguage({ locale, action }: { locale: string; action: FormAction }) {
  const t = useTranslations("identity.account");
  return (
    <Section title={t("language")}>
      <ActionForm action={action}>
        <Select name="locale" label={t("languageLabel")} defaultValue={locale} choices={NAMES} />
        <div>
          <Button tone="secondary">{t("saveLanguage")}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}
