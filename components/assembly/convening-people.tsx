import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type { NoticeState } from "#server/assembly/convocation/convocation.rules.ts";

type ToConvene = Readonly<{
  partyId: string;
  name: string;
  lots: readonly string[];
  channel: "email" | "registered_letter";
}>;

/** Who is convened and how; where, a fellow owner is not told (AD-09). */
export function PeopleToConvene({ people }: { people: readonly ToConvene[] }) {
  const t = useTranslations("assembly.notice");
  return (
    <Section title={t("people")}>
      <Table
        caption={t("people")}
        captionHidden
        rows={people}
        rowKey={({ partyId }) => partyId}
        columns={[
          { key: "name", header: t("name"), names: true, cell: ({ name }) => name },
          { key: "lots", header: t("lots"), cell: ({ lots }) => lots.join(", ") },
          { key: "channel", header: t("channel"), cell: ({ channel }) => t(channel) },
        ]}
      />
    </Section>
  );
}

type Convened = Readonly<{
  partyId: string;
  name: string;
  state: NoticeState;
  provenOn: string | null;
}>;

/** How far the notice is proven to each. */
export function ConvenedPeople({ people }: { people: readonly Convened[] }) {
  const t = useTranslations("assembly.notice");
  const locale = useLocale();
  return (
    <Section title={t("people")}>
      <Table
        caption={t("people")}
        captionHidden
        rows={people}
        rowKey={({ partyId }) => partyId}
        columns={[
          { key: "name", header: t("name"), names: true, cell: ({ name }) => name },
          {
            key: "state",
            header: t("state"),
            cell: ({ state, provenOn }) =>
              [
                t(`state_${state}`),
                ...(provenOn ? [formatDate(provenOn, locale, "short")] : []),
              ].join(", "),
          },
        ]}
      />
    </Section>
  );
}
