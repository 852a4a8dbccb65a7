import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { CancellationPreview } from "#server/assembly/cancellation/cancellation.schema.ts";
import { CancellationOwed } from "./cancellation-owed.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import type { ShownMeeting } from "./shown-meeting.ts";

type CancellationFormProps = {
  slug: string;
  meeting: ShownMeeting;
  preview: CancellationPreview;
  cancel: FormAction;
};

/** Before a meeting is called off: who will be told, what goes on running, and the reason. */
export function CancellationForm({ slug, meeting, preview, cancel }: CancellationFormProps) {
  const t = useTranslations("assembly.cancellation");
  const words = useTranslations("assembly");
  const locale = useLocale();
  const { kind, told, lettersMayBeLate, occupants, proposals, owed } = preview;
  const isCalledOff = kind === "cancelled";
  const title = t(isCalledOff ? "title" : "titleNotHeld");
  const act = t(isCalledOff ? "cancel" : "record");
  return (
    <Page
      title={title}
      lead={t(isCalledOff ? "lead" : "leadNotHeld", {
        ...{ kind: words(`kind.${meeting.kind}`), date: formatDate(meeting.on, locale, "full") },
      })}
      crumbs={useMeetingCrumbs(slug, meeting)}
      law={<LawNote article="3.87 §2">{t("law")}</LawNote>}
    >
      <CancellationOwed owed={owed} />
      <ul className="grid max-w-measure list-disc gap-1 pl-5">
        {isCalledOff ? null : <li>{t("toldNobody")}</li>}
        {told.email > 0 ? <li>{t("toldEmail", { count: told.email })}</li> : null}
        {told.letter > 0 ? <li>{t("toldLetter", { count: told.letter })}</li> : null}
        {lettersMayBeLate ? <li>{t("late")}</li> : null}
        {occupants ? <li>{t("occupants")}</li> : null}
        <li>{t("ends")}</li>
        {proposals > 0 ? <li>{t("proposals", { count: proposals })}</li> : null}
      </ul>
      <ActionForm action={cancel} label={title}>
        <Textarea
          name="reason"
          label={t(isCalledOff ? "reason" : "reasonNotHeld")}
          hint={isCalledOff ? t("reasonHint") : undefined}
          rows={3}
          maxLength={1000}
          lang={meeting.language}
        />
        <div>
          <Button tone="danger">{act}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}
