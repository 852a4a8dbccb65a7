import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate, legalDay } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { Forecast } from "#server/assembly/expected/expected.rules.ts";
import { ANSWERS, type ExpectedLine } from "#server/assembly/expected/expected.schema.ts";
import { ExpectedQuestion } from "./expected-question.tsx";
import { ExpectedQuorum } from "./expected-quorum.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import type { ShownMeeting } from "./shown-meeting.ts";

type ExpectedDeskProps = {
  slug: string;
  meeting: ShownMeeting;
  people: readonly ExpectedLine[];
  /** For the office; null for an owner, who is asked for his own answer. */
  quorum: Forecast | null;
  action: FormAction;
};

/** Who says he comes: to the office everybody and the quorum, to an owner his own answer. */
export function ExpectedDesk(props: ExpectedDeskProps) {
  const { slug, meeting, people, quorum, action } = props;
  const t = useTranslations("assembly.expected");
  return (
    <Page title={t("title")} lead={t("lead")} crumbs={useMeetingCrumbs(slug, meeting)}>
      {meeting.stage === "convened" ? null : <Notice>{t("over")}</Notice>}
      {quorum ? (
        <OfficeView {...{ meeting, people, quorum, action }} />
      ) : (
        people.map((line) => <OwnAnswer key={line.partyId} {...{ slug, meeting, line, action }} />)
      )}
      {!quorum && people.length === 0 ? <p className="text-quiet">{t("notConvened")}</p> : null}
    </Page>
  );
}

type OwnAnswerProps = Pick<ExpectedDeskProps, "slug" | "meeting" | "action"> & {
  line: ExpectedLine;
};

function OwnAnswer({ slug, meeting, line, action }: OwnAnswerProps) {
  const t = useTranslations("assembly.expected");
  const { partyId, name, answer, hasProxy, proxyLots } = line;
  return (
    <Section title={name}>
      {answer ? <Notice tone="done">{t("said", { answer: t(`answer.${answer}`) })}</Notice> : null}
      {hasProxy ? <Notice tone="done">{t(proxyLots ? "hasProxyPart" : "hasProxy")}</Notice> : null}
      {answer === "proxy" && !hasProxy ? (
        <Notice tone="waiting">
          <Link href={`/${slug}/assembly/meetings/${meeting.id}/proxies`}>{t("nameHolder")}</Link>
        </Notice>
      ) : null}
      {meeting.stage === "convened" ? (
        <ExpectedQuestion
          partyId={partyId}
          label={t("question")}
          answer={answer}
          remoteAllowed={meeting.remoteAllowed}
          action={action}
        />
      ) : null}
    </Section>
  );
}

type OfficeViewProps = Pick<ExpectedDeskProps, "meeting" | "people" | "action"> & {
  quorum: Forecast;
};

function OfficeView({ meeting, people, quorum, action }: OfficeViewProps) {
  const t = useTranslations("assembly.expected");
  const locale = useLocale();
  const choices = ANSWERS.filter((one) => one !== "remote" || meeting.remoteAllowed);
  return (
    <>
      <ExpectedQuorum quorum={quorum} />
      <Section title={t("people")}>
        <Table
          caption={t("people")}
          captionHidden
          rows={people}
          rowKey={({ partyId }) => partyId}
          columns={[
            { key: "name", header: t("name"), names: true, cell: ({ name }) => name },
            {
              key: "answer",
              header: t("says"),
              cell: ({ answer, hasProxy, proxyLots }) =>
                [
                  answer ? t(`answer.${answer}`) : t("nothing"),
                  hasProxy ? t(proxyLots ? "proxyPartIn" : "proxyIn") : null,
                ]
                  .filter(Boolean)
                  .join(" · "),
            },
            {
              key: "medium",
              header: t("by"),
              cell: ({ medium, at }) =>
                medium && at
                  ? `${t(`medium.${medium}`)}, ${formatDate(legalDay(at), locale, "short")}`
                  : "—",
            },
          ]}
        />
      </Section>
      {meeting.stage === "convened" ? (
        <Section title={t("encode")}>
          <ActionForm action={action} label={t("encode")}>
            <Select
              name="partyId"
              label={t("name")}
              placeholder={t("choose")}
              choices={people.map(({ partyId, name }) => ({ value: partyId, label: name }))}
            />
            <Select
              name="answer"
              label={t("says")}
              placeholder={t("choose")}
              choices={choices.map((value) => ({ value, label: t(`answer.${value}`) }))}
            />
            <div>
              <Button tone="secondary">{t("keep")}</Button>
            </div>
          </ActionForm>
        </Section>
      ) : null}
    </>
  );
}
