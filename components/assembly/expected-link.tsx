import { useLocale, useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Link } from "#messages/navigation.ts";
import type { LinkShown } from "#server/assembly/expected/expected.schema.ts";
import { ExpectedQuestion } from "./expected-question.tsx";

type ExpectedLinkProps = {
  /** Null when the link opens nothing. */
  asked: LinkShown | null;
  action: FormAction;
};

/** The question of a mail, for one person, without an account. */
export function ExpectedLinkPage({ asked, action }: ExpectedLinkProps) {
  const t = useTranslations("assembly");
  const locale = useLocale();
  const title = t("expected.linkTitle");
  if (!asked) {
    return (
      <Page title={title}>
        <Notice tone="waiting">{t("expected.unknown")}</Notice>
      </Page>
    );
  }
  const { associationName, partyName, answer, over, on, time, place, language } = asked;
  return (
    <Page title={title} lead={t("expected.for", { name: partyName, association: associationName })}>
      {answer ? (
        <Notice tone="done" live>
          {t("expected.said", { answer: t(`expected.answer.${answer}`) })}
        </Notice>
      ) : null}
      <DefinitionList
        items={[
          {
            term: t("meeting.when"),
            detail: `${formatDate(on, locale, "full")} ${t("meeting.at", { time })}`,
          },
          { term: t("meeting.where"), detail: place, lang: language },
        ]}
      />
      {over ? (
        <Notice>{t(asked.cancelled ? "cancellation.linkOver" : "expected.over")}</Notice>
      ) : (
        <ExpectedQuestion
          label={t("expected.question")}
          answer={answer}
          remoteAllowed={asked.remoteAllowed}
          action={action}
        />
      )}
      <p>
        <Link href={`/${asked.slug}/assembly/meetings/${asked.meetingId}`}>
          {t("expected.openMeeting")}
        </Link>
      </p>
    </Page>
  );
}
