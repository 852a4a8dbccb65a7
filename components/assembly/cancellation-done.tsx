import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import type { CancellationStatus } from "#server/assembly/cancellation/cancellation.schema.ts";
import { CancellationOwed } from "./cancellation-owed.tsx";
import { CorrectionNotice } from "./correction.tsx";
import { LettersToPost } from "./letters-to-post.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import { SentMinutes } from "./minutes-sending.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

type CancellationDoneProps = {
  address: Readonly<{ associationId: string; slug: string }>;
  meeting: ShownMeeting;
  status: CancellationStatus;
  today: string;
  post: FormAction;
  again: FormAction;
};

/** A meeting that is not held: who has been told and how it is proven, and what comes next. */
export function CancellationDone(props: CancellationDoneProps) {
  const { address, meeting, status, today, post, again } = props;
  const t = useTranslations("assembly.cancellation");
  const words = useTranslations("assembly");
  const locale = useLocale();
  const { associationId, slug } = address;
  const { kind, sendings, letters, sheetId, owed } = status;
  const toPost = sendings
    .filter(({ channel }) => channel !== "email")
    .map((letter) => ({ ...letter, isPosted: letter.state === "posted" }));
  return (
    <Page
      title={t(kind === "cancelled" ? "titleDone" : "titleNotHeld")}
      lead={t("of", {
        ...{ kind: words(`kind.${meeting.kind}`), date: formatDate(meeting.on, locale, "full") },
      })}
      crumbs={useMeetingCrumbs(slug, meeting)}
    >
      <CorrectionNotice slug={slug} meeting={meeting} />
      <CancellationOwed owed={owed} />
      {sendings.length > 0 ? (
        <Section title={t("sent")}>
          <SentMinutes sendings={sendings} />
        </Section>
      ) : null}
      <LettersToPost
        title={t("letters")}
        proof={words("notice.postingNumber")}
        {...{ associationId, letters: toPost, today, post, run: letters }}
      />
      {sheetId ? (
        <Section title={t("sheet")}>
          <p>
            <a href={`/api/documents/${associationId}/${sheetId}`}>{t("sheetPrint")}</a>
          </p>
        </Section>
      ) : null}
      {meeting.mayPlan && !meeting.convener ? (
        <Section title={t("again")}>
          <p className="max-w-measure">{t("againHint")}</p>
          <ActionForm action={again} label={t("again")}>
            <DateField name="on" label={words("correction.on")} hint={t("againOn")} optional />
            <div>
              <Button tone="secondary">{t("againDo")}</Button>
            </div>
          </ActionForm>
        </Section>
      ) : null}
    </Page>
  );
}
