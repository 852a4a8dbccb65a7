import { useLocale, useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import type { NoticeLine, NoticeStatus } from "#server/assembly/convocation/convocation.queries.ts";
import { LettersToPost } from "./letters-to-post.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import type { ShownMeeting } from "./shown-meeting.ts";

type NoticeProofProps = {
  address: Readonly<{ associationId: string; slug: string }>;
  meeting: ShownMeeting;
  status: NoticeStatus;
  today: string;
  post: FormAction;
};

/** How far the notice is proven, person by person: printing is not sending. */
export function NoticeProof({ address, meeting, status, today, post }: NoticeProofProps) {
  const t = useTranslations("assembly.notice");
  return (
    <Page
      title={t("title")}
      crumbs={useMeetingCrumbs(address.slug, meeting)}
      law={<LawNote article={status.article}>{t("law")}</LawNote>}
    >
      <Verdict status={status} />
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
      />
      <Section title={t("people")}>
        <People people={status.people} />
      </Section>
    </Page>
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

const TONE = {
  "in-time": "done",
  urgent: "done",
  late: "danger",
  bounced: "danger",
  unproven: "waiting",
} as const;

function People({ people }: { people: readonly NoticeLine[] }) {
  const t = useTranslations("assembly.notice");
  const locale = useLocale();
  return (
    <Table
      caption={t("people")}
      captionHidden
      rows={people}
      rowKey={({ partyId }) => partyId}
      columns={[
        { key: "name", header: t("name"), names: true, cell: ({ name }) => name },
        {
          key: "channel",
          header: t("channel"),
          cell: ({ sendings }) => sendings.map(({ channel }) => t(channel)).join(" · "),
        },
        {
          key: "address",
          header: t("address"),
          cell: ({ sendings }) => sendings.at(-1)?.address.join(", ") || t("noAddress"),
        },
        {
          key: "state",
          header: t("state"),
          cell: ({ state, provenOn }) => (
            <Status tone={TONE[state]}>
              {t(`state_${state}`)}
              {provenOn ? `, ${formatDate(provenOn, locale, "short")}` : ""}
            </Status>
          ),
        },
      ]}
    />
  );
}
