import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Radios } from "#components/ui/radios.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { MOST_OPTIONS, POLL_LANGUAGES, type PollView } from "#server/assembly/poll/poll.schema.ts";
import { PollFrame } from "./poll-frame.tsx";

type Association = Readonly<{ name: string; slug: string; languages: readonly string[] }>;

type PollFormProps = {
  association: Association;
  /** The draft that is changed; null for a new one. */
  poll: PollView | null;
  today: string;
  action: FormAction;
};

/** So many places for options are there at once; those after them unfold. */
const SHOWN = 4;
const PLACES = Array.from({ length: MOST_OPTIONS }, (_, index) => index);

/** Where a poll is begun. */
export function NewPoll(props: Omit<PollFormProps, "poll">) {
  const t = useTranslations("assembly.poll");
  return (
    <PollFrame association={props.association} title={t("new")}>
      <PollForm {...props} poll={null} />
    </PollFrame>
  );
}

/** The words of a poll and how it is answered, until it is published. */
export function PollForm({ association, poll, today, action }: PollFormProps) {
  const t = useTranslations("assembly.poll");
  const languages = useTranslations("ui.languages");
  return (
    <ActionForm action={action} label={t(poll ? "edit" : "new")}>
      <Field
        name="question"
        label={t("question")}
        hint={t("questionHint")}
        maxLength={300}
        defaultValue={poll?.question}
      />
      <Textarea
        name="explanation"
        label={t("explanation")}
        optional
        maxLength={5000}
        defaultValue={poll?.explanation ?? undefined}
      />
      <OptionFields poll={poll} />
      <Answering poll={poll} />
      <Select
        name="language"
        label={t("language")}
        defaultValue={poll?.language ?? association.languages[0] ?? "fr"}
        choices={POLL_LANGUAGES.map((value) => ({ value, label: languages(value) }))}
      />
      <DateField
        name="endsOn"
        label={t("endsOn")}
        hint={t("endsOnHint")}
        min={today}
        defaultValue={poll?.endsOn}
      />
      <div>
        <Button tone={poll ? "secondary" : "primary"}>{t("save")}</Button>
      </div>
    </ActionForm>
  );
}

function OptionFields({ poll }: Pick<PollFormProps, "poll">) {
  const t = useTranslations("assembly.poll");
  const place = (index: number) => (
    <Field
      key={index}
      name={`options.${index}`}
      label={t("option", { number: index + 1 })}
      optional={index > 1}
      maxLength={200}
      defaultValue={poll?.options[index]?.text}
    />
  );
  return (
    <>
      {PLACES.slice(0, SHOWN).map(place)}
      <details open={(poll?.options.length ?? 0) > SHOWN}>
        <summary className="w-fit py-1 font-semibold text-plate">{t("moreOptions")}</summary>
        <div className="mt-4 grid gap-6">{PLACES.slice(SHOWN).map(place)}</div>
      </details>
    </>
  );
}

/** How many options one chooses, and who sees which. */
function Answering({ poll }: Pick<PollFormProps, "poll">) {
  const t = useTranslations("assembly.poll");
  return (
    <>
      <Radios
        name="several"
        legend={t("choice")}
        defaultValue={poll?.several ? "several" : "one"}
        choices={[
          { value: "one", label: t("oneOption") },
          { value: "several", label: t("severalOptions") },
        ]}
      />
      <Radios
        name="named"
        legend={t("names")}
        defaultValue={poll?.named ? "named" : "unnamed"}
        choices={[
          { value: "unnamed", label: t("unnamed"), hint: t("unnamedHint") },
          { value: "named", label: t("named"), hint: t("namedHint") },
        ]}
      />
    </>
  );
}
