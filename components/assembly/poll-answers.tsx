import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { formatMoment } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import type { OwnAnswer } from "#server/assembly/poll/poll.schema.ts";
import { PollChoices } from "./poll-choices.tsx";
import type { PollPageProps } from "./poll-page.tsx";

/** One's own answer, for each party one speaks for: given, changed until the end, then to read. */
export function PollAnswers({ poll, answerFor }: PollPageProps) {
  const t = useTranslations("assembly.poll");
  const { own, options, language, several, state, question } = poll;
  if (own.length === 0) return null;
  const isAlone = own.length === 1;
  return (
    <Section title={t("yours")} id="answer">
      {own.map((answer) => {
        const { partyId, name, at, optionIds } = answer;
        const legend = isAlone ? t("yourAnswer") : t("answerFor", { name });
        return (
          <div key={partyId} className="grid gap-3">
            {state === "open" ? (
              <ActionForm action={answerFor(partyId)} label={`${legend} (${question})`}>
                <PollChoices
                  legend={`${legend} ${t(several ? "chooseSeveral" : "chooseOne")}`}
                  lang={language}
                  several={several}
                  options={options}
                  chosen={optionIds ?? []}
                />
                <div>
                  <Button tone="secondary">{t(at ? "changeAnswer" : "sendAnswer")}</Button>
                </div>
              </ActionForm>
            ) : null}
            <Given answer={answer} poll={poll} />
          </div>
        );
      })}
    </Section>
  );
}

/** What was answered, and when; to others' eyes only that it was. */
function Given({ answer, poll }: { answer: OwnAnswer; poll: PollPageProps["poll"] }) {
  const t = useTranslations("assembly.poll");
  const locale = useLocale();
  const { at, optionIds, name } = answer;
  if (!at) return null;
  const chosen = poll.options.filter(({ id }) => optionIds?.includes(id));
  return (
    <>
      <p className="max-w-measure">
        {t(poll.own.length === 1 ? "given" : "givenFor", { date: formatMoment(at, locale), name })}
      </p>
      {chosen.length > 0 ? (
        <ul lang={poll.language} className="list-disc ps-6">
          {chosen.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
