import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import type { NoticeLine, NoticeStatus } from "#server/assembly/convocation/convocation.queries.ts";
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
      <Letters address={address} status={status} today={today} post={post} />
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

/** Letters that left no proof yet, with where they are printed from. */
function Letters(props: Omit<NoticeProofProps, "meeting">) {
  const { address, status, today, post } = props;
  const t = useTranslations("assembly.notice");
  const letters = status.people
    .flatMap(({ sendings }) => sendings)
    .filter(({ channel }) => channel !== "email");
  const waiting = letters.filter(({ proofs }) => proofs.length === 0);
  const batches = [...new Set(letters.flatMap(({ batchId }) => batchId ?? []))];
  if (letters.length === 0) return null;
  return (
    <Section title={t("batch")}>
      {batches.length === 0 ? <p className="text-quiet">{t("printing")}</p> : null}
      {batches.map((documentId, index) => (
        <p key={documentId}>
          <a href={`/api/documents/${address.associationId}/${documentId}`}>
            {t("print")}{" "}
            {t("printOf", {
              number: index + 1,
              count: letters.filter(({ batchId }) => batchId === documentId).length,
            })}
          </a>
        </p>
      ))}
      {waiting.length > 0 ? (
        <ActionForm action={post} label={t("post")}>
          <p className="max-w-measure text-quiet">{t("postHint")}</p>
          {waiting.map(({ deliveryId }) => (
            <input key={deliveryId} type="hidden" name="deliveryId" value={deliveryId} />
          ))}
          <DateField name="depositedOn" label={t("depositedOn")} defaultValue={today} max={today} />
          <Field name="postingNumber" label={t("postingNumber")} width="medium" maxLength={100} />
          <Button>{t("post")}</Button>
        </ActionForm>
      ) : null}
    </Section>
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
