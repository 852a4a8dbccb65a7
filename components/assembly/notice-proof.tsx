import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import type { NoticeStatus } from "#server/assembly/convocation/convocation.queries.ts";
import type { OccupantSheet } from "#server/assembly/occupant/occupant.schema.ts";
import { LettersToPost } from "./letters-to-post.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import { NoticePeople, ReturnedMail, ReturnedNotices } from "./notice-people.tsx";
import { OccupantDesk } from "./occupant-desk.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

type NoticeProofProps = {
  address: Readonly<{ associationId: string; slug: string }>;
  meeting: ShownMeeting;
  status: NoticeStatus;
  today: string;
  post: FormAction;
  sheet: OccupantSheet;
  postSheet: FormAction;
  returned: FormAction;
  again: FormAction;
};

/** How far the notice is proven, person by person: printing is not sending. */
export function NoticeProof(props: NoticeProofProps) {
  const { address, meeting, status, today, post, returned, again, sheet, postSheet } = props;
  const t = useTranslations("assembly.notice");
  const here = `/${address.slug}/assembly/meetings/${meeting.id}/convocation`;
  const hasLetters = status.people.some(({ sendings }) =>
    sendings.some(({ channel }) => channel !== "email"),
  );
  return (
    <Page
      title={t("title")}
      crumbs={useMeetingCrumbs(address.slug, meeting)}
      law={<LawNote article={status.article}>{t("law")}</LawNote>}
    >
      <Verdict status={status} />
      {meeting.mayPlan && hasNotLeft(status) ? <Again action={again} /> : null}
      <ReturnedNotices people={status.people} latestOn={status.latestOn} />
      {meeting.mayPlan && hasLetters ? (
        <LinkButton href={`${here}/letters`} tone="secondary">
          {t("numbers")}
        </LinkButton>
      ) : null}
      <LettersToPost
        title={t("batch")}
        proof={t("postingNumber")}
        associationId={address.associationId}
        letters={status.people
          .flatMap(({ sendings }) => sendings)
          .filter(({ channel }) => channel !== "email")
          .map((letter) => ({ ...letter, isPosted: letter.proofs.length > 0 }))}
        today={today}
        post={post}
        run={status.letters}
        {...(meeting.mayPlan && {
          listFile: `/api/assembly/${address.associationId}/${meeting.id}/posting-list`,
        })}
      />
      <OccupantDesk
        {...{ sheet, today, associationId: address.associationId }}
        {...(meeting.mayPlan && { post: postSheet })}
      />
      <Section title={t("people")}>
        <NoticePeople people={status.people} />
      </Section>
      {meeting.mayPlan ? <ReturnedMail people={status.people} action={returned} /> : null}
    </Page>
  );
}

/** A mail that no server took nor sent back, or a letter that is in no file to print. */
const hasNotLeft = ({ people }: NoticeStatus) =>
  people.some(({ sendings }) =>
    sendings.some(({ channel, batchId, proofs }) =>
      channel === "email" ? proofs.length === 0 : batchId === null && proofs.length === 0,
    ),
  );

/** Where what did not leave is sent again; what left never is. */
function Again({ action }: { action: FormAction }) {
  const t = useTranslations("assembly.notice");
  return (
    <ActionForm action={action} label={t("again")} className="grid gap-3 print:hidden">
      <p className="max-w-measure text-quiet">{t("againHint")}</p>
      <div>
        <Button tone="secondary">{t("again")}</Button>
      </div>
    </ActionForm>
  );
}

function Verdict({ status }: { status: NoticeStatus }) {
  const t = useTranslations("assembly.notice");
  const locale = useLocale();
  return (
    <>
      {status.unproven === 0 ? (
        <Notice tone="done">{t("proven")}</Notice>
      ) : (
        <Notice tone="waiting">
          {t("unproven", { count: status.unproven, date: formatDate(status.latestOn, locale) })}
        </Notice>
      )}
      {status.late > 0 ? (
        <Notice tone="danger">{t("breach", { count: status.late })}</Notice>
      ) : null}
    </>
  );
}
