import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { MinutesRecord } from "#server/assembly/minutes/record.schema.ts";
import { strayFiguresOf } from "./minutes-figures.ts";

type MinutesProseProps = { record: MinutesRecord; save: FormAction };

/** What is written around the facts of each item, while the minutes are a draft. */
export function MinutesProse({ record, save }: MinutesProseProps) {
  const t = useTranslations("assembly.act");
  const figures = strayFiguresOf(record);
  return (
    <Section title={t("prose")} id="prose">
      <p className="max-w-measure text-quiet">{t("proseHint")}</p>
      {record.items.map(({ position, title, prose }) => {
        const stray = figures.get(position) ?? [];
        return (
          <div key={position} className="grid gap-3">
            {stray.length > 0 ? (
              <Notice tone="waiting">
                {t("proseStray", {
                  ...{ number: position, count: stray.length, figures: stray.join(", ") },
                })}
              </Notice>
            ) : null}
            <details className="max-w-measure">
              <summary>
                <span lang={record.language}>{t("proseOf", { number: position, title })}</span>
                {prose ? <span className="text-quiet"> · {t("proseWritten")}</span> : null}
              </summary>
              <ActionForm action={save} label={t("proseSaveLabel", { number: position })}>
                <input type="hidden" name="position" value={position} />
                <Textarea
                  name="before"
                  label={t("proseBefore")}
                  defaultValue={prose?.before}
                  maxLength={10_000}
                  lang={record.language}
                />
                <Textarea
                  name="after"
                  label={t("proseAfter")}
                  defaultValue={prose?.after}
                  maxLength={10_000}
                  lang={record.language}
                />
                <div>
                  <Button tone="secondary" label={t("proseSaveLabel", { number: position })}>
                    {t("proseSave")}
                  </Button>
                </div>
              </ActionForm>
            </details>
          </div>
        );
      })}
    </Section>
  );
}
