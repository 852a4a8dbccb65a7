import { useLocale, useTranslations } from "next-intl";
import { formatInteger } from "#components/ui/format.ts";
import { Plate } from "#components/ui/plate.tsx";
import { Table } from "#components/ui/table.tsx";
import type { LotShown, Snapshot } from "#server/registry/movement/movement.schema.ts";

export type Names = Readonly<Record<string, string>>;

type MovementChangeProps = {
  caption: string;
  captionHidden?: boolean;
  before: Snapshot;
  after: Snapshot;
  names: Names;
};

/** What an act changed, or would change: each lot as it was and as it becomes. */
export function MovementChange({
  caption,
  captionHidden,
  before,
  after,
  names,
}: MovementChangeProps) {
  const t = useTranslations("registry.movement");
  const find = ({ lots }: Snapshot, id: string) => lots.find(({ lotId }) => lotId === id) ?? null;
  const known = [...before.lots, ...after.lots];
  const ids = [...new Set(known.map(({ lotId }) => lotId))];
  const rows = ids.map((id) => ({ id, was: find(before, id), is: find(after, id) }));
  return (
    <Table
      caption={caption}
      captionHidden={captionHidden ?? false}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "lot",
          header: t("lot"),
          names: true,
          cell: ({ was, is }) => <Plate size="small">{(is ?? was)?.code}</Plate>,
        },
        {
          key: "before",
          header: t("before"),
          cell: ({ was }) => <LotState lot={was} none={t("notYet")} names={names} />,
        },
        {
          key: "after",
          header: t("after"),
          cell: ({ is }) => <LotState lot={is} none={t("noMore")} names={names} />,
        },
      ]}
    />
  );
}

/** The shares of a lot and who holds it, in a few words each. */
function LotState({ lot, none, names }: { lot: LotShown | null; none: string; names: Names }) {
  const t = useTranslations("registry");
  const locale = useLocale();
  if (!lot) return <span className="text-quiet">{none}</span>;
  return (
    <ul className="grid gap-0.5">
      <li className="text-quiet">
        {t("movement.shares", { shares: formatInteger(lot.shares, locale) })}
      </li>
      {lot.holders.map(({ partyId, right, num, den }) => (
        <li key={`${partyId} ${right}`}>
          {t("movement.holder", {
            name: names[partyId] ?? "",
            right: t(`right.${right}`),
            part: num === den ? "" : `${num}/${den}`,
          })}
        </li>
      ))}
    </ul>
  );
}
