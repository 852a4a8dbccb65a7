import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatMoney } from "#components/ui/format.ts";
import type { FundingView, ImpactView } from "#server/assembly/funding/funding.schema.ts";

/** What a decision would ask of the reader, before he votes on it. */
export function OwnImpact({ impact }: { impact: ImpactView }) {
  const t = useTranslations("assembly.funding");
  const locale = useLocale();
  const { reserve, instalments, total, isJoint } = impact;
  const [first] = instalments;
  const count = instalments.length;
  const when = first && {
    amount: formatMoney(first.cents, locale),
    date: formatDate(first.dueOn, locale),
  };
  return (
    <div className="max-w-measure border-plate border-s-4 bg-plate-tint px-4 py-3">
      <p className="font-semibold">
        {when ? t("own", { total: formatMoney(total, locale), count }) : t("ownNone")}
      </p>
      {when ? <p>{t(count > 1 ? "ownFirst" : "ownOnce", when)}</p> : null}
      {reserve === "0" ? null : <p>{t("ownReserve", { amount: formatMoney(reserve, locale) })}</p>}
      {isJoint ? <p className="text-fine">{t("joint")}</p> : null}
    </div>
  );
}

type ShownImpactProps = { plans: readonly FundingView[]; resolutionId: string };

/** The same beside a text, where it has a plan of payment that concerns the reader. */
export function ShownImpact({ plans, resolutionId }: ShownImpactProps) {
  const own = plans.find((plan) => plan.resolutionId === resolutionId)?.own;
  return own ? <OwnImpact impact={own} /> : null;
}
