import { useTranslations } from "next-intl";
import { Money } from "#components/ui/money.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { Table } from "#components/ui/table.tsx";
import type { DecisionLots } from "#server/assembly/funding/funding.schema.ts";

type FundingLotsProps = { lots: DecisionLots["lots"]; number: string };

/** For the office: what each lot would bear of a decision. */
export function FundingLots({ lots, number }: FundingLotsProps) {
  const t = useTranslations("assembly.funding");
  return (
    <details className="grid gap-4">
      <summary className="w-fit py-1 font-semibold text-plate">{t("lotsShow")}</summary>
      <Table
        caption={t("lots", { number })}
        captionHidden
        rows={lots}
        rowKey={({ lotId }) => lotId}
        columns={[
          { key: "lot", header: t("lot"), names: true, cell: ({ code }) => <Plate>{code}</Plate> },
          { key: "holders", header: t("holders"), cell: ({ holders }) => holders.join(", ") },
          {
            key: "reserve",
            header: t("ofReserve"),
            numeric: true,
            cell: ({ reserve }) => <Money cents={reserve} />,
          },
          {
            key: "asked",
            header: t("asked"),
            numeric: true,
            cell: ({ total }) => <Money cents={total} />,
          },
        ]}
      />
    </details>
  );
}
