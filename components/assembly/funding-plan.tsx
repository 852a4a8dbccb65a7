import { useLocale, useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { formatMoney } from "#components/ui/format.ts";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Money } from "#components/ui/money.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Table } from "#components/ui/table.tsx";
import type { FundingView } from "#server/assembly/funding/funding.schema.ts";
import { OwnImpact } from "./own-impact.tsx";

/** What a decision costs at most, where it comes from, and when it is asked for. */
export function FundingPlan({ plan, number }: { plan: FundingView; number: string }) {
  const t = useTranslations("assembly.funding");
  const locale = useLocale();
  const { key, ceiling, reserve, call, loan, repaid, instalments, own } = plan;
  const money = (cents: string) => formatMoney(cents, locale);
  const ownOn = new Map(own?.instalments.map((one) => [`${one.source} ${one.dueOn}`, one.cents]));
  const parts = [
    { term: t("reserve"), cents: reserve, detail: money(reserve) },
    { term: t("call"), cents: call, detail: money(call) },
    {
      ...{ term: t("loan"), cents: loan },
      detail: t("borrowed", { amount: money(loan), repaid: money(repaid) }),
    },
  ].filter(({ cents }) => cents !== "0");
  const yours = {
    key: "yours",
    header: t("yours"),
    numeric: true,
    cell: ({ source, dueOn }: FundingView["instalments"][number]) => (
      <Money cents={ownOn.get(`${source} ${dueOn}`) ?? "0"} />
    ),
  };
  return (
    <>
      {own ? <OwnImpact impact={own} /> : null}
      {plan.isUndivided ? <Notice tone="waiting">{t("undivided")}</Notice> : null}
      <DefinitionList
        items={[
          { term: t("ceiling"), detail: <Money cents={ceiling} /> },
          ...parts.map(({ term, detail }) => ({ term, detail })),
          { term: t("dividedBy"), detail: key?.name ?? t("shares") },
        ]}
      />
      {instalments.length > 0 ? (
        <Table
          caption={t("plan", { number })}
          captionHidden
          rows={instalments}
          rowKey={({ source, dueOn }) => `${source} ${dueOn}`}
          columns={[
            {
              key: "due",
              header: t("due"),
              names: true,
              cell: ({ dueOn }) => <LegalDate iso={dueOn} style="short" />,
            },
            { key: "what", header: t("what"), cell: ({ source }) => t(`source.${source}`) },
            {
              key: "all",
              header: t("all"),
              numeric: true,
              cell: ({ cents }) => <Money cents={cents} />,
            },
            ...(own && own.instalments.length > 0 ? [yours] : []),
          ]}
        />
      ) : null}
    </>
  );
}
