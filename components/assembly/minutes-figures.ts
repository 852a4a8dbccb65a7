import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { strayFigures } from "#server/assembly/minutes/prose.rules.ts";
import type { MinutesRecord } from "#server/assembly/minutes/record.schema.ts";
import { minutesWords } from "./minutes-words.ts";

/** For each item, the figures of its prose that the act prints nowhere around it, in its own language. */
export function strayFiguresOf(record: MinutesRecord): ReadonlyMap<number, readonly string[]> {
  const locale = toLocale(record.language);
  const t = translator(locale, "documents");
  const words = minutesWords({ record, recordHash: "", signatures: [] }, t, locale);
  const common = [words.title, words.intro, ...words.facts.flatMap(({ lines }) => lines)];
  return new Map(
    words.items.map(({ number, title, explanation, before, after, disposals, resolutions }) => {
      const texts = resolutions.flatMap(({ number: at, text, majority, result, ...said }) => [
        ...[at, text, majority, ...said.electorate, ...said.funding, ...said.motions],
        ...(result?.lines ?? []),
      ]);
      const printed = [...common, String(number), title, explanation ?? "", ...disposals, ...texts];
      return [number, strayFigures([...before, ...after].join("\n"), printed)] as const;
    }),
  );
}
