import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate, formatMoment } from "#components/ui/format.ts";
import { Status } from "#components/ui/status.tsx";
import type { MovementLine } from "#server/registry/movement/movement.schema.ts";
import { MovementChange } from "./movement-change.tsx";
import { RestrictionMark } from "./restriction-mark.tsx";

type MovementHistoryProps = {
  movements: readonly MovementLine[];
  /** For the office alone. */
  withdraw?: FormAction | undefined;
};

/** What happened to lots, the latest first; what was taken back stays, and says so. */
export function MovementHistory({ movements, withdraw }: MovementHistoryProps) {
  const t = useTranslations("registry.movement");
  const marks = useTranslations("registry.restriction");
  if (movements.length === 0) return <p className="max-w-measure text-quiet">{t("none")}</p>;
  return (
    <ol className="grid gap-8">
      {movements.map((movement) => (
        <li key={movement.id} className="grid min-w-0 gap-3 border-plate border-s-2 ps-4">
          <Head movement={movement} />
          {movement.restricted ? (
            <RestrictionMark>{marks("names", { names: movement.restricted })}</RestrictionMark>
          ) : null}
          <MovementChange
            caption={t("changed")}
            captionHidden
            before={movement.before}
            after={movement.after}
            names={movement.names}
          />
          {withdraw && movement.isRevocable ? (
            <WithdrawForm id={movement.id} action={withdraw} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Head({ movement }: { movement: MovementLine }) {
  const t = useTranslations("registry.movement");
  const locale = useLocale();
  const { kind, effectiveOn, enjoyedFrom, notary, decision, reason, withdrawal } = movement;
  const by = movement.recordedBy;
  const facts = [
    enjoyedFrom ? t("enjoyedOn", { date: formatDate(enjoyedFrom, locale) }) : null,
    notary ? t("byNotary", { notary }) : null,
    decision ? t("byDecision", { decision }) : null,
    reason ? t("because", { reason }) : null,
    t("recorded", { moment: formatMoment(movement.recordedAt, locale), by }),
  ].filter((fact) => fact !== null);
  return (
    <div className="grid gap-1">
      <h3 className="flex flex-wrap items-center gap-x-4 gap-y-1 font-semibold">
        {t(`happened.${kind}`, { date: formatDate(effectiveOn, locale) })}
        {withdrawal ? <Status tone="danger">{t("withdrawn")}</Status> : null}
      </h3>
      {withdrawal ? (
        <p>
          {t("withdrawnWhy", {
            moment: formatMoment(withdrawal.at, locale),
            by: withdrawal.by,
            reason: withdrawal.reason,
          })}
        </p>
      ) : null}
      <p className="text-fine text-quiet">{facts.join(" · ")}</p>
    </div>
  );
}

function WithdrawForm({ id, action }: { id: string; action: FormAction }) {
  const t = useTranslations("registry.movement");
  return (
    <Confirm trigger={t("withdraw")}>
      <p>{t("withdrawWhat")}</p>
      <ActionForm action={action} label={t("withdraw")}>
        <input type="hidden" name="movementId" value={id} />
        <Field name="reason" label={t("withdrawReason")} maxLength={500} />
        <Button tone="danger">{t("withdraw")}</Button>
      </ActionForm>
    </Confirm>
  );
}
