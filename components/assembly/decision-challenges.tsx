import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { standingOf } from "#server/assembly/challenge/challenge.rules.ts";
import {
  type ChallengeLine,
  CLAIMANTS,
  RULINGS,
} from "#server/assembly/challenge/challenge.schema.ts";
import type { DecisionLine, Sibling } from "#server/assembly/decision/decision.schema.ts";
import { ChallengeTerm } from "./challenge-term.tsx";
import { StandingStatus } from "./standing-status.tsx";

type ChallengesProps = {
  decision: DecisionLine;
  siblings: readonly Sibling[];
  today: string;
  /** Null for who only reads. */
  actions: Readonly<{ challenge: FormAction; rule: FormAction }> | null;
};

/** Until when a decision can be challenged, who did, and what the judge made of it. */
export function DecisionChallenges({ decision, siblings, today, actions }: ChallengesProps) {
  const t = useTranslations("assembly.challenge");
  const { challenges, decidedOn } = decision;
  return (
    <Section
      title={t("title")}
      id="court"
      aside={<StandingStatus standing={standingOf(challenges)} />}
    >
      <ChallengeTerm decidedOn={decidedOn} today={today} />
      {challenges.length === 0 ? <p className="max-w-measure text-quiet">{t("none")}</p> : null}
      {challenges.length > 0 ? (
        <ol className="grid gap-4">
          {challenges.map((claim) => (
            <li key={claim.id} className="grid gap-2 border-rule border-b pb-4">
              <Claim claim={claim} />
              {actions ? <RulingForm claim={claim} today={today} action={actions.rule} /> : null}
            </li>
          ))}
        </ol>
      ) : null}
      {actions ? (
        <ChallengeForm
          decision={decision}
          siblings={siblings}
          today={today}
          action={actions.challenge}
        />
      ) : null}
    </Section>
  );
}

function Claim({ claim }: { claim: ChallengeLine }) {
  const t = useTranslations("assembly.challenge");
  const locale = useLocale();
  const { court, caseNumber, filedOn, rulings } = claim;
  const said = { claimant: t(`claimant.${claim.claimant}`), court };
  const date = formatDate(filedOn, locale);
  return (
    <>
      <p className="font-semibold">
        {caseNumber
          ? t("lineCase", { ...said, date, number: caseNumber })
          : t("line", { ...said, date })}
      </p>
      {rulings.length === 0 ? <p className="text-quiet">{t("pending")}</p> : null}
      <ul>
        {rulings.map(({ id, kind, on, reference }) => (
          <li key={id}>
            {t(`ruling.${kind}`, { date: formatDate(on, locale) })}
            {reference ? ` (${reference})` : ""}
          </li>
        ))}
      </ul>
    </>
  );
}

type FormProps = Readonly<{ today: string; action: FormAction }>;

function RulingForm({ claim, today, action }: FormProps & { claim: ChallengeLine }) {
  const t = useTranslations("assembly.challenge");
  return (
    <Confirm trigger={t("rule")}>
      <p>{t("ruleWill")}</p>
      <ActionForm action={action} label={t("rule")}>
        <input type="hidden" name="challengeId" value={claim.id} />
        <Select
          name="kind"
          label={t("what")}
          choices={RULINGS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <DateField name="on" label={t("on")} min={claim.filedOn} max={today} />
        <Field name="reference" label={t("reference")} maxLength={500} optional />
        <Button>{t("rule")}</Button>
      </ActionForm>
    </Confirm>
  );
}

type ChallengeFormProps = FormProps & Pick<ChallengesProps, "decision" | "siblings">;

function ChallengeForm({ decision, siblings, today, action }: ChallengeFormProps) {
  const t = useTranslations("assembly.challenge");
  return (
    <Confirm trigger={t("record")}>
      <p>{t("recordWill")}</p>
      <ActionForm action={action} label={t("record")}>
        <Radios
          name="claimant"
          legend={t("by")}
          inline
          defaultValue="owner"
          choices={CLAIMANTS.map((value) => ({ value, label: t(`byWhom.${value}`) }))}
        />
        <Field name="court" label={t("court")} hint={t("courtHint")} maxLength={200} />
        <Field name="caseNumber" label={t("caseNumber")} width="medium" maxLength={100} optional />
        <DateField name="filedOn" label={t("filedOn")} min={decision.decidedOn} max={today} />
        {siblings.length > 0 ? (
          <Fieldset id="also" legend={t("also")}>
            <div className="grid gap-1">
              {siblings.map(({ id, number, item }) => (
                <Checkbox key={id} name={`also.${id}`} label={`${number}. ${item}`} />
              ))}
            </div>
          </Fieldset>
        ) : null}
        <Button>{t("record")}</Button>
      </ActionForm>
    </Confirm>
  );
}
