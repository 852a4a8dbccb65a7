import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import type { PaperView } from "#server/assembly/paper/paper.queries.ts";

/** The end of the meeting, at the hour of the room; texts without a sheet are said not to be voted on. */
export function PaperClosing({ paper, close }: { paper: PaperView; close: FormAction }) {
  const t = useTranslations("assembly.paper");
  const missing = paper.texts.filter(({ sheet, disposed }) => !sheet && !disposed);
  return (
    <Section title={t("closing")} id="closing">
      <ActionForm action={close} label={t("closing")}>
        <p className="max-w-measure text-quiet">{t("closingHint")}</p>
        <Field name="closedAt" label={t("meetingClosedAt")} width="short" autoComplete="off" />
        {missing.length > 0 && paper.attendance?.quorum.quorate ? (
          <Checkbox
            name="unvoted"
            label={t("unvoted", {
              count: missing.length,
              items: missing.map(({ number }) => number).join(", "),
            })}
          />
        ) : null}
        <p>
          <Button tone="secondary">{t("close")}</Button>
        </p>
      </ActionForm>
    </Section>
  );
}
