import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { toLocale } from "#messages/routing.ts";
import type { MeetingKind } from "#server/assembly/meeting/meeting.schema.ts";

type Draft = Readonly<{
  id: string;
  kind: MeetingKind;
  on: string;
  time: string;
  place: string;
  remoteAllowed: boolean;
  conferenceUrl: string | null;
  conferencePhone: string | null;
  consultation: string;
  language: string;
  urgencyReason: string | null;
}>;

type MeetingFormProps = {
  slug: string;
  association: string;
  languages: readonly string[];
  /** What is being changed; absent for a new one. */
  meeting?: Draft;
  action: FormAction;
};

/** What, when, where, and how those far away take part. */
export function MeetingForm(props: MeetingFormProps) {
  const { slug, association, languages, meeting, action } = props;
  const t = useTranslations("assembly");
  const words = useTranslations("ui.languages");
  const remote = meeting?.remoteAllowed ?? false;
  return (
    <Page
      title={t(meeting ? "details.editTitle" : "details.newTitle")}
      crumbs={[
        { href: `/${slug}`, label: association },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
      ]}
      law={
        <>
          <LawNote article="3.87 §2, 3.85 §3 3°">{t("details.lawPeriod")}</LawNote>
          <LawNote article="3.87 §3">{t("details.lawNotice")}</LawNote>
        </>
      }
    >
      <ActionForm action={action}>
        <Radios
          name="kind"
          legend={t("details.kind")}
          defaultValue={meeting?.kind ?? "ordinary"}
          choices={[
            { value: "ordinary", label: t("kind.ordinary"), hint: t("details.ordinaryHint") },
            {
              value: "extraordinary",
              label: t("kind.extraordinary"),
              hint: t("details.extraordinaryHint"),
            },
          ]}
        />
        <DateField name="on" label={t("details.on")} defaultValue={meeting?.on} />
        <Field
          name="time"
          label={t("details.time")}
          hint={t("details.timeHint")}
          width="short"
          defaultValue={meeting?.time}
        />
        <Field
          name="place"
          label={t("details.place")}
          hint={t("details.placeHint")}
          defaultValue={meeting?.place}
          maxLength={300}
        />
        <Select
          name="language"
          label={t("details.language")}
          defaultValue={meeting?.language ?? languages[0]}
          choices={languages.map((value) => ({ value, label: words(toLocale(value)) }))}
        />
        <Textarea
          name="consultation"
          label={t("details.consultation")}
          hint={t("details.consultationHint")}
          rows={3}
          defaultValue={meeting?.consultation}
        />
        <Checkbox
          name="remoteAllowed"
          label={t("details.remote")}
          hint={t("details.remoteHint")}
          defaultChecked={remote}
        />
        <Field
          name="conferenceUrl"
          type="url"
          label={t("details.conferenceUrl")}
          optional
          defaultValue={meeting?.conferenceUrl ?? undefined}
        />
        <Field
          name="conferencePhone"
          type="tel"
          label={t("details.conferencePhone")}
          optional
          width="medium"
          defaultValue={meeting?.conferencePhone ?? undefined}
        />
        <Textarea
          name="urgencyReason"
          label={t("details.urgency")}
          hint={t("details.urgencyHint")}
          optional
          rows={2}
          defaultValue={meeting?.urgencyReason ?? undefined}
        />
        <Button>{t(meeting ? "details.save" : "details.create")}</Button>
      </ActionForm>
    </Page>
  );
}
