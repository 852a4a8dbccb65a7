import { useLocale, useTranslations } from "next-intl";
import { RestrictionMark } from "#components/registry/restriction-mark.tsx";
import { formatInteger } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import type {
  RollHand,
  RollLine,
  RoomView,
} from "#server/assembly/attendance/attendance.queries.ts";

/** The roll: each head with its shares and who votes for it at this moment. */
export function RoomRoll({ room }: { room: RoomView }) {
  const t = useTranslations("assembly.room");
  const marks = useTranslations("registry.restriction");
  const locale = useLocale();
  return (
    <Section title={t("roll")}>
      <Table
        caption={t("roll")}
        captionHidden
        rows={room.roll}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: "number", header: t("number"), numeric: true, cell: ({ number }) => number },
          {
            key: "holders",
            header: t("holders"),
            names: true,
            cell: ({ holders, lots, restricted }) => (
              <>
                {`${holders.join(" & ")} (${lots.join(", ")})`}
                {restricted.length > 0 ? (
                  <RestrictionMark>
                    {marks("names", { names: restricted.join(", ") })}
                  </RestrictionMark>
                ) : null}
              </>
            ),
          },
          {
            key: "shares",
            header: t("weight"),
            numeric: true,
            cell: ({ shares }) => formatInteger(shares, locale),
          },
          { key: "by", header: t("by"), cell: (line) => <By line={line} /> },
        ]}
      />
    </Section>
  );
}

function By({ line: { by, parts, suspended } }: { line: RollLine }) {
  const t = useTranslations("assembly.room");
  const hand = (who: RollHand | null) => {
    if (!who) return t("absent");
    return who.underProxy ? t("byProxy", { name: who.name }) : who.name;
  };
  if (suspended) return t("suspended");
  if (parts.length === 0) return hand(by);
  return (
    <ul className="grid gap-1">
      {parts.map((part) => (
        <li key={part.lots.join()}>
          {t("byLots", { lots: part.lots.join(", "), who: hand(part.by) })}
        </li>
      ))}
    </ul>
  );
}
