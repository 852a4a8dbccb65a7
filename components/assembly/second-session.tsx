import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

type SecondSessionProps = { meeting: ShownMeeting; plan: FormAction; convene: FormAction };

/** After a failed quorum: the lawful days, and the second session convened with one press. */
export function SecondSession({ meeting, plan, convene }: SecondSessionProps) {
  const t = useTranslations("assembly.second");
  const locale = useLocale();
  const { secondDates } = meeting;
  if (!secondDates) return null;
  const { counted, proposed } = secondDates;
  return (
    <Section title={t("title")}>
      <p className="max-w-measure">
        {t("dates", { proposed: formatDate(proposed, locale, "full") })}{" "}
        {counted === proposed ? null : t("counted", { counted: formatDate(counted, locale) })}
      </p>
      <ActionForm action={convene} label={t("convene")}>
        <DateField name="on" label={t("on")} defaultValue={proposed} min={counted} />
        <Field name="time" label={t("time")} defaultValue={meeting.time} width="short" />
        <p className="max-w-measure text-quiet">{t("what")}</p>
        <div>
          <Button>{t("convene")}</Button>
        </div>
      </ActionForm>
      <ActionForm action={plan} label={t("prepare")}>
        <div>
          <Button tone="secondary">{t("prepare")}</Button>
        </div>
      </ActionForm>
      <LawNote article="3.87 §5">{t("law")}</LawNote>
    </Section>
  );
}
