import { useLocale } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { ExtractRecord } from "#server/assembly/extract/extract.schema.ts";
import { extractWords } from "./extract-words.ts";

/** An extract as a page: the twin of the printed one, for whoever holds it. */
export function ExtractWords({ record }: { record: ExtractRecord }) {
  const locale = toLocale(useLocale());
  const words = extractWords(record, translator(locale, "documents"), locale);
  return (
    <div className="act grid gap-3">
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      <DefinitionList items={words.facts} />
      <p lang={record.language} className="max-w-measure whitespace-pre-line font-semibold">
        {words.text}
      </p>
      <p className="font-semibold">{words.outcome}</p>
      {[...words.details, words.standing, ...words.disagreements].map((line) => (
        <p key={line} className="text-quiet">
          {line}
        </p>
      ))}
      <p>{words.certified}</p>
      <p>{words.by}</p>
    </div>
  );
}
