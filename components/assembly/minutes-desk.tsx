import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Link } from "#messages/navigation.ts";
import type { Disagreement, Report } from "#server/assembly/minutes/annex.queries.ts";
import { unsignedOf } from "#server/assembly/minutes/minutes.rules.ts";
import type { MinutesRecord } from "#server/assembly/minutes/record.schema.ts";
import type { MinutesStatus } from "#server/assembly/minutes/sending.queries.ts";
import type { MinutesView, SignedSheet } from "#server/assembly/minutes/signature.queries.ts";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import { MinutesAct } from "./minutes-act.tsx";
import { MinutesCourt } from "./minutes-court.tsx";
import { DisputeForm, MinutesDisagreements } from "./minutes-disagreements.tsx";
import { MinutesProse } from "./minutes-prose.tsx";
import { MinutesReport } from "./minutes-report.tsx";
import { MinutesSending } from "./minutes-sending.tsx";
import { MinutesSheets } from "./minutes-sheets.tsx";
import { MinutesSignatures } from "./minutes-signatures.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

type MinutesDeskProps = {
  address: Readonly<{ associationId: string; slug: string; meetingId: string }>;
  /** The parties the reader stands for. */
  own: readonly string[];
  meeting: ShownMeeting;
  /** The final act; null while it is a draft. */
  minutes: MinutesView | null;
  /** What the act would be now, for who drafts it. */
  draft: MinutesRecord | null;
  /** How far it is sent, for who sends it. */
  sending: MinutesStatus | null;
  sheets: readonly SignedSheet[];
  /** What stands beside a final act. */
  beside: Readonly<{
    report: Report | null;
    disagreements: readonly Disagreement[];
    differing: readonly string[];
  }> | null;
  today: string;
  actions: Readonly<
    Record<
      | "prose"
      | "freeze"
      | "report"
      | "dispute"
      | "sign"
      | "record"
      | "leave"
      | "sheet"
      | "send"
      | "post",
      FormAction
    >
  >;
};

/** The act of the meeting: drafted from facts, read out, frozen, signed. */
export function MinutesDesk(props: MinutesDeskProps) {
  const { address, own, meeting, minutes, draft, sending, sheets, beside, today, actions } = props;
  const t = useTranslations("assembly.act");
  const { associationId, meetingId, slug } = address;
  const toSign = minutes?.signatures.filter(({ signed, missing }) => !signed && !missing) ?? [];
  return (
    <Page
      title={t("title")}
      plate={<Status tone={minutes ? "done" : "waiting"}>{t(minutes ? "final" : "draft")}</Status>}
      lead={minutes ? undefined : t("draftLead")}
      crumbs={useMeetingCrumbs(slug, meeting)}
      law={<LawNote article="3.87 §10">{t("law")}</LawNote>}
    >
      {minutes && !minutes.intact ? <Notice tone="danger">{t("broken")}</Notice> : null}
      {minutes && beside ? (
        <MinutesDisagreements language={minutes.record.language} {...beside} />
      ) : null}
      {minutes || draft ? null : <p className="text-quiet">{t("none")}</p>}
      {minutes ? (
        <p className="print:hidden">
          <a href={`/api/assembly/${associationId}/${meetingId}/minutes`}>{t("pdf")}</a>
        </p>
      ) : null}
      {minutes && (own.length > 0 || meeting.mayPlan) ? (
        <p className="print:hidden">
          <Link href={`/${slug}/assembly/meetings/${meetingId}/participation`}>
            {t(own.length > 0 ? "participation" : "participationOffice")}
          </Link>
        </p>
      ) : null}
      {minutes ? (
        <MinutesAct
          record={minutes.record}
          recordHash={minutes.recordHash}
          signatures={minutes.signatures.flatMap(({ capacity, name, signed }) =>
            signed ? [{ capacity, name, ...signed }] : [],
          )}
          unsigned={unsignedOf(minutes.signatures)}
        />
      ) : draft ? (
        <MinutesAct record={draft} recordHash="" signatures={[]} />
      ) : null}
      {minutes?.signatures.some(({ signed }) => signed === null) ? (
        <Section title={t("signatures")} id="signatures">
          <MinutesSignatures
            minutes={minutes}
            own={own}
            mayRecord={meeting.mayHold}
            sign={actions.sign}
            record={actions.record}
            leave={actions.leave}
          />
        </Section>
      ) : null}
      {minutes ? (
        <MinutesSheets
          associationId={associationId}
          meetingId={meetingId}
          open={toSign}
          sheets={sheets}
          file={meeting.mayHold ? actions.sheet : null}
        />
      ) : null}
      {minutes && meeting.mayHold ? (
        <div className="print:hidden">
          <DisputeForm record={minutes.record} dispute={actions.dispute} />
        </div>
      ) : null}
      {minutes && beside ? (
        <MinutesReport
          href={`/api/assembly/${associationId}/${meetingId}/report`}
          language={minutes.record.language}
          report={beside.report}
          write={meeting.mayHold ? actions.report : null}
        />
      ) : null}
      {minutes ? (
        <MinutesCourt
          slug={slug}
          meetingId={meetingId}
          on={minutes.record.meeting.on}
          today={today}
        />
      ) : null}
      {sending ? (
        <MinutesSending
          associationId={associationId}
          status={sending}
          missing={toSign.length}
          hasReport={beside?.report != null}
          today={today}
          send={actions.send}
          post={actions.post}
        />
      ) : null}
      {draft ? <MinutesProse record={draft} save={actions.prose} /> : null}
      {draft && meeting.stage === "closed" ? (
        <Confirm trigger={t("freeze")} tone="primary">
          <p>{t("freezeWarning")}</p>
          <ActionForm action={actions.freeze} label={t("freeze")}>
            <Button>{t("freeze")}</Button>
          </ActionForm>
        </Confirm>
      ) : null}
    </Page>
  );
}
