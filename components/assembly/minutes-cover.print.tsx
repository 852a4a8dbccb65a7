import type { ActProps } from "#components/documents/act-page.print.tsx";
import type { MinutesAct } from "#server/documents/template/template.schema.ts";
import { LetterCover } from "./letter-cover.print.tsx";
import { minutesLetter } from "./minutes-letter.ts";

/** The letter that brings the minutes by post. */
export function MinutesCoverPrint({ act, t, locale }: ActProps<MinutesAct>) {
  const { association, cover } = act;
  if (!cover) return null;
  const letter = minutesLetter(act, t, locale);
  return <LetterCover {...{ association, cover, letter, t, locale }} />;
}
