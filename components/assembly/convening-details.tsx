import { useTranslations } from "next-intl";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { toLocale } from "#messages/routing.ts";

type ConveningDetailsProps = {
  languages: readonly string[];
  meeting?: Readonly<{
    on: string;
    time: string;
    place: string;
    language: string;
    consultation: string;
    urgencyReason: string | null;
  }>;
};

/** When and where it is held, and how its documents can be consulted (art. 3.87 §3). */
export function ConveningDetails({ languages, meeting }: ConveningDetailsProps) {
  const t = useTranslations("assembly");
  const words = useTranslations("ui.languages");
  return (
    <>
      <DateField
        name="on"
        label={t("details.on")}
        hint={t("request.onHint")}
        defaultValue={meeting?.on}
      />
      <Field
        name="time"
        label={t("details.time")}
        hint={t("details.timeHint")}
        width="short"
        defaultValue={meeting?.time ?? "19:00"}
      />
      <Field
        name="place"
        label={t("details.place")}
        hint={t("details.placeHint")}
        defaultValue={meeting?.place}
        maxLength={300}
      />
      <Textarea
        name="consultation"
        label={t("details.consultation")}
        hint={t("details.consultationHint")}
        rows={2}
        defaultValue={meeting?.consultation}
      />
      <Select
        name="language"
        label={t("details.language")}
        defaultValue={meeting?.language ?? languages[0]}
        choices={languages.map((value) => ({ value, label: words(toLocale(value)) }))}
      />
      <Textarea
        name="urgencyReason"
        label={t("convening.urgency")}
        hint={t("details.urgencyHint")}
        optional
        rows={2}
        defaultValue={meeting?.urgencyReason ?? undefined}
      />
    </>
  );
}
