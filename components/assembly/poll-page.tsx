import { useLocale, useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import type { PollView } from "#server/assembly/poll/poll.schema.ts";
import { PollAnswers } from "./poll-answers.tsx";
import { PollDesk } from "./poll-desk.tsx";
import { PollForm } from "./poll-form.tsx";
import { PollFrame } from "./poll-frame.tsx";
import { PollResult } from "./poll-result.tsx";

export type PollPageProps = {
  association: Readonly<{ name: string; slug: string; languages: readonly string[] }>;
  poll: PollView;
  today: string;
  actions: Readonly<Record<"edit" | "publish" | "discard" | "close" | "withdraw", FormAction>>;
  /** The action by which the reader answers for a party. */
  answerFor: (partyId: string) => FormAction;
};

/** One poll: what is asked, one's own answer, what came of it, and what its keeper may do. */
export function PollPage(props: PollPageProps) {
  const { association, poll, today, actions } = props;
  const t = useTranslations("assembly.poll");
  const isDraft = poll.state === "draft";
  return (
    <PollFrame
      association={association}
      title={t("one", { question: poll.question })}
      state={poll.state}
    >
      <Standing poll={poll} />
      {isDraft ? null : <PollAnswers {...props} />}
      {isDraft ? null : <PollResult poll={poll} />}
      {isDraft ? (
        <Section title={t("edit")}>
          <PollForm association={association} poll={poll} today={today} action={actions.edit} />
        </Section>
      ) : null}
      <PollDesk {...props} />
    </PollFrame>
  );
}

/** How far it is, who asks, and who will see what. */
function Standing({ poll }: { poll: PollView }) {
  const t = useTranslations("assembly.poll");
  const locale = useLocale();
  const { state, answered, asked, endsOn, end, byCouncil, named, explanation, language, shown } =
    poll;
  return (
    <div className="grid gap-3">
      <p className="max-w-measure">
        {t(`says.${shown === "forgotten" ? shown : state}`, {
          answered,
          asked,
          date: formatDate(endsOn, locale),
        })}
      </p>
      {end ? <p className="max-w-measure">{t("why", { reason: end.reason })}</p> : null}
      <p className="text-quiet">{t(byCouncil ? "askedByCouncil" : "askedBySyndic")}</p>
      {explanation ? (
        <p lang={language} className="max-w-measure whitespace-pre-line">
          {explanation}
        </p>
      ) : null}
      <p className="max-w-measure text-quiet">{t(named ? "namedSays" : "unnamedSays")}</p>
    </div>
  );
}
