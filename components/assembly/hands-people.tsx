import { useLocale, useTranslations } from "next-intl";
import { formatInteger } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { HandHead } from "#server/assembly/ballot/hands.rules.ts";

/** A head in words: its lots, whose it is, and who carries it. */
export function useHeadWords() {
  const t = useTranslations("assembly.hands");
  return ({ names, lots, carrier }: HandHead) => {
    const who = { names: names.join(" & "), lots: lots.map(({ code }) => code).join(", ") };
    return carrier ? t("headBy", { ...who, carrier }) : t("head", who);
  };
}

/** What may be typed for whom, and where each one stands. */
export function HandsPeople({ heads }: { heads: readonly HandHead[] }) {
  const t = useTranslations("assembly.hands");
  const words = useTranslations("assembly.room");
  const locale = useLocale();
  return (
    <Section title={t("people")} id="people">
      <Table
        caption={t("people")}
        captionHidden
        rows={heads}
        rowKey={({ entitlementId, lots }) => `${entitlementId} ${lots[0]?.lotId}`}
        columns={[
          {
            key: "lots",
            header: t("lots"),
            cell: ({ lots }) => lots.map(({ code }) => code).join(", "),
          },
          {
            key: "holders",
            header: words("holders"),
            names: true,
            cell: ({ names, carrier }) =>
              carrier
                ? `${names.join(" & ")} (${words("byProxy", { name: carrier })})`
                : names.join(" & "),
          },
          {
            key: "votes",
            header: t("votes"),
            numeric: true,
            cell: ({ votes }) => formatInteger(votes, locale),
          },
          {
            key: "standing",
            header: t("standing"),
            cell: ({ standing }) => t(`stands.${standing}`),
          },
        ]}
      />
    </Section>
  );
}
