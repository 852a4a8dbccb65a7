import { useTranslations } from "next-intl";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";

type Seen = Readonly<{ on: string; who: string | null }>;

/** Who of the office opened one's own page, day by day, in the last twelve months. */
export function SeenBy({ seen }: { seen: readonly Seen[] }) {
  const t = useTranslations("registry.activity");
  return (
    <Section title={t("seenMine")}>
      <p className="max-w-measure text-quiet">{t("seenMineLead")}</p>
      <Table
        caption={t("seenMine")}
        captionHidden
        rows={seen}
        rowKey={({ on, who }) => `${on} ${who}`}
        empty={<p>{t("noneSeenMine")}</p>}
        columns={[
          {
            key: "on",
            header: t("on"),
            names: true,
            cell: ({ on }) => <LegalDate iso={on} />,
          },
          { key: "who", header: t("who"), cell: ({ who }) => who ?? t("unknown") },
        ]}
      />
    </Section>
  );
}
