import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import type { NoticeState } from "#server/assembly/convocation/convocation.rules.ts";
import type { ConvocationPreview } from "#server/assembly/convocation/preview.queries.ts";
import type { MeetingView } from "#server/assembly/meeting/meeting.queries.ts";
import { AgendaList } from "./agenda-list.tsx";
import { ConveningDetails } from "./convening-details.tsx";
import { ConvenedPeople, PeopleToConvene } from "./convening-people.tsx";
import { LettersToPost } from "./letters-to-post.tsx";
import { PlanVerdict } from "./notice-plan.tsx";

type Preview = Omit<ConvocationPreview, "people"> &
  Readonly<{
    people: readonly Readonly<{
      partyId: string;
      name: string;
      lots: readonly string[];
      channel: "email" | "registered_letter";
    }>[];
  }>;
type Status = Readonly<{
  unproven: number;
  late: number;
  latestOn: string;
  people: readonly Readonly<{
    partyId: string;
    name: string;
    state: NoticeState;
    provenOn: string | null;
    sendings: readonly Readonly<{
      deliveryId: string;
      channel: string;
      batchId: string | null;
      isPosted: boolean;
    }>[];
  }>[];
}>;

type ConveningDeskProps = {
  associationId: string;
  slug: string;
  meeting: MeetingView;
  preview: Preview | null;
  status: Status | null;
  today: string;
  actions: Readonly<Record<"update" | "discard" | "convene" | "post", FormAction>>;
};

/** The one meeting that an owner convenes: its day, its fixed agenda, its notice and what proves it. */
export function ConveningDesk(props: ConveningDeskProps) {
  const { slug, meeting, preview, status } = props;
  const t = useTranslations("assembly");
  const locale = useLocale();
  return (
    <Page
      title={t("convening.meetingTitle", { date: formatDate(meeting.on, locale) })}
      crumbs={[
        { href: `/${slug}`, label: meeting.association.name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
        { href: `/${slug}/assembly/convening`, label: t("convening.title") },
      ]}
      actions={
        status ? (
          <LinkButton href={`/${slug}/assembly/meetings/${meeting.id}`} tone="secondary">
            {t("convening.toMeeting")}
          </LinkButton>
        ) : null
      }
      law={<LawNote article="3.87 §§2-3">{t("notice.law")}</LawNote>}
    >
      {preview ? <Draft {...props} preview={preview} /> : null}
      {status ? <Sent {...props} status={status} /> : null}
      <Section title={t("meeting.agenda")}>
        <AgendaList
          items={meeting.items}
          language={meeting.language}
          rulesVersion={meeting.rulesVersion}
        />
        <p className="text-quiet">{t("convening.agendaFixed")}</p>
      </Section>
      {preview ? <PeopleToConvene people={preview.people} /> : null}
      {status ? <ConvenedPeople people={status.people} /> : null}
    </Page>
  );
}

/** What keeps the notice from leaving, then its sending; the day and the place may still change. */
function Draft({ meeting, preview, actions }: ConveningDeskProps & { preview: Preview }) {
  const t = useTranslations("assembly");
  const count = preview.people.length;
  return (
    <>
      <PlanVerdict preview={preview} />
      <div className="grid justify-items-start gap-4">
        {preview.obstacles.length === 0 ? (
          <Confirm trigger={t("notice.send")} tone="primary">
            <p>{t("notice.sendWarning")}</p>
            <ActionForm action={actions.convene} label={t("notice.send")}>
              <Button>{t("notice.sendConfirm", { count })}</Button>
            </ActionForm>
          </Confirm>
        ) : null}
        <Confirm trigger={t("convening.edit")}>
          <ActionForm action={actions.update} label={t("convening.edit")}>
            <ConveningDetails languages={meeting.association.languages} meeting={meeting} />
            <Button>{t("details.save")}</Button>
          </ActionForm>
        </Confirm>
        <Confirm trigger={t("convening.discard")}>
          <p>{t("convening.discardWill")}</p>
          <ActionForm action={actions.discard} label={t("convening.discard")}>
            <Button>{t("convening.discard")}</Button>
          </ActionForm>
        </Confirm>
      </div>
    </>
  );
}

function Sent({ associationId, status, today, actions }: ConveningDeskProps & { status: Status }) {
  const t = useTranslations("assembly.notice");
  const locale = useLocale();
  const { unproven, late, latestOn, people } = status;
  return (
    <>
      <Notice tone={unproven === 0 ? "done" : "waiting"}>
        {unproven === 0
          ? t("proven")
          : t("unproven", { count: unproven, date: formatDate(latestOn, locale) })}
      </Notice>
      {late > 0 ? <Notice tone="danger">{t("breach", { count: late })}</Notice> : null}
      <LettersToPost
        title={t("batch")}
        proof={t("postingNumber")}
        associationId={associationId}
        letters={people
          .flatMap(({ sendings }) => sendings)
          .filter(({ channel }) => channel !== "email")}
        today={today}
        post={actions.post}
      />
    </>
  );
}
