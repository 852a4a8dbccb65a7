import { useLocale } from "next-intl";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { ParticipationRecord } from "#server/assembly/participation/participation.schema.ts";
import { participationWords } from "./participation-words.ts";

/** A certificate as a page: the twin of the printed one, for whoever holds it. */
export function ParticipationWords({ record }: { record: ParticipationRecord }) {
  const locale = toLocale(useLocale());
  const words = participationWords(record, translator(locale, "documents"), locale);
  return (
    <div className="act grid gap-3">
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      {words.presences.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {words.onPaper ? <p>{words.onPaper}</p> : null}
      <ul>
        {words.votes.map(({ key, line, receipt }) => (
          <li key={key}>
            {line}
            <p className="break-all text-fine text-quiet">{receipt}</p>
          </li>
        ))}
      </ul>
      <p>{words.issued}</p>
    </div>
  );
}
