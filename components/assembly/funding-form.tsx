import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Select } from "#components/ui/select.tsx";
import type { FundingView } from "#server/assembly/funding/funding.schema.ts";

export type FundingKey = Readonly<{ id: string; name: string }>;
export type FundingFormActions = Readonly<Record<"set" | "remove", FormAction>>;

type FundingFormProps = {
  plan: FundingView | undefined;
  number: string;
  keys: readonly FundingKey[];
  actions: FundingFormActions;
};

/** An amount as it would be typed again: `1250,50`; empty for nothing. */
const typed = (cents = "0") =>
  cents === "0" ? "" : `${BigInt(cents) / 100n},${`${BigInt(cents) % 100n}`.padStart(2, "0")}`;

/** How a decision is paid: what is not used is left empty. */
export function FundingForm({ plan, number, keys, actions }: FundingFormProps) {
  const t = useTranslations("assembly.funding");
  const label = t("of", { number });
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      <details className="grid min-w-0 gap-4">
        <summary className="w-fit py-1 font-semibold text-plate">
          {t(plan ? "change" : "set")}
        </summary>
        <ActionForm action={actions.set} label={label} className="mt-4 grid gap-4">
          <Amount name="reserve" cents={plan?.reserve} />
          <Amount name="call" cents={plan?.call} />
          <Schedule name="calls" words="call" schedule={plan?.calls} />
          <Amount name="loan" cents={plan?.loan} />
          <Field
            name="repaid"
            label={t("repaid")}
            hint={t("repaidHint")}
            optional
            width="medium"
            inputMode="decimal"
            suffix="€"
            defaultValue={typed(plan?.repaid)}
          />
          <Schedule name="repayments" words="loan" schedule={plan?.repayments} />
          <Select
            name="keyId"
            label={t("key")}
            placeholder={t("shares")}
            defaultValue={plan?.key?.id}
            choices={keys.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button>{t("save")}</Button>
        </ActionForm>
      </details>
      {plan ? (
        <Confirm trigger={t("remove")} tone="quiet">
          <p>{t("removeWill")}</p>
          <ActionForm action={actions.remove} label={`${t("remove")} (${number})`}>
            <Button tone="danger">{t("remove")}</Button>
          </ActionForm>
        </Confirm>
      ) : null}
    </div>
  );
}

type AmountProps = { name: "reserve" | "call" | "loan"; cents: string | undefined };

function Amount({ name, cents }: AmountProps) {
  const t = useTranslations("assembly.funding");
  return (
    <Field
      name={name}
      label={t(name)}
      hint={t("amountHint")}
      optional
      width="medium"
      inputMode="decimal"
      suffix="€"
      defaultValue={typed(cents)}
    />
  );
}

type ScheduleProps = {
  name: "calls" | "repayments";
  words: "call" | "loan";
  schedule: FundingView["calls"] | undefined;
};

function Schedule({ name, words, schedule }: ScheduleProps) {
  const t = useTranslations("assembly.funding");
  return (
    <div className="flex flex-wrap items-end gap-4 border-rule border-s-2 ps-4">
      <Field
        name={`${name}.count`}
        label={t(`${words}Count`)}
        optional
        width="short"
        inputMode="numeric"
        defaultValue={schedule ? `${schedule.count}` : undefined}
      />
      <DateField
        name={`${name}.firstOn`}
        label={t(`${words}First`)}
        optional
        defaultValue={schedule?.firstOn}
      />
      <Field
        name={`${name}.every`}
        label={t(`${words}Every`)}
        optional
        width="short"
        inputMode="numeric"
        defaultValue={schedule ? `${schedule.every}` : undefined}
      />
    </div>
  );
}
