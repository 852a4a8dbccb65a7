import { useLocale, useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate, formatMoney } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import type { DecisionLine } from "#server/assembly/decision/decision.schema.ts";
import { isFinished, stateOf } from "#server/assembly/effect/effect.rules.ts";
import type {
  EffectChoices,
  EffectLine,
  ExecutionLine,
  FollowUp,
} from "#server/assembly/effect/effect.schema.ts";
import { EffectForms } from "./effect-forms.tsx";
import { OpenExecutionForm, StepForm } from "./execution-forms.tsx";
import { FollowUpStatus } from "./follow-up-status.tsx";

export type FollowUpActions = Readonly<Record<"effect" | "open" | "step", FormAction>>;

type DecisionFollowUpProps = {
  decision: DecisionLine;
  followUp: FollowUp;
  /** Null for who only reads. */
  choices: EffectChoices | null;
  today: string;
  actions: FollowUpActions | null;
};

/** What became of a decision: what it brought about, and how far it is carried out. */
export function DecisionFollowUp(props: DecisionFollowUpProps) {
  const { decision, followUp, choices, today, actions } = props;
  const t = useTranslations("assembly.followUp");
  const { effect, execution } = followUp;
  if (decision.outcome === "rejected") {
    return (
      <Section title={t("section")} id="follow-up">
        <p className="text-quiet">{t("rejected")}</p>
      </Section>
    );
  }
  const state = execution ? stateOf(execution.steps) : null;
  const isUnsorted = !effect && !execution;
  return (
    <Section
      title={t("section")}
      id="follow-up"
      aside={
        state ? (
          <FollowUpStatus state={state} />
        ) : isUnsorted ? (
          <FollowUpStatus state="unsorted" />
        ) : null
      }
    >
      {isUnsorted ? <p className="text-quiet">{t("unsorted")}</p> : null}
      {effect ? <EffectWords effect={effect} /> : null}
      {execution ? <ExecutionWords execution={execution} /> : null}
      {actions && choices && !effect ? (
        <EffectForms choices={choices} decidedOn={decision.decidedOn} action={actions.effect} />
      ) : null}
      {actions && !execution ? (
        <OpenExecutionForm item={decision.item} today={today} action={actions.open} />
      ) : null}
      {actions && state ? (
        <StepForm isFinished={isFinished(state)} today={today} action={actions.step} />
      ) : null}
    </Section>
  );
}

function EffectWords({ effect }: { effect: EffectLine }) {
  const t = useTranslations("assembly.followUp.effect");
  const locale = useLocale();
  const { kind, name, startsOn, endsOn, budget } = effect;
  const day = (iso: string | null) => (iso ? formatDate(iso, locale) : "");
  const days = { from: day(startsOn), to: day(endsOn) };
  if (kind === "none") return <p>{t("none")}</p>;
  if (kind === "budget") {
    const amount = formatMoney(budget?.amountCents ?? "0", locale);
    return <p>{t(`budget.${budget?.kind ?? "ordinary"}`, { ...days, amount })}</p>;
  }
  return <p>{t(kind, { ...days, name: name ?? "" })}</p>;
}

function ExecutionWords({ execution }: { execution: ExecutionLine }) {
  const t = useTranslations("assembly.followUp");
  const locale = useLocale();
  const day = (iso: string | null) => (iso ? formatDate(iso, locale) : "");
  const { what, responsible, dueOn, steps } = execution;
  return (
    <>
      <p className="max-w-measure">{t("by", { what, who: responsible, date: day(dueOn) })}</p>
      {steps.length > 0 ? (
        <ol aria-label={t("steps")} className="list-decimal ps-6">
          {steps.map(({ kind, on, dueOn: due, note }) => (
            <li key={`${kind} ${on} ${due} ${note}`}>
              {t(`step.${kind}`, { date: day(on), due: day(due) })}
              {note ? <p className="text-quiet">{note}</p> : null}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
