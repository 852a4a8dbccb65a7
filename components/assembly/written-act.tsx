import { useLocale } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { WrittenMinutesRecord } from "#server/assembly/written/record.schema.ts";
import { minutesWords } from "./written-words.ts";

/** The minutes of a written decision as a page: the twin of the printed ones, for whoever holds them. */
export function WrittenMinutesWords({ record }: { record: WrittenMinutesRecord }) {
  const locale = toLocale(useLocale());
  const words = minutesWords(record, translator(locale, "documents"), locale);
  return (
    <div className="act grid gap-3">
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      <DefinitionList items={words.facts} />
      {words.explanation ? <p lang={record.language}>{words.explanation}</p> : null}
      {words.texts.map(({ number, heading, text, notes }) => (
        <div key={number}>
          <h3>{heading}</h3>
          <p lang={record.language} className="max-w-measure whitespace-pre-line font-semibold">
            {text}
          </p>
          {notes.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ))}
      {words.annexes.map((line) => (
        <p key={line} className="break-all text-fine text-quiet">
          {line}
        </p>
      ))}
      <h3>{words.signed}</h3>
      <ul className="grid gap-2">
        {words.members.map(({ member, signature }) => (
          <li key={`${member} ${signature}`}>
            {member}
            <p className="text-quiet">{signature}</p>
          </li>
        ))}
      </ul>
      <p className="break-all text-fine text-quiet">
        {words.hashTerm}: {record.hash}
      </p>
      <p>{words.drawn}</p>
    </div>
  );
}
