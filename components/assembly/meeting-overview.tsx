import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate, formatInteger } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import type { AnnexView } from "#server/assembly/annex/annex.schema.ts";
import type { FundingView } from "#server/assembly/funding/funding.schema.ts";
import { AgendaList } from "./agenda-list.tsx";
import { CorrectionNotice, CorrectNotice } from "./correction.tsx";
import { MeetingLinks } from "./meeting-links.tsx";
import { MeetingStatus } from "./meeting-status.tsx";
import { MissedUnanimity } from "./missed-unanimity.tsx";
import { SecondSession } from "./second-session.tsx";
import type { ShownMeeting } from "./shown-meeting.ts";

type MeetingOverviewProps = {
  associationId: string;
  slug: string;
  meeting: ShownMeeting;
  /** How its decisions would be paid. */
  plans: readonly FundingView[];
  /** The offers and the report that go with it. */
  annexes: AnnexView;
  discard: FormAction;
  planSecond: FormAction;
  conveneSecond: FormAction;
  planRetry: FormAction;
  correct: FormAction;
};

/** One meeting: when, where, what will be decided, and where it stands. */
export function MeetingOverview(props: MeetingOverviewProps) {
  const { associationId, slug, meeting, plans, annexes, discard } = props;
  const { planSecond, conveneSecond, planRetry, correct } = props;
  const t = useTranslations("assembly");
  const isDraft = meeting.stage === "draft";
  const here = `/${slug}/assembly/meetings/${meeting.id}`;
  const hasAnnexes =
    annexes.reports.length > 0 || annexes.items.some(({ quotes }) => quotes.length > 0);
  return (
    <Page
      title={t(`kind.${meeting.kind}`)}
      plate={<MeetingStatus stage={meeting.stage} cancelled={meeting.cancelled} />}
      crumbs={[
        { href: `/${slug}`, label: meeting.association.name },
        { href: `/${slug}/assembly`, label: t("meetings.title") },
      ]}
      actions={
        <MeetingLinks
          {...{ associationId, here, meeting }}
          isFunded={plans.length > 0}
          hasAnnexes={hasAnnexes}
        />
      }
      law={<LawNote article="3.87 §3">{t("details.lawNotice")}</LawNote>}
    >
      <ConvenedBy convener={meeting.convener} isHeld={meeting.heldByConvener} />
      {meeting.outsidePeriod ? <Notice tone="waiting">{t("meeting.outside")}</Notice> : null}
      {meeting.onPaper ? <Notice tone="info">{t("meeting.onPaper")}</Notice> : null}
      <CorrectionNotice slug={slug} meeting={meeting} />
      <Quorum meeting={meeting} />
      <Facts meeting={meeting} />
      <Section
        title={t("meeting.agenda")}
        aside={
          isDraft && meeting.mayPlan ? (
            <LinkButton href={`${here}/agenda`} tone="secondary" dense>
              {t("meeting.editAgenda")}
            </LinkButton>
          ) : null
        }
      >
        {meeting.items.length === 0 ? (
          <p className="text-quiet">{t("meeting.agendaNone")}</p>
        ) : (
          <AgendaList
            items={meeting.items}
            rulesVersion={meeting.rulesVersion}
            language={meeting.language}
            plans={plans}
            annexes={{ associationId, items: annexes.items }}
          />
        )}
      </Section>
      {meeting.stage === "failed" && meeting.mayPlan && !meeting.secondSession ? (
        <SecondSession meeting={meeting} plan={planSecond} convene={conveneSecond} />
      ) : null}
      <CorrectNotice meeting={meeting} action={correct} />
      <Cancellation here={here} meeting={meeting} />
      <MissedUnanimity slug={slug} meeting={meeting} plan={planRetry} />
      {isDraft && meeting.mayPlan ? (
        <Confirm trigger={t("meeting.discard")} tone="quiet">
          <p>{t("meeting.discardWarning")}</p>
          <ActionForm action={discard} label={t("meeting.discard")}>
            <Button tone="danger">{t("meeting.discardConfirm")}</Button>
          </ActionForm>
        </Confirm>
      ) : null}
    </Page>
  );
}

/** Calling it off, and afterwards who has been told: for whoever convened it. */
function Cancellation({ here, meeting }: { here: string; meeting: ShownMeeting }) {
  const t = useTranslations("assembly.cancellation");
  const { stage, cancelled, mayPlan, isDue } = meeting;
  if (!mayPlan || !(stage === "convened" || cancelled)) return null;
  const word = cancelled ? "followUp" : isDue ? "titleNotHeld" : "title";
  return (
    <div>
      <LinkButton href={`${here}/cancellation`} tone="secondary">
        {t(word)}
      </LinkButton>
    </div>
  );
}

function Facts({ meeting }: { meeting: ShownMeeting }) {
  const t = useTranslations("assembly");
  const locale = useLocale();
  const distance = [meeting.conferenceUrl, meeting.conferencePhone].filter(Boolean).join(" · ");
  const { language } = meeting;
  return (
    <DefinitionList
      items={[
        {
          term: t("meeting.when"),
          detail: (
            <>
              <LegalDate iso={meeting.on} style="full" /> {t("meeting.at", { time: meeting.time })}
            </>
          ),
        },
        { term: t("meeting.where"), detail: meeting.place || "—", lang: language },
        {
          term: t("meeting.remote"),
          detail: meeting.remoteAllowed
            ? distance || t("meeting.remoteYes")
            : t("meeting.remoteNo"),
        },
        { term: t("meeting.consultation"), detail: meeting.consultation || "—", lang: language },
        ...(meeting.retryOf
          ? [
              {
                term: t("retry.term"),
                detail: t("retry.of", { date: formatDate(meeting.retryOf.on, locale) }),
              },
            ]
          : []),
        ...(meeting.urgencyReason
          ? [{ term: t("meeting.urgency"), detail: meeting.urgencyReason, lang: language }]
          : []),
        ...(meeting.stage === "draft"
          ? [
              {
                term: t("meeting.noticeDue"),
                detail: (
                  <>
                    <LegalDate iso={meeting.notice.latestOn} style="full" />
                    {". "}
                    {t("meeting.recommended", {
                      date: formatDate(meeting.notice.recommendedOn, locale),
                    })}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Quorum({ meeting: { opening } }: { meeting: ShownMeeting }) {
  const t = useTranslations("assembly");
  const locale = useLocale();
  if (!opening) return null;
  const numbers = {
    heads: opening.headsPresent,
    headsTotal: opening.headsTotal,
    shares: formatInteger(opening.sharesPresent, locale),
    sharesTotal: formatInteger(opening.sharesTotal, locale),
  };
  return (
    <Notice tone={opening.quorate ? "done" : "danger"} title={t("meeting.quorum")}>
      {t(opening.quorate ? "meeting.quorate" : "meeting.notQuorate", numbers)}
    </Notice>
  );
}

type ConvenedByProps = Pick<ShownMeeting, "convener"> & { isHeld: boolean };

/** Who convenes it and holds it, where that is not the syndic of himself (art. 3.87 §2, 3.92 §4). */
function ConvenedBy({ convener, isHeld }: ConvenedByProps) {
  const t = useTranslations("assembly.convening");
  const locale = useLocale();
  if (!convener) return null;
  const { name, order } = convener;
  return (
    <Notice tone="info">
      {order ? (
        <p>{t("byJudge", { reference: order.reference, date: formatDate(order.on, locale) })}</p>
      ) : null}
      {name ? <p>{t("by", { name })}</p> : null}
      {name && isHeld ? <p>{t("holds", { name })}</p> : null}
    </Notice>
  );
}
