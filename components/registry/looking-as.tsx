import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatTime } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { ViewingShown } from "#server/registry/viewing/viewing.schema.ts";

/** On every page: with whose eyes the office looks, that nothing changes, and how to stop. */
export function LookingAs({ shown, end }: { shown: ViewingShown; end: FormAction }) {
  const t = useTranslations("registry.viewing");
  const { name, until } = shown;
  return (
    <div className="mb-8">
      <Notice tone="waiting" title={t("as", { name })}>
        <p>{t("readOnly", { name, time: formatTime(until, useLocale()) })}</p>
        <ActionForm action={end} label={t("end")}>
          <div>
            <Button tone="secondary">{t("end")}</Button>
          </div>
        </ActionForm>
      </Notice>
    </div>
  );
}
