import { useLocale, useTranslations } from "next-intl";
import { formatClock } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import type { BoardView, CutOff } from "#server/assembly/sitting/board.queries.ts";

/** Who at a distance is cut off or was: nothing where nobody was. */
export function RoomConnections({ board: { desk } }: { board: BoardView }) {
  const t = useTranslations("assembly.sitting");
  const lost = desk?.lost ?? [];
  if (lost.length === 0) return null;
  return (
    <Section title={t("connections")} id="connections">
      <ul className="grid gap-2">
        {lost.map((line) => (
          <li key={`${line.name} ${line.at}`}>
            <Line line={line} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Line({ line: { name, at, until, items } }: { line: CutOff }) {
  const t = useTranslations("assembly.sitting");
  const locale = useLocale();
  const time = formatClock(at, locale);
  const votes = { count: items.length, items: items.join(", ") };
  const during = items.length > 0 ? `, ${t("lostVotes", votes)}` : "";
  return until === null ? (
    <Status tone="waiting">
      {t("lostNow", { name, time })}
      {during}
    </Status>
  ) : (
    <>
      {t("lostBack", { name, time, until: formatClock(until, locale) })}
      {during}
    </>
  );
}
