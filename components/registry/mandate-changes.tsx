import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { EndKind } from "#server/registry/mandate/mandate.schema.ts";
import type { MandateActions, ShownMandate } from "./mandate-page.tsx";
import { TermFields } from "./term-fields.tsx";

type MandateChangesProps = { mandate: ShownMandate; actions: MandateActions };

/** What may still be said of a mandate: that it ends before its term, or was entered wrongly. */
export function MandateChanges({ mandate, actions }: MandateChangesProps) {
  const t = useTranslations("registry.mandate");
  const { when, end } = mandate;
  return (
    <div className="grid gap-4">
      {when === "present" && !end ? <EndForm action={actions.end} /> : null}
      <Confirm trigger={t("correct")}>
        <p>{t("correctWill")}</p>
        <ActionForm action={actions.correct} label={t("correct")}>
          <TermFields term={mandate} />
          <Textarea name="reason" label={t("reason")} rows={2} />
          <div>
            <Button>{t("save")}</Button>
          </div>
        </ActionForm>
      </Confirm>
      {when === "future" ? (
        <Confirm trigger={t("withdraw")}>
          <p>{t("withdrawWill")}</p>
          <ActionForm action={actions.withdraw} label={t("withdraw")}>
            <Textarea name="reason" label={t("reason")} rows={2} />
            <div>
              <Button tone="danger">{t("withdrawDo")}</Button>
            </div>
          </ActionForm>
        </Confirm>
      ) : null}
    </div>
  );
}

function EndForm({ action }: { action: FormAction }) {
  const t = useTranslations("registry.mandate");
  return (
    <Confirm trigger={t("end")}>
      <p>{t("endWill")}</p>
      <ActionForm action={action} label={t("end")}>
        <Select
          name="kind"
          label={t("endWhy")}
          defaultValue="dismissal"
          choices={EndKind.options.map((value) => ({ value, label: t(`endKind.${value}`) }))}
        />
        <DateField name="decidedOn" label={t("decidedOn")} />
        <DateField name="lastDay" label={t("lastDay")} />
        <Textarea name="reason" label={t("reason")} rows={2} />
        <div>
          <Button>{t("save")}</Button>
        </div>
      </ActionForm>
    </Confirm>
  );
}

/** What a former office did because it could not wait. */
export function UrgentActForm({ today, action }: { today: string; action: FormAction }) {
  const t = useTranslations("registry.mandate");
  return (
    <Confirm trigger={t("act")}>
      <p>{t("actHint")}</p>
      <ActionForm action={action} label={t("act")}>
        <DateField name="actedOn" label={t("actedOn")} defaultValue={today} max={today} />
        <Textarea name="what" label={t("what")} rows={2} />
        <Textarea name="why" label={t("why")} rows={2} />
        <div>
          <Button>{t("save")}</Button>
        </div>
      </ActionForm>
    </Confirm>
  );
}
