import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { ShortcutTable } from "#components/ui/shortcut-table.tsx";
import type { Keys } from "#components/ui/shortcuts.ts";

/** The keys in force, and how to have others or none. */
export function Shortcuts({ keys, change }: { keys: Keys; change: FormAction }) {
  const t = useTranslations("ui.shortcuts");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <ShortcutTable keys={keys} />
      <Section title={t("yours")}>
        <ActionForm action={change}>
          <Checkbox name="on" label={t("on")} hint={t("onHint")} defaultChecked={keys.on} />
          <Field
            name="search"
            label={t("act.search")}
            width="short"
            maxLength={2}
            defaultValue={keys.search}
          />
          <Field
            name="help"
            label={t("act.help")}
            width="short"
            maxLength={2}
            defaultValue={keys.help}
          />
          <Field
            name="go"
            label={t("goKey")}
            hint={t("goHint")}
            width="short"
            maxLength={2}
            defaultValue={keys.go}
          />
          <Button>{t("save")}</Button>
        </ActionForm>
      </Section>
    </Page>
  );
}
