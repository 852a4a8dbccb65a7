import { useLocale, useTranslations } from "next-intl";
import { formatInteger } from "#components/ui/format.ts";
import { Table } from "#components/ui/table.tsx";
import type { RoomView } from "#server/assembly/attendance/attendance.queries.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";

type RoomElectorateProps = { room: RoomView; ballot: BallotView };

/** Who counts on a text that only a special common part decides, with his votes, there or not. */
export function RoomElectorate({ room, ballot }: RoomElectorateProps) {
  const t = useTranslations("assembly.electorate");
  const words = useTranslations("assembly.room");
  const locale = useLocale();
  const { electorate, number: item } = ballot;
  if (!electorate) return null;
  const votesOf = new Map(electorate.heads.map(({ number, votes }) => [number, votes]));
  return (
    <details>
      <summary className="w-fit py-1 font-semibold text-plate">{t("roll", { item })}</summary>
      <div className="mt-4">
        <Table
          caption={t("roll", { item })}
          captionHidden
          rows={room.roll.filter(({ number }) => votesOf.has(number))}
          rowKey={({ number }) => String(number)}
          columns={[
            { key: "number", header: words("number"), cell: ({ number }) => number },
            {
              key: "holders",
              header: words("holders"),
              names: true,
              cell: ({ holders, lots }) => `${holders.join(" & ")} (${lots.join(", ")})`,
            },
            {
              key: "votes",
              header: t("votes"),
              numeric: true,
              cell: ({ number }) => formatInteger(votesOf.get(number) ?? 0n, locale),
            },
            {
              key: "by",
              header: words("by"),
              cell: ({ by }) =>
                by ? (by.underProxy ? words("byProxy", { name: by.name }) : by.name) : t("absent"),
            },
          ]}
        />
      </div>
    </details>
  );
}
