import type { Words } from "#components/documents/act-page.print.tsx";
import { formatDate, formatMoney } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import type { MinutesFunding } from "#server/assembly/minutes/record.schema.ts";

/** How a decision is paid, in sentences: its ceiling, then each source that is used. */
export function fundingLines(
  funding: MinutesFunding | undefined,
  t: Words,
  locale: Locale,
): readonly string[] {
  if (!funding) return [];
  const { key, ceiling, reserve, call, calls, loan, repaid, repayments } = funding;
  const money = (cents: string) => formatMoney(cents, locale);
  const when = ({ count, firstOn, every }: NonNullable<typeof calls>) => ({
    ...{ count, every, date: formatDate(firstOn, locale) },
  });
  return [
    t("minutes.funding.ceiling", {
      amount: money(ceiling),
      key: key ? t("minutes.funding.key", { name: key }) : t("minutes.funding.shares"),
    }),
    ...(reserve === "0" ? [] : [t("minutes.funding.reserve", { amount: money(reserve) })]),
    ...(calls ? [t("minutes.funding.call", { amount: money(call), ...when(calls) })] : []),
    ...(repayments
      ? [
          t("minutes.funding.loan", {
            ...{ amount: money(loan), repaid: money(repaid), ...when(repayments) },
          }),
        ]
      : []),
  ];
}
